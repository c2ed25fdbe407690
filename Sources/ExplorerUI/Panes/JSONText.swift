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
    if state.wraps { return drawWrapped(in: area, into: &buffer) }
    let cursor = state.cursor.fitted(count: state.lines.count, height: area.height)
    for (offset, line) in state.lines.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let row = area.row(offset)
      let text = row.inset(left: 1, right: 1)
      let drawn = JSONLineText(scene: scene, line: line, left: cursor.left, isYAML: state.isYAML)
        .draw(in: text, into: &buffer)
      Self.highlight(
        state.search, isCurrent: isCurrentMatch(cursor.top + offset), spans: drawn.spans,
        x: drawn.x, in: row, &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: isFocused) }
    }
  }

  /// The selected line is in view with all its rows, as far as there is room.
  private func drawWrapped(in area: Rect, into buffer: inout CellBuffer) {
    let text = area.inset(left: 1, right: 1)
    func line(_ index: Int) -> JSONLineText {
      JSONLineText(scene: scene, line: state.lines[index], isYAML: state.isYAML)
    }
    func rows(_ index: Int) -> [[Span]] { line(index).wrapped(in: text.width, limit: area.height) }
    let selected = min(max(0, state.cursor.selected), state.lines.count - 1)
    var top = selected
    var used = rows(selected).count
    while top > max(0, state.cursor.top) {
      used += rows(top - 1).count
      if used > area.height { break }
      top -= 1
    }
    var y = 0
    for index in top..<state.lines.count where y < area.height {
      let line = line(index)
      for (part, spans) in rows(index).prefix(area.height - y).enumerated() {
        let row = area.row(y)
        let place = text.row(y)
        let x = line.draw(spans, isFirst: part == 0, in: place, into: &buffer)
        Self.highlight(
          state.search, isCurrent: isCurrentMatch(index), spans: spans, x: x, in: row, &buffer)
        if index == selected { buffer.select(row, isFocused: isFocused) }
        y += 1
      }
    }
  }

  private func isCurrentMatch(_ line: Int) -> Bool {
    state.search.current.map { state.search.matches[safe: $0] == line } ?? false
  }

  /// Marks what was searched in a line that is drawn.
  static func highlight(
    _ search: SearchState, isCurrent: Bool, spans: [Span], x: Int, in row: Rect,
    _ buffer: inout CellBuffer
  ) {
    guard search.isActive else { return }
    let text = spans.map { TextWidth.clip($0.text, to: 2_000) }.joined()
    for hit in Highlights.columns(of: search.text, in: text) {
      let area = Rect(x: x + hit.lowerBound, y: row.y, width: hit.count, height: 1)
      buffer.restyle(area.intersection(row)) { _ in isCurrent ? .matchCurrent : .match }
    }
  }
}
