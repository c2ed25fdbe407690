/// A line that is typed where nothing can be typed: `/` was refused, and what follows is no command.
public struct RefusedInput: Hashable, Sendable {
  public var input = TextInput()
  /// Why nothing can be typed here.
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension AppState {
  /// Swallows what is typed until Enter or Esc.
  mutating func refuseInput(_ reason: String) {
    status.current = nil
    refusedInput = RefusedInput(reason: reason)
  }
}

extension Overlay {
  /// It has a filter or a search of its own.
  var takesFilter: Bool {
    switch self {
    case .requests, .exchange, .drafts: true
    case .help, .palette, .menu, .confirm, .form, .conflict, .tray, .api, .messages, .compare,
      .reading:
      false
    }
  }
}
