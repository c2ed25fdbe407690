import PlatformModel

/// Going to things: what Enter, the palette and jumps share.
enum Browsing {
  /// Shows the assets of a container, and its runs.
  static func open(
    _ state: inout AppState, _ id: ContainerID, type: String? = nil
  ) -> [Effect] {
    History.push(&state)
    var effects = NounLists.close(&state)
    let isNew = state.assets.container != id
    if isNew || state.assets.type != type || state.assets.tag != nil {
      effects += AssetsFeature.open(&state, id, type: type)
    }
    if isNew { effects += RunsFeature.containerOpened(&state, id) }
    effects += ContainersFeature.loadFacets(of: id, in: &state)
    effects += ContainersFeature.select(&state, id)
    return effects + Focus.set(&state, .assets)
  }

  static func openDatabase(_ state: inout AppState, _ id: String) -> [Effect] {
    History.push(&state)
    return InspectorFeature.show(&state, .database(id), tab: .overview)
      + Focus.inspector(&state)
  }

  /// Shows one asset whole; the assets pane stays where it is.
  static func open(_ state: inout AppState, _ id: AssetID) -> [Effect] {
    History.push(&state)
    return InspectorFeature.show(&state, .asset(id)) + Focus.inspector(&state)
  }

  /// Shows a job in the inspector, and the jobs of its container.
  static func openJob(_ state: inout AppState, _ id: JobID) -> [Effect] {
    History.push(&state)
    var effects: [Effect] = []
    if state.runs.container != id.container {
      effects += RunsFeature.containerOpened(&state, id.container)
    }
    effects += InspectorFeature.show(&state, .job(id), tab: .overview)
    return effects + Focus.set(&state, .runs)
  }
}
