import Filters
import Nouns
import PlatformModel

/// Decides what the relationships pane shows and reads.
public enum RelationshipsFeature {
  /// The tree grows from this asset now; nil: there is none. Nothing is read yet.
  static func setRoot(_ state: inout AppState, _ asset: AssetID?) {
    guard state.relationships.root != asset else { return }
    let old = state.relationships
    var fresh = RelationshipsState()
    fresh.root = asset
    // What is known of assets stays known; what was being read comes and is kept.
    fresh.phases = old.phases
    fresh.next = old.next
    fresh.totals = old.totals
    state.relationships = fresh
    if fresh.phases.count > 2_000 { forget(&state) }
    if let asset { openGroups(&state, of: asset, at: RelationPath()) }
    rebuild(&state)
  }

  /// Bounds what is kept of a long walk.
  private static func forget(_ state: inout AppState) {
    state.relationships.phases = [:]
    state.relationships.next = [:]
    state.relationships.totals = [:]
    state.library.relationships = [:]
  }

  static func becameVisible(_ state: inout AppState) -> [Effect] {
    guard let root = state.relationships.root, state.inspector.loadAt == nil else { return [] }
    return load(&state, root)
  }

  /// Reads the relationships of an asset, unless they are here.
  static func load(
    _ state: inout AppState, _ asset: AssetID, again: Bool = false, after: PageCursor? = nil
  ) -> [Effect] {
    switch state.relationships.phases[asset] ?? .idle {
    case .loading: return []
    case .loaded where !again && after == nil: return []
    default: break
    }
    let query = Query.relationships(asset, after: after)
    state.relationships.phases[asset] = query.loading(at: state.now)
    rebuild(&state)
    return [.load(query)]
  }

