/// Sends what is not the program's business to the feature of the focused pane.
enum PaneRouting {
  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if command == .escape { return escape(&state) }
    if command == .up { return Focus.up(&state) }
    return feature(&state, command)
  }

  static func feature(_ state: inout AppState, _ command: Command) -> [Effect] {
    switch state.keyPane {
    case .containers: ContainersFeature.command(&state, command)
    case .assets where state.list.isOpen: NounLists.command(&state, command)
    case .assets: AssetsFeature.command(&state, command)
    case .inspector: InspectorFeature.command(&state, command)
    case .relationships: RelationshipsFeature.command(&state, command)
    case .runs: RunsFeature.command(&state, command)
    case .log: RunLogFeature.command(&state, command)
    }
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    switch state.keyPane {
    case .containers: ContainersFeature.edited(&state, edit)
    case .assets where state.list.isOpen: NounLists.edited(&state, edit)
    case .assets: AssetsFeature.edited(&state, edit)
    case .inspector: InspectorFeature.edited(&state, edit)
    case .relationships: RelationshipsFeature.edited(&state, edit)
    case .runs: RunsFeature.edited(&state, edit)
    case .log: RunLogFeature.edited(&state, edit)
    }
  }

  /// Peels one layer: what the pane has of its own, then the zoom, then back.
  private static func escape(_ state: inout AppState) -> [Effect] {
    if hasLayer(state) { return feature(&state, .escape) }
    if state.layout.isZoomed { return Resizing.zoom(&state) }
    if let effects = Origins.back(&state) { return effects }
    guard isBelowAnother(state) else {
      state.status.refuse("Nothing to leave here; q quits", at: state.now)
      return []
    }
    return Focus.parent(&state)
  }

  /// The tree stands beside its lists and is no layer below them, unless there is room for one pane
  /// only: who leaves a list without wanting to would type the next key into the tree.
  private static func isBelowAnother(_ state: AppState) -> Bool {
    switch state.layout.focus {
    case .containers: false
    case .assets, .runs: Layout.kind(of: state.screen) == .single
    case .inspector, .relationships, .log: true
    }
  }

  /// Whether the focused pane has an input, a search, a filter or marks to be peeled.
  private static func hasLayer(_ state: AppState) -> Bool {
    switch state.keyPane {
    case .containers: state.containers.filter.hasLayer
    case .assets: state.list.isOpen || state.assets.hasLayer
    case .inspector: state.inspector.hasLayer
    case .relationships: state.relationships.filter.hasLayer
    case .runs: state.runs.filter.hasLayer || state.runs.job != nil
    case .log: state.runLog.search.hasLayer || state.runLog.filter.hasLayer
    }
  }
}

extension FilterState {
  var hasLayer: Bool { isEditing || isActive }
}

extension SearchState {
  var hasLayer: Bool { isEditing || isActive }
}
