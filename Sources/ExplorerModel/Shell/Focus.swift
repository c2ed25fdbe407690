import PlatformModel

/// Which pane has the keys.
enum Focus {
  static func set(_ state: inout AppState, _ pane: PaneID) -> [Effect] {
    if pane == .log, !state.layout.isLogOpen { return [] }
    if pane == .relationships, Layout.kind(of: state.screen) != .wide {
      place(&state, .inspector)
      return InspectorFeature.setTab(&state, .relationships)
    }
    place(&state, pane)
    return []
  }

  /// The inspector itself, not the relationships in it.
  static func inspector(_ state: inout AppState) -> [Effect] {
    place(&state, .inspector)
    return []
  }

  /// `Tab` and `Shift-Tab`: the panes in the order of their numbers.
  static func step(_ state: inout AppState, by step: Int) -> [Effect] {
    let kind = Layout.kind(of: state.screen)
    let panes = PaneID.allCases.filter {
      ($0 != .log || state.layout.isLogOpen) && Layout.host(of: $0, in: kind) == $0
    }
    guard let index = panes.firstIndex(of: state.layout.focus) else {
      return set(&state, .containers)
    }
    return set(&state, panes[(index + step + panes.count) % panes.count])
  }

  /// `Backspace`: to what the selection lies in.
  static func up(_ state: inout AppState) -> [Effect] {
    state.layout.focus == .containers ? ContainersFeature.toParent(&state) : parent(&state)
  }

  /// Out of a pane to the one that what it shows lies in.
  static func parent(_ state: inout AppState) -> [Effect] {
    switch state.layout.focus {
    case .containers: []
    case .assets, .runs:
      set(&state, .containers)
        + (state.assets.container.map { ContainersFeature.select(&state, $0) } ?? [])
    case .inspector: set(&state, state.assets.container == nil ? .containers : .assets)
    case .relationships: inspector(&state)
    case .log: set(&state, .runs)
    }
  }

  private static func place(_ state: inout AppState, _ pane: PaneID) {
    state.layout.focus = pane
    if pane != .containers { state.layout.main = pane }
  }
}
