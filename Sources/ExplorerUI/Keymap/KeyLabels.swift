import ExplorerModel

/// The keys of every command as people write them, looked up in every frame and so made only once.
struct KeyLabels: Hashable, Sendable {
  private var panes: [PaneID: [Command: [String]]] = [:]
  private var popups: [Popup: [Command: [String]]] = [:]
  private var all: [Command: [String]]

  init(_ bindings: [Binding]) {
    all = Self.labels(bindings)
    for pane in PaneID.allCases {
      panes[pane] = Self.labels(Self.reachable(bindings, in: pane))
    }
    for popup in Popup.allCases {
      popups[popup] = Self.labels(bindings.filter { $0.scope == .popup(popup) })
    }
  }

  func of(_ command: Command) -> [String] { all[command] ?? [] }
  func of(_ command: Command, in pane: PaneID) -> [String] { panes[pane]?[command] ?? [] }
  func of(_ command: Command, in popup: Popup) -> [String] { popups[popup]?[command] ?? [] }

  /// The bindings that hold in a pane, its own first.
  static func reachable(_ bindings: [Binding], in pane: PaneID) -> [Binding] {
    let own = bindings.filter { $0.scope == .pane(pane) }
    return own
      + bindings.filter { binding in
        binding.scope == .everywhere && binding.command.panes.contains(pane)
          && !own.contains { $0.keys == binding.keys }
      }
  }

  private static func labels(_ bindings: [Binding]) -> [Command: [String]] {
    Dictionary(grouping: bindings, by: \.command).mapValues { $0.map(\.label).uniqued() }
  }
}
