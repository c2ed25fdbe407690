import PlatformModel

/// Opens what a session begins with, once its container was read: what the context names, else where
/// the last one ended.
enum StartingPlace {
  static func arrived(_ state: inout AppState, _ containers: [Container]) -> [Effect] {
    guard state.context.defaultContainer != nil || state.lastPlace != nil else { return [] }
    // Whoever went somewhere meanwhile stays there.
    guard state.assets.container == nil, state.overlays.isEmpty else {
      settle(&state)
      return []
    }
    if let name = state.context.defaultContainer {
      let pattern = ContainerPattern(name)
      guard let container = containers.first(where: pattern.matches) else {
        missed(&state, "The context begins with '\(name)', which is not here")
        return []
      }
      settle(&state)
      return Browsing.open(&state, container.id)
    }
    guard let place = state.lastPlace else { return [] }
    guard containers.contains(where: { $0.id == place.container }) else {
      missed(&state, "\(place.name), where you were, is not here any more")
      return []
    }
    settle(&state)
    return open(&state, place)
  }

  private static func open(_ state: inout AppState, _ place: LastPlace) -> [Effect] {
    var target = Place(
      focus: place.focus, container: place.container, type: place.type, sort: state.assets.sort,
      filter: place.filter, assetCursor: place.cursor, selectedAsset: place.asset)
    target.tag = place.tag
    return AssetsFeature.restore(&state, target)
      + RunsFeature.containerOpened(&state, place.container)
      + ContainersFeature.select(&state, place.container)
      + Focus.set(&state, place.focus)
  }

  /// Says so if there is nothing left to be read.
  private static func missed(_ state: inout AppState, _ sentence: String) {
    guard ContainersFeature.hasReadEverything(state) else { return }
    settle(&state)
    state.status.say(sentence, .warning, at: state.now)
  }

  private static func settle(_ state: inout AppState) {
    state.context.defaultContainer = nil
    state.lastPlace = nil
  }
}

extension ContainersFeature {
  fileprivate static func hasReadEverything(_ state: AppState) -> Bool {
    state.containers.catalogs.isComplete && state.containers.projects.isComplete
      && state.containers.spaces.isComplete
  }
}
