import Filters
import JSON
import Nouns
import PlatformModel

extension InspectorFeature {
  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    switch command {
    case .filter: return beginFilter(&state)
    case .escape: return escape(&state)
    case .accept: return accept(&state)
    case .open where state.typing != nil: return accept(&state)
    default: break
    }
    if let movement = command.movement { return move(&state, movement) }
    switch state.inspector.tab {
    case .json: return json(&state, command)
    case .revisions where command == .open: return CompareFeature.openRevision(&state)
    case .columns: return columns(&state, command)
    case .overview, .relationships, .revisions:
      if command == .moveLeft || command == .moveRight {
        say(&state, "There is nothing beside this to scroll to")
      }
      return []
    }
  }

  static func move(_ state: inout AppState, _ movement: Movement) -> [Effect] {
    let height = Layout.contentRows(of: .inspector, in: state)
    switch state.inspector.tab {
    case .overview, .relationships: moveOverview(&state, movement, height)
    case .columns:
      state.inspector.columnCursor.move(
        movement, count: state.inspector.columnCount, height: height)
    case .revisions:
      state.inspector.revisionCursor.move(
        movement, count: state.inspector.revisions.rows.count, height: height)
    case .json:
      state.inspector.json.cursor.move(
        movement, count: state.inspector.json.lines.count, height: height)
    }
    return settle(&state)
  }

  /// The overview has no selection: what moves is the view.
  private static func moveOverview(
    _ state: inout AppState, _ movement: Movement, _ height: Int
  ) {
    let lines = overviewLines(state)
    let end = max(0, lines.most - height)
    var top = state.inspector.overviewTop
    switch movement {
    case .up(let steps): top -= steps
    case .down(let steps): top += steps
    case .pageUp: top -= height
    case .pageDown: top += height
    case .halfPageUp: top -= height / 2
    case .halfPageDown: top += height / 2
    case .first: top = 0
    case .last: top = lines.about - height
    case .to(let line): top = line
    }
    state.inspector.overviewTop = min(max(0, top), end)
  }

  /// The lines the overview takes: facts, the description, and of a draft what was and what will be.
  private static func overviewLines(_ state: AppState) -> LineGuess {
    guard case .asset(let id) = state.inspector.subject else {
      return LineGuess(about: 40, most: 40)
    }
    let width = max(10, Layout.contentColumns(of: .inspector, in: state) - 4)
    let detail = state.library.details[id]
    let names = (detail?.attributeNames.count ?? 0) + (detail?.attachmentNames.count ?? 0)
    var lines = LineGuess(about: 12 + names / 4, most: 24 + names)
    let text = LineGuess(of: state.library.assets[id]?.description ?? "", width: width)
    lines += text
    for edit in state.drafts.draft(of: id)?.edits.values.compactMap(\.string) ?? [] {
      lines += LineGuess(of: edit, width: width)
      lines += text
      lines += LineGuess(about: 2, most: 4)
    }
    return lines
  }

  // MARK: Filter and search

  private static func beginFilter(_ state: inout AppState) -> [Effect] {
    switch state.inspector.tab {
    case .columns: state.inspector.columnFilter.isEditing = true
    case .json:
      state.inspector.json.search.isEditing = true
      state.inspector.json.search.origin = state.inspector.json.cursor.selected
    default: break
    }
    return []
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    if state.inspector.columnFilter.isEditing {
      state.inspector.columnFilter.input.apply(edit)
      filterColumns(&state)
      return settle(&state)
    }
    guard state.inspector.json.search.isEditing else { return [] }
    let before = state.inspector.json.search.text
    state.inspector.json.search.input.apply(edit)
    if state.inspector.json.search.text != before { search(&state) }
    return settle(&state)
  }

  /// Looks in what is folded too, and unfolds what it found.
  private static func search(_ state: inout AppState) {
    guard let document = document(of: state.inspector.subject, in: state) else { return }
    let origin = state.inspector.json.search.origin
    let unfold = JSONSearch.foldsToOpen(state.inspector.json, in: document)
    if !unfold.isEmpty {
      state.inspector.json.folded.subtract(unfold)
      state.inspector.json.lines = JSONTree.lines(
        of: document, folded: state.inspector.json.folded, isYAML: state.inspector.json.isYAML)
    }
    JSONSearch.refresh(&state.inspector.json)
    JSONSearch.go(&state.inspector.json, from: origin)
  }

  private static func accept(_ state: inout AppState) -> [Effect] {
    state.inspector.columnFilter.isEditing = false
    state.inspector.json.search.isEditing = false
    return []
  }

  private static func escape(_ state: inout AppState) -> [Effect] {
    if state.inspector.json.search.isEditing {
      // Esc while typing goes back to where the search began, and drops it.
      let origin = state.inspector.json.search.origin
      state.inspector.json.search = SearchState()
      state.inspector.json.cursor.selected = origin
    } else if state.inspector.tab == .json, state.inspector.json.search.isActive {
      state.inspector.json.search = SearchState()
    } else {
      state.inspector.columnFilter = FilterState()
      filterColumns(&state)
    }
    return settle(&state)
  }

  static func filterColumns(_ state: inout AppState) {
    guard case .asset(let id) = state.inspector.subject else { return }
    let query = FilterList.columns.query(state.inspector.columnFilter.text)
    state.inspector.columnFilter.understood(as: query)
    guard !query.isEmpty else {
      state.inspector.visibleColumns = nil
      return
    }
    let columns = state.library.columns[id] ?? []
    state.inspector.visibleColumns = state.inspector.columns.rows.filter {
      columns.indices.contains($0) && FilterList.columns.matches(query, columns[$0])
    }
  }

  // MARK: Reading on, mouse

  /// Brings selections into view, and reads on where the end of a list is near.
  static func settle(_ state: inout AppState) -> [Effect] {
    let height = Layout.contentRows(of: .inspector, in: state)
    state.inspector.columnCursor.clamp(count: state.inspector.columnCount, height: height)
    state.inspector.revisionCursor.clamp(
      count: state.inspector.revisions.rows.count, height: height)
    state.inspector.json.cursor.clamp(count: state.inspector.json.lines.count, height: height)
    guard case .asset(let id) = state.inspector.subject else { return [] }
    switch state.inspector.tab {
    case .columns:
      guard state.inspector.columnCursor.isNearEnd(state.inspector.columnCount, height),
        case .loaded = state.inspector.columns.phase, let next = state.inspector.columns.next
      else { return [] }
      return loadColumns(&state, id, after: next)
    case .revisions:
      let count = state.inspector.revisions.rows.count
      guard state.inspector.revisionCursor.isNearEnd(count, height),
        case .loaded = state.inspector.revisions.phase, let next = state.inspector.revisions.next
      else { return [] }
      return loadRevisions(&state, id, after: next)
    default: return []
    }
  }

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    switch state.inspector.tab {
    case .overview, .relationships: return []
    case .columns:
      let effects = move(&state, .to(state.inspector.columnCursor.top + row))
      return count >= 2 ? effects + columns(&state, .open) : effects
    case .revisions:
      let effects = move(&state, .to(state.inspector.revisionCursor.top + row))
      return count >= 2 ? effects + CompareFeature.openRevision(&state) : effects
    // Which line a row belongs to, only who wraps knows.
    case .json where state.inspector.json.wraps: return []
    case .json:
      let effects = move(&state, .to(state.inspector.json.cursor.top + row))
      return count >= 2 ? effects + json(&state, .open) : effects
    }
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    let height = Layout.contentRows(of: .inspector, in: state)
    switch state.inspector.tab {
    case .overview, .relationships:
      moveOverview(&state, lines < 0 ? .up(-lines) : .down(lines), height)
    case .columns:
      state.inspector.columnCursor.scroll(
        lines, count: state.inspector.columnCount, height: height)
    case .revisions:
      state.inspector.revisionCursor.scroll(
        lines, count: state.inspector.revisions.rows.count, height: height)
    case .json:
      state.inspector.json.cursor.scroll(
        lines, count: state.inspector.json.lines.count, height: height)
    }
    return settle(&state)
  }
}

extension InspectorState {
  /// Columns shown.
  var columnCount: Int { visibleColumns?.count ?? columns.rows.count }

  var hasLayer: Bool {
    columnFilter.isEditing || json.search.isEditing
      || tab == .columns && columnFilter.isActive || tab == .json && json.search.isActive
  }
}

extension ListCursor {
  /// Less than a page of rows is left below.
  func isNearEnd(_ count: Int, _ height: Int) -> Bool {
    max(selected, top + height) + height >= count
  }
}

extension JSONLine {
  var isFolded: Bool {
    if case .folded = value { true } else { false }
  }
}

extension JSONTreeState {
  var selectedLine: JSONLine? {
    lines.indices.contains(cursor.selected) ? lines[cursor.selected] : nil
  }

  /// Selects the line a value begins on.
  mutating func select(_ pointer: String) {
    if let index = lines.firstIndex(where: { $0.pointer == pointer }) { cursor.selected = index }
  }
}
