import JSON
import PlatformModel

/// Keys of single tabs.
extension InspectorFeature {
  static func say(_ state: inout AppState, _ words: String) {
    state.status.say(words, .info, at: state.now)
  }

  // MARK: Columns

  /// Columns of the table that can be scrolled out of view: its name stays, and one beside it.
  private static let scrollable = 2

  static func columns(_ state: inout AppState, _ command: Command) -> [Effect] {
    let left = state.inspector.columnCursor.left
    switch command {
    case .open:
      guard let column = selectedColumn(state) else {
        say(&state, "Nothing to open: no column is selected")
        return []
      }
      return ReadingFeature.open(&state, column)
    case .moveLeft where left == 0: say(&state, "This is the first column; Enter shows it whole")
    case .moveLeft: state.inspector.columnCursor.left = left - 1
    case .moveRight where left >= scrollable: say(&state, "This is the last; Enter shows it whole")
    case .moveRight: state.inspector.columnCursor.left = left + 1
    default: break
    }
    return []
  }

  static func selectedColumn(_ state: AppState) -> Column? {
    guard case .asset(let id) = state.inspector.subject else { return nil }
    let shown = state.inspector.visibleColumns ?? state.inspector.columns.rows
    let row = state.inspector.columnCursor.selected
    guard shown.indices.contains(row), let columns = state.library.columns[id],
      columns.indices.contains(shown[row])
    else { return nil }
    return columns[shown[row]]
  }

  // MARK: JSON

  static func json(_ state: inout AppState, _ command: Command) -> [Effect] {
    let line = state.inspector.json.selectedLine
    switch command {
    case .open:
      guard let line else { break }
      if case .scalar = line.value { return ReadingFeature.open(&state, line) }
      toggle(&state, line)
    case .moveRight: moveRight(&state, line)
    case .moveLeft: moveLeft(&state, line)
    case .wideOrWrap:
      state.inspector.json.wraps.toggle()
      state.inspector.json.cursor.left = 0
    case .foldAll:
      if let document = document(of: state.inspector.subject, in: state) {
        state.inspector.json.folded = JSONTree.allFolds(document)
      }
      rebuildJSON(&state, anew: false)
    case .unfoldAll:
      state.inspector.json.folded = []
      rebuildJSON(&state, anew: false)
    case .jsonOrYAML:
      state.inspector.json.isYAML.toggle()
      rebuildJSON(&state, anew: false)
      if let line { state.inspector.json.select(line.pointer) }
    case .nextMatch: JSONSearch.step(&state.inspector.json, by: 1)
    case .previousMatch: JSONSearch.step(&state.inspector.json, by: -1)
    default: break
    }
    return settle(&state)
  }

  private static func toggle(_ state: inout AppState, _ line: JSONLine) {
    switch line.value {
    case .folded: state.inspector.json.folded.remove(line.pointer)
    case .open, .close: state.inspector.json.folded.insert(line.pointer)
    case .scalar, .empty: return say(&state, "There is nothing in it to unfold")
    }
    rebuildJSON(&state, anew: false)
    state.inspector.json.select(line.pointer)
  }

  // MARK: Sideways

  private static let sideways = 8

  /// Unfolds, or scrolls as far as the longest line in view has something to show.
  private static func moveRight(_ state: inout AppState, _ line: JSONLine?) {
    if let line, line.isFolded { return toggle(&state, line) }
    guard !state.inspector.json.wraps else {
      return say(&state, "Lines are wrapped: w ends that")
    }
    let cursor = state.inspector.json.cursor
    let shown = state.inspector.json.lines.dropFirst(cursor.top)
      .prefix(Layout.contentRows(of: .inspector, in: state))
    let longest = shown.map(\.length).max() ?? 0
    guard longest > cursor.left + Layout.contentColumns(of: .inspector, in: state) - 4 else {
      return say(&state, "The lines end here; Enter shows a value whole")
    }
    state.inspector.json.cursor.left = cursor.left + sideways
  }

  /// Scrolls back, then folds, then goes to what the line lies in.
  private static func moveLeft(_ state: inout AppState, _ line: JSONLine?) {
    let left = state.inspector.json.cursor.left
    if left > 0 {
      state.inspector.json.cursor.left = max(0, left - sideways)
    } else if let line {
      foldOrLeave(&state, line)
    }
  }

  private static func foldOrLeave(_ state: inout AppState, _ line: JSONLine) {
    if case .open = line.value { return toggle(&state, line) }
    guard let slash = line.pointer.lastIndex(of: "/") else {
      return say(&state, "This is the whole document")
    }
    state.inspector.json.select(String(line.pointer[..<slash]))
  }
}

extension JSONLine {
  /// About as many columns as it takes.
  fileprivate var length: Int {
    let text = if case .scalar(let text, _) = value { text.count } else { 12 }
    return 2 * depth + (key.map { $0.count + 4 } ?? 0) + text + 1
  }
}
