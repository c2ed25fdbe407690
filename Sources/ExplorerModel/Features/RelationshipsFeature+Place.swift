import PlatformModel

extension RelationshipsFeature {
  /// Opens what was open when the place was left; what is no longer known is read again.
  static func restore(_ state: inout AppState, _ place: RelationsPlace) -> [Effect] {
    guard let root = place.root, root == state.relationships.root else { return [] }
    state.relationships.expanded = place.expanded
    state.relationships.filter = FilterState()
    state.relationships.filter.input = TextInput(place.filter)
    rebuild(&state)
    state.relationships.cursor = place.cursor
    return unread(state).flatMap { load(&state, $0) } + settle(&state)
  }

  /// Assets that are open in the tree without anybody knowing their relationships.
  private static func unread(_ state: AppState) -> [AssetID] {
    state.relationships.rows.compactMap { row in
      guard row.isExpanded, case .end(let relationship, _) = row.content,
        let asset = relationship.asset, state.library.relationships[asset] == nil
      else { return nil }
      return asset
    }
  }
}

extension RelationshipsState {
  /// The tree as it stands now.
  var place: RelationsPlace {
    var place = RelationsPlace()
    place.root = root
    place.expanded = expanded
    place.filter = filter.text
    place.cursor = cursor
    return place
  }
}
