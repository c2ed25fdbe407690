import PlatformModel

/// Where the user was: `[` and `]`.
enum History {
  static let limit = 100

  /// Remembers the place one is about to leave.
  static func push(_ state: inout AppState) {
    let place = current(state)
    state.history.forward = []
    guard state.history.back.last != place else { return }
    state.history.back.append(place)
    if state.history.back.count > limit { state.history.back.removeFirst() }
  }

  static func back(_ state: inout AppState) -> [Effect] {
    guard let place = state.history.back.popLast() else { return [] }
    state.history.forward.append(current(state))
    return restore(&state, place)
  }

  static func forward(_ state: inout AppState) -> [Effect] {
    guard let place = state.history.forward.popLast() else { return [] }
    state.history.back.append(current(state))
    return restore(&state, place)
  }

  static func current(_ state: AppState) -> Place {
    var place = Place(
      focus: state.keyPane, container: state.assets.container, type: state.assets.type,
      sort: state.assets.sort, filter: state.assets.filter.text,
      assetCursor: state.assets.cursor, selectedAsset: state.assets.selected,
      subject: state.inspector.subject, tab: state.inspector.tab,
      containerCursor: state.containers.cursor)
    place.tag = state.assets.tag
    place.list = state.list.query
    place.relations = state.relationships.place
    return place
  }

  private static func restore(_ state: inout AppState, _ place: Place) -> [Effect] {
    var effects: [Effect] = []
    let isElsewhere = place.container != state.assets.container
    if state.list.query != place.list { effects += NounLists.close(&state) }
    effects += AssetsFeature.restore(&state, place)
    if let list = place.list, state.list.query != list { effects += NounLists.open(&state, list) }
    if isElsewhere { effects += RunsFeature.containerOpened(&state, place.container) }
    state.containers.cursor = place.containerCursor
    effects += ContainersFeature.settle(&state)
    if let subject = place.subject { effects += InspectorFeature.show(&state, subject) }
    effects += RelationshipsFeature.restore(&state, place.relations)
    if Layout.tabs(on: state.screen).contains(place.tab) {
      effects += InspectorFeature.setTab(&state, place.tab)
    }
    return effects + Focus.set(&state, place.focus)
  }
}
