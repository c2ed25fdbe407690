public import ExplorerModel
public import TerminalKit

/// What keys mean: the one table dispatch, footer, help, palette and manual page are made from.
public struct Keymap: Hashable, Sendable {
  /// In the order in which help lists them; of several for one command the first is shown.
  public let bindings: [Binding]
  private let labels: KeyLabels
  /// The same by where they hold: a key is looked up with every press.
  private let scopes: [Binding.Scope: [Binding]]

  /// The keys as they come.
  public static let standard = Keymap(bindings: DefaultBindings.all)

  /// What a press came to.
  public enum Resolution: Equatable, Sendable {
    case action(AppAction)
    /// It may become something with the next press.
    case pending
    /// It means nothing here.
    case none
  }

  init(bindings: [Binding]) {
    self.bindings = bindings
    labels = KeyLabels(bindings)
    scopes = Dictionary(grouping: bindings, by: \.scope)
  }

  /// The keys that come with the program, changed by the user: an override replaces all keys of its
  /// command, in every place where it has some. Throws what cannot be read, and clashes, with where
  /// they stand.
  public init(overrides: [KeyOverride]) throws(KeymapError) {
    var bindings = DefaultBindings.all
    var changed: [Command: String] = [:]
    for override in overrides {
      let (command, keys) = try override.parsed()
      changed[command] = override.place
      let scopes = bindings.filter { $0.command == command }.map(\.scope)
      bindings.removeAll { $0.command == command }
      for scope in scopes.isEmpty ? [.everywhere] : scopes.uniqued() {
        bindings += keys.map { Binding(keys: $0, command: command, scope: scope) }
      }
    }
    try KeymapClash.check(bindings, changed: changed)
    self.init(bindings: bindings)
  }

  // MARK: Dispatch

  /// What `press` means after `pending` presses that waited for it.
  ///
  /// Where two bindings have the same keys, the nearer one is meant, unless it is impossible now
  /// and the other is not.
  public func action(
    for press: KeyPress, pending: [KeyPress] = [], state: AppState
  ) -> Resolution {
    if pending.isEmpty, let action = TextKeys.action(for: press, state: state) {
      return .action(action)
    }
    let presses = pending + [press]
    let reachable = scopes(in: state).flatMap { scopes[$0] ?? [] }
    let exact = reachable.filter { $0.keys == presses }
    let possible = exact.first {
      if case .popup = $0.scope { true } else { $0.command.availability(in: state).reason == nil }
    }
    if let binding = possible ?? exact.first { return .action(.command(binding.command)) }
    if reachable.contains(where: { $0.keys.starts(with: presses) }) { return .pending }
    // Where nothing can be typed, what follows the key of the filter is still no command.
    let isFilter = scopes[.everywhere]?.contains { $0.command == .filter && $0.keys == presses }
    return isFilter == true ? .action(.command(.filter)) : .none
  }

  private func scopes(in state: AppState) -> [Binding.Scope] {
    if let overlay = state.overlays.last { return [.popup(Popup(overlay))] }
    let focus = state.layout.focus
    return [.pane(state.relationshipsHaveKeys ? .relationships : focus), .everywhere]
  }

  // MARK: Words

  /// The bindings that hold in a pane, its own first.
  public func bindings(for pane: PaneID) -> [Binding] {
    KeyLabels.reachable(bindings, in: pane)
  }

  /// The bindings that hold in a popup.
  public func bindings(for popup: Popup) -> [Binding] {
    bindings.filter { $0.scope == .popup(popup) }
  }

  /// The keys of a command in a pane, as people write them: `:`, `ctrl-p`; empty if it has none.
  public func labels(of command: Command, in pane: PaneID) -> [String] {
    labels.of(command, in: pane)
  }

  public func labels(of command: Command, in popup: Popup) -> [String] {
    labels.of(command, in: popup)
  }

  /// The keys of a command wherever it has some.
  public func labels(of command: Command) -> [String] { labels.of(command) }
}

extension Sequence where Element: Hashable {
  /// Every element once, in the order of first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
