/// Lines of text being edited, wrapped to the width they are drawn in.
public struct TextArea: Hashable, Sendable {
  /// One field per line, never empty; only the cursor of the current one counts.
  private var lines: [TextField]
  private var current: Int
  /// The column moves up and down try to keep, in characters.
  private var wishedColumn: Int?
  /// The first row drawn, kept so that the view does not jump.
  private var top = 0

  public init(_ text: String = "") {
    lines = Self.lines(of: text)
    current = lines.count - 1
  }

  /// The text, lines joined by `\n`; setting it puts the cursor at the end.
  public var text: String {
    get { lines.map(\.text).joined(separator: "\n") }
    set { self = TextArea(newValue) }
  }

  public var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }
  /// The line of the cursor and the characters before it there.
  public var cursor: (line: Int, column: Int) { (current, lines[current].cursor) }

  private static func lines(of text: String) -> [TextField] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { TextField(String($0)) }
  }

  /// Inserts text at the cursor; line ends in it make lines.
  public mutating func insert(_ text: String) {
    wishedColumn = nil
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, part) in parts.enumerated() {
      if index > 0 { breakLine() }
      lines[current].insert(String(part))
    }
  }

  /// Does what the key says; false if it is not a key for text. Enter starts a line.
  public mutating func handle(_ press: KeyPress) -> Bool {
    switch press.key {
    case .up where press.modifiers.isEmpty: moveLine(by: -1)
    case .down where press.modifiers.isEmpty: moveLine(by: 1)
    case .pageUp where press.modifiers.isEmpty: moveLine(by: -10)
    case .pageDown where press.modifiers.isEmpty: moveLine(by: 10)
    case .enter where press.modifiers.isEmpty: insert("\n")
    case .home where press.modifiers == .ctrl: move(line: 0, column: 0)
    case .end where press.modifiers == .ctrl: move(line: lines.count - 1, column: .max)
    default:
      if press.character == nil, let motion = TextMotion(press), crossesLine(motion) { return true }
      wishedColumn = nil
      return lines[current].handle(press)
    }
    return true
  }

  private mutating func move(line: Int, column: Int) {
    wishedColumn = nil
    current = max(0, min(line, lines.count - 1))
    lines[current].moveCursor(to: column)
  }

  private mutating func moveLine(by count: Int) {
    let column = wishedColumn ?? lines[current].cursor
    move(line: current + count, column: column)
    wishedColumn = column
  }

  private mutating func breakLine() {
    let line = lines[current]
    var rest = TextField(String(line.characters[line.cursor...]))
    rest.moveCursor(to: 0)
    lines[current].perform(.delete(.end))
    lines.insert(rest, at: current + 1)
    current += 1
  }

  /// Moves or deletes over the end of a line; false if the motion stays within it.
  private mutating func crossesLine(_ motion: TextMotion) -> Bool {
    let line = lines[current]
    let back: Set<TextMotion.Target> = [.previous, .previousWord]
    let ahead: Set<TextMotion.Target> = [.next, .nextWord]
    switch motion {
    case .move(let target) where back.contains(target) && line.cursor == 0 && current > 0:
      move(line: current - 1, column: .max)
    case .move(let target)
    where ahead.contains(target) && line.cursor == line.characters.count
      && current + 1 < lines.count:
      move(line: current + 1, column: 0)
    case .delete(let target) where back.contains(target) && line.cursor == 0 && current > 0:
      current -= 1
      joinNext()
    case .delete(let target)
    where (ahead.contains(target) || target == .end) && line.cursor == line.characters.count
      && current + 1 < lines.count:
      joinNext()
    default: return false
    }
    return true
  }

  private mutating func joinNext() {
    let next = lines.remove(at: current + 1)
    let place = lines[current].characters.count
    lines[current].moveCursor(to: place)
    lines[current].insert(next.text)
    lines[current].moveCursor(to: place)
    wishedColumn = nil
  }

  // MARK: Drawing

  /// A row on the screen: a part of a line, in characters.
  private struct Row {
    var line: Int
    var range: Range<Int>
  }

  /// Draws the text in `rect`, wrapped and scrolled so that the cursor is seen; returns where the
  /// cursor is to stand, nil without focus.
  @discardableResult
  public mutating func draw(
    in rect: Rect, of buffer: inout CellBuffer, style: Style = .input, placeholder: String = "",
    isFocused: Bool = true
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    buffer.fill(rect, style: style)
    if isEmpty {
      buffer.put(
        placeholder, x: rect.x, y: rect.y, style: Style(.inputPlaceholder, on: style.role),
        maxWidth: rect.width, ellipsis: true)
    }
    let rows = lines.indices.flatMap { wrapped($0, width: rect.width) }
    let cursorRow = row(ofCursorIn: rows)
    if cursorRow < top { top = cursorRow }
    if cursorRow >= top + rect.height { top = cursorRow - rect.height + 1 }
    top = max(0, min(top, rows.count - rect.height))
    for (y, row) in rows.dropFirst(top).prefix(rect.height).enumerated() {
      buffer.put(
        String(lines[row.line].characters[row.range]), x: rect.x, y: rect.y + y, style: style,
        maxWidth: rect.width)
    }
    guard isFocused else { return nil }
    let row = rows[cursorRow]
    let before = lines[current].characters[row.range.lowerBound..<lines[current].cursor]
    let column = min(TextWidth.width(of: String(before)), rect.width - 1)
    return Point(x: rect.x + column, y: rect.y + cursorRow - top)
  }

  /// The last row that holds the cursor: at a break it stands at the start of the row after.
  private func row(ofCursorIn rows: [Row]) -> Int {
    let place = lines[current].cursor
    return rows.lastIndex { $0.line == current && $0.range.lowerBound <= place } ?? 0
  }

  private func wrapped(_ line: Int, width: Int) -> [Row] {
    let characters = lines[line].characters
    var rows: [Row] = []
    var start = 0
    var column = 0
    var wordStart = 0
    for (index, character) in characters.enumerated() {
      let width = (own: TextWidth.width(of: character), all: max(1, width - 1))
      if column + width.own > width.all, index > start {
        let end = wordStart > start ? wordStart : index
        rows.append(Row(line: line, range: start..<end))
        start = end
        column = TextWidth.width(of: String(characters[start..<index]))
      }
      column += width.own
      if character == " " { wordStart = index + 1 }
    }
    rows.append(Row(line: line, range: start..<characters.count))
    return rows
  }
}
