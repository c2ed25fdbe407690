import Filters
import Nouns
import PlatformModel

extension ContainersFeature {
  static func rebuilt(_ state: inout AppState) -> [Effect] {
    rebuild(&state)
    return settle(&state)
  }

  /// Makes the lines true to the rest of the state; the selection stays on what it was on.
  static func rebuild(_ state: inout AppState) {
    let selected = state.containers.cursor.selected
    let old = state.containers.rows
    let kept = old.indices.contains(selected) ? old[selected].content : nil
    let query = FilterList.containers.query(
      state.containers.filter.text, in: state.zone)
    var rows: [ContainerRow] = []
    for group in groups(state) { append(group, query, state, to: &rows) }
    state.containers.rows = rows
    if let kept, let index = rows.firstIndex(where: { $0.content == kept }) {
      state.containers.cursor.selected = index
    }
    state.containers.cursor.clamp(
      count: rows.count, height: Layout.contentRows(of: .containers, in: state))
  }

  private static func append(
    _ group: ContainerGroup, _ query: FilterQuery, _ state: AppState, to rows: inout [ContainerRow]
  ) {
    let isFiltered = !query.isEmpty
    let isOpen = isFiltered || state.containers.expanded.contains(.group(group))
    let header = ContainerRow(
      content: .node(.group(group)), depth: 0, isExpanded: isOpen, isExpandable: true)
    var inside: [ContainerRow] = []
    if isOpen {
      for node in state.containers.nodes(of: group) {
        guard !isFiltered || state.matches(query, node) else { continue }
        append(node, state, to: &inside)
      }
      if let end = end(of: group, state, isFiltered: isFiltered) { inside.append(end) }
    }
    // A group in which nothing matches is out of the way.
    guard !isFiltered || !inside.isEmpty else { return }
    rows.append(header)
    rows += inside
  }

  /// What stands after the last container of a group: that it is being read, or could not be.
  private static func end(
    of group: ContainerGroup, _ state: AppState, isFiltered: Bool
  ) -> ContainerRow? {
    let content: ContainerRow.Content? =
      switch state.containers.phase(of: group) {
      case .failed(let error, _): .failed(group, error)
      case .loading where !state.containers.hasRead(group): .loading(group)
      case .loading where state.containers.next(of: group) != nil: .loading(group)
      case .idle: nil
      case _ where state.containers.next(of: group) != nil: .more(group)
      case _ where state.containers.nodes(of: group).isEmpty && !isFiltered:
        .empty(state.context.scope.isEverything ? "none" : "none of this context")
      default: nil
      }
    return content.map { ContainerRow(content: $0, depth: 1) }
  }

  private static func append(
    _ node: ContainerNode, _ state: AppState, to rows: inout [ContainerRow]
  ) {
    let isExpanded = state.containers.expanded.contains(node)
    let inside = isExpanded ? inside(of: node, state) : []
    rows.append(
      ContainerRow(
        content: .node(node), depth: 1, isExpanded: isExpanded,
        isExpandable: isExpandable(node, state)))
    rows += inside
  }

  private static func isExpandable(_ node: ContainerNode, _ state: AppState) -> Bool {
    if case .database(let id) = node {
      return state.library.databases[id]?.dataSources.isEmpty == false
    }
    return true
  }

  private static func inside(of node: ContainerNode, _ state: AppState) -> [ContainerRow] {
    switch node {
    case .container(let id): types(of: id, state)
    case .database(let id):
      (state.library.databases[id]?.dataSources ?? []).map {
        ContainerRow(content: .node(.dataSource(database: id, id: $0.id)), depth: 2)
      }
    default: []
    }
  }

  private static func types(of id: ContainerID, _ state: AppState) -> [ContainerRow] {
    let facets = state.containers.facets[id] ?? ContainerFacets()
    if !facets.types.isEmpty {
      return facets.types.map {
        ContainerRow(content: .node(.assetType(id, $0.value)), depth: 2)
      }
    }
    let content: ContainerRow.Content =
      switch facets.phase {
      case .idle, .loading: .loading(nil)
      case .loaded where facets.total == .exact(0): .empty("no assets")
      case .loaded: .empty("the platform names no types")
      case .failed(let error, _) where error.cause == .forbidden: .empty("not allowed")
      case .failed: .empty("types not read, h l tries again")
      }
    return [ContainerRow(content: content, depth: 2)]
  }
}

extension ContainersState {
  fileprivate func hasRead(_ group: ContainerGroup) -> Bool {
    switch group {
    case .aiLake: databases.readAt != nil
    case .catalogs: catalogs.readAt != nil
    case .projects: projects.readAt != nil
    case .spaces: spaces.readAt != nil
    }
  }
}

extension AppState {
  /// Whether the filter of the tree lets a node through.
  fileprivate func matches(_ query: FilterQuery, _ node: ContainerNode) -> Bool {
    facts(of: node).map {
      FilterList.containers.matches(query, $0, now: now.milliseconds)
    } ?? false
  }

  private func facts(of node: ContainerNode) -> ContainerFacts? {
    switch node {
    case .container(let id): library.containers[id].map { .container($0) } ?? .id(id.id)
    case .database(let id): library.databases[id].map { .database($0) } ?? .id(id)
    case .group, .assetType, .dataSource: nil
    }
  }
}
