import ExplorerModel
import TerminalKit

/// The JSON tab: the document as it was answered, foldable and searchable. Looks at visible lines
/// only.
struct JSONText {
  let scene: Scene
  let isFocused: Bool

  private var state: JSONTreeState { scene.state.inspector.json }

  func position(in area: Rect) -> ListPosition? {
    let cursor = state.cursor.fitted(count: state.lines.count, height: area.height)
    return ListPosition(
      first: cursor.top, height: area.height, count: state.lines.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    guard !state.lines.isEmpty else {
      let pictures = ListPictures(
        scene: scene, subject: "The document", emptyLines: [], idleLine: "Nothing was read yet.")
      return pictures.draw(scene.state.inspector.phase, in: area, into: &buffer)
    }
    let cursor = state.cursor.fitted(count: state.lines.count, height: area.height)
    for (offset, line) in state.lines.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let row = area.row(offset)
      let text = row.inset(left: 1, right: 1)
      let shift = 2 * line.depth - cursor.left
      buffer.put(sign(line), x: text.x + max(0, shift), y: text.y, style: .guide)
      let spans = spans(line)
      buffer.clipped(to: text.inset(left: 2)) {
        _ = $0.put(spans, x: text.x + 2 + shift, y: text.y, ellipsis: true)
      }
      highlight(line: cursor.top + offset, spans: spans, x: text.x + 2 + shift, in: row, &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: isFocused) }
    }
  }

  private func sign(_ line: JSONLine) -> String {
    switch line.value {
    case .open: scene.glyphs.expanded
    case .folded: scene.glyphs.collapsed
    default: " "
    }
  }

  private func spans(_ line: JSONLine) -> [Span] {
    var spans: [Span] = []
    if let key = line.key {
      spans = [Span("\"\(key)\"", .jsonKey), Span(": ", .jsonPunctuation)]
    }
    let comma = line.hasComma ? "," : ""
    switch line.value {
    case .scalar(let text, let kind): spans.append(Span(text, style(kind)))
    case .open(let isArray): spans.append(Span(isArray ? "[" : "{", .jsonPunctuation))
    case .close(let isArray): spans.append(Span(isArray ? "]" : "}", .jsonPunctuation))
    case .empty(let isArray): spans.append(Span(isArray ? "[]" : "{}", .jsonPunctuation))
    case .folded(let isArray, let count):
      spans.append(Span(isArray ? "[ " : "{ ", .jsonPunctuation))
      spans.append(Span(scene.count(count), .dim))
      spans.append(Span(isArray ? " ]" : " }", .jsonPunctuation))
    }
    if !comma.isEmpty { spans.append(Span(comma, .jsonPunctuation)) }
    return spans
  }

  private func style(_ kind: JSONLine.ScalarKind) -> Style {
    switch kind {
    case .string: .jsonString
    case .number: .jsonNumber
    case .bool, .null: .jsonLiteral
    case .secret: .secret
    }
  }

  private func highlight(
    line: Int, spans: [Span], x: Int, in row: Rect, _ buffer: inout CellBuffer
  ) {
    let search = state.search
    guard search.isActive else { return }
    let isCurrent = search.current.map { search.matches[safe: $0] == line } ?? false
    let text = spans.map { TextWidth.clip($0.text, to: 2_000) }.joined()
    for hit in Highlights.columns(of: search.text, in: text) {
      let area = Rect(x: x + hit.lowerBound, y: row.y, width: hit.count, height: 1)
      buffer.restyle(area.intersection(row)) { _ in isCurrent ? .matchCurrent : .match }
    }
  }
}
