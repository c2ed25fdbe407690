import Filters
import Nouns
import PlatformModel

extension RelationshipsFeature {
  /// Makes the lines true to the rest of the state; the selection stays on what it was on.
  static func rebuild(_ state: inout AppState) {
    let kept = state.relationships.selectedRow
    var builder = RelationRows(state)
    builder.build()
    state.relationships.rows = builder.rows
    if let kept,
      let index = builder.rows.firstIndex(where: {
        $0.path == kept.path && $0.content.isSameKind(as: kept.content)
      })
    {
      state.relationships.cursor.selected = index
    }
    state.relationships.cursor.clamp(count: builder.rows.count, height: height(state))
  }

  /// Groups are open when they come; the user may close them.
  static func openGroups(_ state: inout AppState, of asset: AssetID, at path: RelationPath) {
    for relationship in state.library.relationships[asset] ?? [] {
      state.relationships.expanded.insert(path.appending(.name(relationship.name)))
    }
  }

  /// The same, wherever the asset is open in the tree.
  static func openGroups(_ state: inout AppState, of asset: AssetID) {
    if state.relationships.root == asset { openGroups(&state, of: asset, at: RelationPath()) }
    for row in state.relationships.rows where row.isExpanded {
      if case .end(let relationship, _) = row.content, relationship.asset == asset {
        openGroups(&state, of: asset, at: row.path)
      }
    }
  }
}

/// Builds the lines of the tree.
private struct RelationRows {
  /// No more lines than this: a tree that was opened everywhere is not read anyway.
  static let maximum = 20_000

  let relationships: RelationshipsState
  let library: Library
  let query: FilterQuery
  /// Milliseconds since 1970.
  let now: Int64
  var rows: [RelationRow] = []

  init(_ state: AppState) {
    relationships = state.relationships
    library = state.library
    query = FilterList.relationships.query(
      state.relationships.filter.text, in: state.zone)
    now = state.now.milliseconds
  }

  mutating func build() {
    guard let root = relationships.root else { return }
    append(of: root, path: RelationPath(), depth: 0, above: [root])
  }

  private mutating func append(
    of asset: AssetID, path: RelationPath, depth: Int, above: [AssetID]
  ) {
    guard rows.count < Self.maximum else { return }
    let known = library.relationships[asset]
    let phase = relationships.phases[asset] ?? .idle
    if let known {
      for (name, ends) in groups(known) {
        append(ends, named: name, path: path, depth: depth, above: above, of: asset)
      }
    }
    switch phase {
    // Where nothing is known yet, the pane says so: there is no line to select.
    case .loading where depth > 0 || known != nil: add(path, depth, .loading)
    case .failed(let error, _): add(path, depth, .failed(error))
    case _ where relationships.next[asset] != nil: add(path, depth, .more(asset))
    case .loaded where known?.isEmpty == true: add(path, depth, .empty("no relationships"))
    default: break
    }
  }

  private mutating func append(
    _ ends: [Relationship], named name: String, path: RelationPath, depth: Int,
    above: [AssetID], of asset: AssetID
  ) {
    let matching =
      query.isEmpty ? ends : ends.filter { FilterList.relationships.matches(query, $0, now: now) }
    guard !matching.isEmpty else { return }
    let group = path.appending(.name(name))
    let isExpanded = relationships.expanded.contains(group)
    add(
      group, depth,
      .group(
        name: name, count: matching.count, isPartial: relationships.next[asset] != nil),
      isExpanded: isExpanded)
    guard isExpanded else { return }
    var seen: [String: Int] = [:]
    for end in matching {
      let key = end.key
      seen[key, default: 0] += 1
      let number = seen[key, default: 1]
      let step = RelationPath.Step.end(number == 1 ? key : "\(key) \(number)")
      append(end, path: group.appending(step), depth: depth + 1, above: above)
    }
  }

  private mutating func append(
    _ end: Relationship, path: RelationPath, depth: Int, above: [AssetID]
  ) {
    let isCycle = end.asset.map(above.contains) ?? false
    let isExpanded = !isCycle && relationships.expanded.contains(path)
    add(path, depth, .end(end, isCycle: isCycle), isExpanded: isExpanded)
    if isExpanded, let asset = end.asset {
      append(of: asset, path: path, depth: depth + 1, above: above + [asset])
    }
  }

  private mutating func add(
    _ path: RelationPath, _ depth: Int, _ content: RelationRow.Content, isExpanded: Bool = false
  ) {
    guard rows.count < Self.maximum else { return }
    rows.append(RelationRow(path: path, depth: depth, content: content, isExpanded: isExpanded))
  }

  /// By name, in the order they came.
  private func groups(_ relationships: [Relationship]) -> [(String, [Relationship])] {
    var order: [String] = []
    var groups: [String: [Relationship]] = [:]
    for relationship in relationships {
      if groups[relationship.name] == nil { order.append(relationship.name) }
      groups[relationship.name, default: []].append(relationship)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

extension RelationRow.Content {
  /// Lines that only say something share their path with the asset they are about.
  fileprivate func isSameKind(as other: RelationRow.Content) -> Bool {
    switch (self, other) {
    case (.group, .group), (.end, .end), (.loading, .loading), (.failed, .failed),
      (.more, .more), (.empty, .empty):
      true
    default: false
    }
  }
}

extension RelationPath {
  func appending(_ step: Step) -> RelationPath { RelationPath(steps + [step]) }
}

extension Relationship {
  /// Names the end among those of one asset and one relationship.
  fileprivate var key: String {
    let end = asset.map { "\($0.container.kind.rawValue) \($0.container.id) \($0.id)" }
    return [end ?? artifactID ?? relatedName ?? "", columnName ?? ""].joined(separator: " ")
  }
}
