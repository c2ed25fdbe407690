import PlatformModel

/// Opens the container a context begins with, once it was read.
enum DefaultContainer {
  static func arrived(_ state: inout AppState, _ containers: [Container]) -> [Effect] {
    guard let name = state.context.defaultContainer else { return [] }
    // Whoever went somewhere meanwhile stays there.
    guard state.assets.container == nil, state.overlays.isEmpty else {
      state.context.defaultContainer = nil
      return []
    }
    let pattern = ContainerPattern(name)
    if let container = containers.first(where: { pattern.matches($0) }) {
      state.context.defaultContainer = nil
      return Browsing.open(&state, container.id)
    }
    if ContainersFeature.hasReadEverything(state) {
      state.context.defaultContainer = nil
      state.status.say(
        "The context begins with '\(name)', which is not here", .warning, at: state.now)
    }
    return []
  }
}

extension ContainersFeature {
  fileprivate static func hasReadEverything(_ state: AppState) -> Bool {
    state.containers.catalogs.isComplete && state.containers.projects.isComplete
      && state.containers.spaces.isComplete
  }
}
