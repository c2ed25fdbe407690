public import ExplorerModel
import PlatformModel
public import TerminalKit

/// Makes actions of what comes from the terminal; remembers half a key sequence and the last click.
public struct InputReader: Sendable {
  public var keymap: Keymap
  /// Presses that wait for the next one, for the status line.
  public private(set) var pending: [KeyPress] = []
  private var lastClick: (position: Point, at: Timestamp, count: Int)?

  public init(keymap: Keymap = .standard) {
    self.keymap = keymap
  }

  /// The action an event asks for; nil for what is nobody's business here, such as focus.
  public mutating func action(for event: InputEvent, state: AppState) -> AppAction? {
    switch event {
    case .key(let press): return action(for: press, state: state)
    case .paste(let text):
      pending = []
      // Where nothing is typed it is not dropped without a word.
      return TextKeys.paste(text, state: state) ?? .unknownKey("A pasted text")
    case .mouse(let mouse):
      return PointerMap.event(for: mouse, state: state, clicks: clicks(mouse, state)).map {
        .pointer($0)
      }
    default: return nil
    }
  }

  private mutating func action(for press: KeyPress, state: AppState) -> AppAction? {
    let presses = pending + [press]
    switch keymap.action(for: press, pending: pending, state: state) {
    case .action(let action):
      pending = []
      return action
    case .pending:
      pending = presses
      return nil
    case .none:
      let wasWaiting = !pending.isEmpty
      pending = []
      // Escape ends a sequence and nothing else.
      if wasWaiting, press.key == .escape { return nil }
      return .unknownKey(presses.label)
    }
  }

  /// How often the same place was clicked in a short time.
  private mutating func clicks(_ mouse: MouseEvent, _ state: AppState) -> Int {
    guard case .press(.left) = mouse.kind else { return 1 }
    var count = 1
    if let last = lastClick, last.position == mouse.position,
      state.now - last.at < .milliseconds(400)
    {
      count = last.count + 1
    }
    lastClick = (mouse.position, state.now, count)
    return count
  }
}
