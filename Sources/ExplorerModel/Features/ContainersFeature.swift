import Filters
import Nouns
import PlatformModel

/// Decides what the containers pane shows and loads.
public enum ContainersFeature {
  /// Counts of containers that are read at the same time.
  static let facetsAtOnce = 4

  static func started(_ state: inout AppState) -> [Effect] {
    state.containers.expanded.formUnion(groups(state).map { .group($0) })
    var effects = groups(state).flatMap { load($0, in: &state) }
    if state.context.hasAILake { effects.append(.load(.storages)) }
    rebuild(&state)
    return effects
  }

  /// The groups there are in this context.
  static func groups(_ state: AppState) -> [ContainerGroup] {
    (state.context.hasPlatform ? [.catalogs, .projects, .spaces] : [])
      + (state.context.hasAILake ? [.aiLake] : [])
  }

  // MARK: Keys

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let movement = command.movement { return move(&state, movement) }
    switch command {
    case .open where state.containers.filter.isEditing, .accept:
      state.containers.filter.isEditing = false
      return []
    case .open: return open(&state)
    case .moveRight: return expand(&state)
    case .moveLeft: return collapse(&state)
    case .filter:
      state.containers.filter.isEditing = true
      return []
    case .escape: return escape(&state)
    case .foldAll:
      state.containers.expanded = []
      return rebuilt(&state)
    case .unfoldAll:
      state.containers.expanded.formUnion(groups(state).map { .group($0) })
      return rebuilt(&state)
    default: return []
    }
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    let before = state.containers.filter.text
    state.containers.filter.input.apply(edit)
    guard state.containers.filter.text != before else { return [] }
    return filterChanged(&state)
  }

  private static func escape(_ state: inout AppState) -> [Effect] {
    state.containers.filter = FilterState()
    return filterChanged(&state)
  }

  private static func filterChanged(_ state: inout AppState) -> [Effect] {
    let query = FilterList.containers.query(
      state.containers.filter.text, in: state.zone)
    state.containers.filter.understood(as: query)
    rebuild(&state)
    // A match is what is looked for, not the group it stands in.
    if state.containers.filter.isActive, state.containers.selectedSubject == nil,
      let match = state.containers.rows.firstIndex(where: \.isContainer)
    {
      state.containers.cursor.selected = match
    }
    return follow(&state) + settle(&state)
  }

  private static func move(_ state: inout AppState, _ movement: Movement) -> [Effect] {
    state.containers.cursor.move(
      movement, count: state.containers.rows.count,
      height: Layout.contentRows(of: .containers, in: state))
    return follow(&state) + settle(&state)
  }

  /// The inspector shows what is selected here.
  private static func follow(_ state: inout AppState) -> [Effect] {
    guard let subject = state.containers.selectedSubject else {
      // What the filter hides is not looked at.
      return state.containers.filter.isActive ? InspectorFeature.leave(&state) : []
    }
    return InspectorFeature.follow(&state, subject)
  }

  // MARK: Opening

  private static func open(_ state: inout AppState) -> [Effect] {
    let rows = state.containers.rows
    guard rows.indices.contains(state.containers.cursor.selected) else { return [] }
    switch rows[state.containers.cursor.selected].content {
    case .node(.group(let group)): return toggle(&state, .group(group))
    case .node(.container(let id)): return Browsing.open(&state, id)
    case .node(.assetType(let id, let type)): return Browsing.open(&state, id, type: type)
    case .node(.database(let id)), .node(.dataSource(let id, _)):
      return Browsing.openDatabase(&state, id)
    case .failed(let group, _), .more(let group):
      let effects = load(group, in: &state, isMore: true)
      return effects + rebuilt(&state)
    case .loading, .empty: return []
    }
  }

  private static func expand(_ state: inout AppState) -> [Effect] {
    let index = state.containers.cursor.selected
    guard state.containers.rows.indices.contains(index) else { return [] }
    let row = state.containers.rows[index]
    guard row.isExpandable, case .node(let node) = row.content else { return [] }
    if row.isExpanded { return move(&state, .down(1)) }
    return toggle(&state, node)
  }

  private static func collapse(_ state: inout AppState) -> [Effect] {
    let index = state.containers.cursor.selected
    guard state.containers.rows.indices.contains(index) else { return [] }
    let row = state.containers.rows[index]
    if row.isExpanded, case .node(let node) = row.content { return toggle(&state, node) }
    return toParent(&state)
  }

  private static func toggle(_ state: inout AppState, _ node: ContainerNode) -> [Effect] {
    var effects: [Effect] = []
    if state.containers.expanded.remove(node) == nil {
      state.containers.expanded.insert(node)
      if case .group(let group) = node, state.containers.phase(of: group) == .idle {
        effects += load(group, in: &state)
      }
      if case .container(let id) = node { effects += loadFacets(of: id, in: &state) }
    }
    return effects + rebuilt(&state)
  }

  /// Selects the line the selected one hangs on.
  static func toParent(_ state: inout AppState) -> [Effect] {
    let rows = state.containers.rows
    let index = state.containers.cursor.selected
    guard rows.indices.contains(index),
      let parent = rows[..<index].lastIndex(where: { $0.depth < rows[index].depth })
    else { return [] }
    return move(&state, .to(parent))
  }

  /// Selects a container, opening its group if need be.
  static func select(_ state: inout AppState, _ id: ContainerID) -> [Effect] {
    if let index = state.containers.rows.firstIndex(where: { $0.content == .node(.container(id)) })
    {
      state.containers.cursor.selected = index
      return settle(&state)
    }
    guard !state.containers.filter.isActive else { return [] }
    state.containers.expanded.insert(.group(id.kind.group))
    rebuild(&state)
    if let index = state.containers.rows.firstIndex(where: { $0.content == .node(.container(id)) })
    {
      state.containers.cursor.selected = index
    }
    return settle(&state)
  }

  /// Selects a group, open.
  static func select(_ state: inout AppState, _ group: ContainerGroup) -> [Effect] {
    state.containers.filter = FilterState()
    var effects: [Effect] = []
    if !state.containers.expanded.contains(.group(group)) {
      effects += toggle(&state, .group(group))
    }
    rebuild(&state)
    if let index = state.containers.rows.firstIndex(where: { $0.content == .node(.group(group)) }) {
      state.containers.cursor.selected = index
    }
    return effects + settle(&state)
  }

  // MARK: Mouse

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    let index = state.containers.cursor.top + row
    guard state.containers.rows.indices.contains(index) else { return [] }
    let effects = move(&state, .to(index))
    if count >= 2 { return effects + open(&state) }
    if case .node(.group(let group)) = state.containers.rows[index].content {
      return effects + toggle(&state, .group(group))
    }
    return effects
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    state.containers.cursor.scroll(
      lines, count: state.containers.rows.count,
      height: Layout.contentRows(of: .containers, in: state))
    return settle(&state)
  }
}

extension ContainerRow {
  var isContainer: Bool {
    switch content {
    case .node(.container), .node(.database): true
    default: false
    }
  }
}
