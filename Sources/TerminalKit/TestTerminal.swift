/// A terminal in memory: shows frames to a test, and types what the test says.
public final class TestTerminal: Terminal {
  public var size: Size
  public var colorDepth: ColorDepth
  public var theme: Theme
  public let name = "test"
  public let descriptors: [Int32] = []
  public let inputTimeout: Int? = nil

  /// The last frame.
  public private(set) var screen: CellBuffer
  public private(set) var cursor: Point?
  /// How many frames were shown, and how many rows of them had to be sent.
  public private(set) var frames = 0
  public private(set) var rowsSent = 0
  public private(set) var title = ""
  public private(set) var clipboard: String?
  public private(set) var bells = 0
  public private(set) var isSuspended = false
  public private(set) var isClosed = false
  public private(set) var hasMouse = true
  /// Stands for the programs that are run; gets the command and returns the exit status.
  public var onRun: (([String]) -> Int32?)?

  private var waiting: [InputEvent] = []
  private var decoder = KeyDecoder()

  public init(
    size: Size = Size(columns: 80, rows: 24), colorDepth: ColorDepth = .colors256,
    theme: Theme = .builtIn
  ) {
    self.size = size
    self.colorDepth = colorDepth
    self.theme = theme
    screen = CellBuffer(size: size)
  }

  /// Presses keys, written as in a configuration file: `press("gg ctrl-r Enter")`. What is no key is
  /// typed.
  public func press(_ keys: String) {
    waiting += (KeyPress.sequence(parsing: keys) ?? keys.map { KeyPress($0) }).map { .key($0) }
  }

  /// Types characters one by one.
  public func type(_ text: String) {
    waiting += text.map { .key(KeyPress($0)) }
  }

  public func send(_ event: InputEvent) {
    waiting.append(event)
  }

  /// Sends bytes as a real terminal would, followed by silence.
  public func send(bytes: some Collection<UInt8>) {
    waiting += decoder.feed(bytes) + decoder.flush()
  }

  /// Changes the size, as a user does with the window.
  public func resize(to size: Size) {
    self.size = size
    waiting.append(.resize)
  }

  /// The text on the screen, row by row.
  public var text: String { screen.text }

  public func readEvents() -> [InputEvent] {
    defer { waiting.removeAll() }
    return waiting
  }

  public func present(_ buffer: CellBuffer, previous: CellBuffer?, cursor: Point?) {
    frames += 1
    rowsSent += buffer.rowsChanged(from: previous).reduce(0) { $0 + $1.count }
    screen = buffer
    self.cursor = cursor
  }

  public func suspend() { isSuspended = true }
  public func resume() { isSuspended = false }
  public func stop() { waiting.append(.resumed) }
  public func run(_ command: [String]) -> Int32? { onRun?(command) }
  public func close() { isClosed = true }
  public func setTitle(_ title: String) { self.title = title }
  public func ring() { bells += 1 }
  public func setMouse(_ isOn: Bool) { hasMouse = isOn }

  public func copy(_ text: String) -> Bool {
    clipboard = text
    return true
  }
}
