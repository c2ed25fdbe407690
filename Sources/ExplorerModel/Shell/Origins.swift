/// A pane one went on from, with the tab the inspector showed.
public struct Origin: Hashable, Sendable {
  public let pane: PaneID
  public let tab: InspectorTab

  init(_ state: AppState) {
    pane = state.keyPane
    tab = state.inspector.tab
  }
}

/// Where `Esc` leads back to: the panes that were left by opening or showing something.
enum Origins {
  private static let limit = 50

  /// Notes which pane was left. Who chooses a pane by hand begins anew.
  static func note(_ state: inout AppState, leaving origin: Origin, after action: AppAction) {
    guard state.keyPane != origin.pane else { return }
    switch action {
    case .command(.escape), .command(.nextTab), .command(.previousTab), .resized: break
    case .command(.up), .command(.quit), .command(.historyBack), .command(.historyForward):
      state.layout.origins = []
    case .command(let command) where command.group == .panes: state.layout.origins = []
    case .pointer(.clicked(_, _, let count)) where count < 2: state.layout.origins = []
    default:
      if state.layout.origins.last?.pane == state.keyPane {
        state.layout.origins.removeLast()
      } else {
        state.layout.origins.append(origin)
        if state.layout.origins.count > limit { state.layout.origins.removeFirst() }
      }
    }
  }

  /// Goes back to the pane that was left last; nil if there is none.
  static func back(_ state: inout AppState) -> [Effect]? {
    while let origin = state.layout.origins.popLast() {
      if origin.pane == state.keyPane { continue }
      switch origin.pane {
      case .log where !state.layout.isLogOpen: continue
      // The tree shows what one comes from.
      case .containers where state.layout.focus != .inspector: return nil
      case .inspector:
        let hasTab = InspectorFeature.tabs(of: state).contains(origin.tab)
        return Focus.inspector(&state)
          + (hasTab ? InspectorFeature.setTab(&state, origin.tab) : [])
      default: return Focus.set(&state, origin.pane)
      }
    }
    return nil
  }
}