  static func refresh(_ state: inout AppState) -> [Effect] {
    state.relationships.root.map { load(&state, $0, again: true) } ?? []
  }

  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    guard case .relationships(let asset, let after, let result) = answer,
      after == nil || after == state.relationships.next[asset]
    else { return [] }
    switch result {
    case .failure(let error):
      state.relationships.phases[asset] = .failed(error, at: state.now)
    case .success(let page):
      let isFirst = state.library.relationships[asset] == nil
      if after == nil { state.library.relationships[asset] = [] }
      state.library.relationships[asset, default: []] += page.items
      state.relationships.phases[asset] = .loaded(at: state.now)
      state.relationships.next[asset] = page.next == after ? nil : page.next
      state.relationships.totals[asset] = page.total
      if isFirst || after != nil { openGroups(&state, of: asset) }
    }
    rebuild(&state)
    return settle(&state)
  }

  // MARK: Keys

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let movement = command.movement {
      state.relationships.cursor.move(
        movement, count: state.relationships.rows.count, height: height(state))
      return settle(&state)
    }
    switch command {
    case .open where state.relationships.filter.isEditing, .accept:
      state.relationships.filter.isEditing = false
    case .open: return open(&state)
    case .moveRight: return expand(&state)
    case .moveLeft: collapse(&state)
    case .filter: state.relationships.filter.isEditing = true
    case .escape:
      state.relationships.filter = FilterState()
      rebuild(&state)
    case .foldAll:
      state.relationships.expanded = []
      rebuild(&state)
    case .unfoldAll:
      if let root = state.relationships.root { openGroups(&state, of: root, at: RelationPath()) }
      rebuild(&state)
    default: break
    }
    return settle(&state)
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    state.relationships.filter.input.apply(edit)
    let query = FilterList.relationships.query(
      state.relationships.filter.text, in: state.zone)
    state.relationships.filter.understood(as: query)
    rebuild(&state)
    return settle(&state)
  }

  /// Enter goes to the asset at the other end: the tree grows from there.
  private static func open(_ state: inout AppState) -> [Effect] {
    guard let row = state.relationships.selectedRow else { return [] }
    switch row.content {
    case .group: return toggle(&state, row)
    case .end(let relationship, _):
      guard let asset = relationship.asset else { return explainArtifact(&state, relationship) }
      return jump(&state, to: asset)
    case .more(let asset):
      return load(&state, asset, after: state.relationships.next[asset])
    case .failed:
      return state.relationships.asset(at: row.path).map { load(&state, $0, again: true) } ?? []
    case .loading, .empty: return []
    }
  }

  private static func jump(_ state: inout AppState, to asset: AssetID) -> [Effect] {
    History.push(&state)
    return InspectorFeature.show(&state, .asset(asset)) + load(&state, asset)
  }

  private static func explainArtifact(
    _ state: inout AppState, _ relationship: Relationship
  ) -> [Effect] {
    let name = relationship.relatedName ?? "This"
    let type = relationship.relatedType?.replacing("_", with: " ") ?? "artifact of the glossary"
    state.status.say("\(name) is a \(type), which has no page here", .info, at: state.now)
    return []
  }

  private static func expand(_ state: inout AppState) -> [Effect] {
    guard let row = state.relationships.selectedRow else { return [] }
    if row.isExpanded {
      state.relationships.cursor.move(
        .down(1), count: state.relationships.rows.count, height: height(state))
      return settle(&state)
    }
    if case .end(let relationship, true) = row.content {
      let name = relationship.relatedName ?? "It"
      state.status.say(
        "\(name) stands above in this branch already; Enter goes there", .info, at: state.now)
      return []
    }
    return toggle(&state, row)
  }

  private static func collapse(_ state: inout AppState) {
    guard let row = state.relationships.selectedRow else { return }
    if row.isExpanded {
      state.relationships.expanded.remove(row.path)
      return rebuild(&state)
    }
    let index = state.relationships.cursor.selected
    if let parent = state.relationships.rows[..<index].lastIndex(where: { $0.depth < row.depth }) {
      state.relationships.cursor.selected = parent
    }
  }

  /// Opens or closes a line; the relationships of an asset are read when it is opened.
  private static func toggle(_ state: inout AppState, _ row: RelationRow) -> [Effect] {
    if state.relationships.expanded.remove(row.path) != nil {
      rebuild(&state)
      return settle(&state)
    }
    var effects: [Effect] = []
    switch row.content {
    case .group: state.relationships.expanded.insert(row.path)
    case .end(let relationship, false):
      guard let asset = relationship.asset else { return explainArtifact(&state, relationship) }
      state.relationships.expanded.insert(row.path)
      openGroups(&state, of: asset, at: row.path)
      effects += load(&state, asset)
    default: return []
    }
    rebuild(&state)
    return effects + settle(&state)
  }

  // MARK: Reading on, mouse

  /// Brings the selection into view, and reads on where the end of what is known can be seen.
  static func settle(_ state: inout AppState) -> [Effect] {
    let height = height(state)
    state.relationships.cursor.clamp(count: state.relationships.rows.count, height: height)
    guard Layout.isVisible(.relationships, in: state) else { return [] }
    var effects: [Effect] = []
    for row in state.relationships.rows.dropFirst(state.relationships.cursor.top).prefix(height) {
      if case .more(let asset) = row.content, let next = state.relationships.next[asset] {
        effects += load(&state, asset, after: next)
      }
    }
    return effects
  }

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    let index = state.relationships.cursor.top + row
    guard state.relationships.rows.indices.contains(index) else { return [] }
    state.relationships.cursor.selected = index
    if count >= 2 { return open(&state) }
    if case .group = state.relationships.rows[index].content {
      return toggle(&state, state.relationships.rows[index])
    }
    return settle(&state)
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    state.relationships.cursor.scroll(
      lines, count: state.relationships.rows.count, height: height(state))
    return settle(&state)
  }

  static func height(_ state: AppState) -> Int {
    Layout.contentRows(of: .relationships, in: state)
  }
}

extension RelationshipsState {
  var selectedRow: RelationRow? {
    rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil
  }

  /// The asset whose relationships stand under a path.
  func asset(at path: RelationPath) -> AssetID? {
    if path.steps.isEmpty { return root }
    for row in rows where row.path == path {
      if case .end(let relationship, _) = row.content { return relationship.asset }
    }
    return nil
  }
}
