/// A terminal as the program needs it: a screen to draw on, and events to read.
///
/// Used on the first thread only. The run loop polls `descriptors` for reading, with
/// `inputTimeout` as an upper bound of the wait, and then calls `readEvents()`.
public protocol Terminal: AnyObject {
  var size: Size { get }
  /// The colours the terminal shows; `monochrome` if the user wants no colours.
  var colorDepth: ColorDepth { get }
  /// The look of styles; setting it makes the next `present` draw everything.
  var theme: Theme { get set }
  /// The name of the terminal for people, for example `xterm-256color`.
  var name: String { get }

  /// Descriptors that become readable when there are events; empty if events come otherwise.
  var descriptors: [Int32] { get }
  /// Milliseconds after which `readEvents()` should be called even if nothing became readable: an
  /// Escape waits to become a key. Nil: no need.
  var inputTimeout: Int? { get }
  /// The events since the last call; never waits. Ends a sequence that waited longer than the timeout.
  func readEvents() -> [InputEvent]

  /// Shows `buffer`. With `previous`, the buffer shown before, only what differs is sent. The cursor
  /// stands at `cursor`, or is hidden.
  func present(_ buffer: CellBuffer, previous: CellBuffer?, cursor: Point?)

  /// Gives the terminal back, for an editor or a shell; `resume()` takes it again, after which the
  /// whole screen must be presented.
  func suspend()
  func resume()
  /// Suspends, stops the process as ctrl-z does, and resumes when it goes on, after which the whole
  /// screen must be presented.
  func stop()
  /// Suspends, runs a program such as an editor on the terminal, waits for it, and resumes. Returns its
  /// exit status (128 and more: ended by a signal), or nil if it could not be run.
  func run(_ command: [String]) -> Int32?
  /// Gives the terminal back for good; later calls have no effect.
  func close()

  func setTitle(_ title: String)
  /// Puts `text` into the clipboard of the user's machine (OSC 52); false if it is too long for that.
  func copy(_ text: String) -> Bool
  func ring()
  /// Switches mouse reports on or off.
  func setMouse(_ isOn: Bool)
}
