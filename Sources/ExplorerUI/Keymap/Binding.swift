public import ExplorerModel
public import TerminalKit

/// One line of the table of keys: in this place, these presses mean this command.
public struct Binding: Hashable, Sendable {
  /// One press, or several that follow each other (`gg`).
  public var keys: [KeyPress]
  public var command: Command
  public var scope: Scope

  /// Where a binding holds. What holds in a pane is asked before what holds everywhere.
  public enum Scope: Hashable, Sendable {
    /// In every pane, while no popup is open.
    case everywhere
    case pane(PaneID)
    case popup(Popup)
  }

  public init(keys: [KeyPress], command: Command, scope: Scope) {
    self.keys = keys
    self.command = command
    self.scope = scope
  }

  /// As people write it: `gg`, `ctrl-r`, `Alt-←`.
  public var label: String { keys.label }
}

extension [KeyPress] {
  /// Characters stand close together, named keys apart: `gg`, `ctrl-x ctrl-s`.
  var label: String {
    let labels = map(\.label)
    return labels.joined(separator: labels.allSatisfy { $0.count == 1 } ? "" : " ")
  }
}

/// The kinds of popups, for telling apart what keys mean in them.
public enum Popup: Hashable, Sendable, CaseIterable {
  case help
  case palette
  case menu
  case confirm
  case form
  case drafts
  case conflict
  case tray
  case requests
  case exchange
  case api
  case messages
  case compare
  case reading

  public init(_ overlay: Overlay) {
    self =
      switch overlay {
      case .help: .help
      case .palette: .palette
      case .menu: .menu
      case .confirm: .confirm
      case .form: .form
      case .drafts: .drafts
      case .conflict: .conflict
      case .tray: .tray
      case .requests: .requests
      case .exchange: .exchange
      case .api: .api
      case .messages: .messages
      case .compare: .compare
      case .reading: .reading
      }
  }
}
