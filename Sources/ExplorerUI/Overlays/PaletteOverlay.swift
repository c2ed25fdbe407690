import ExplorerModel
import TerminalKit

/// `:`: commands, kinds and objects seen, found by typing.
struct PaletteOverlay: OverlayContent {
  let scene: Scene
  let state: PaletteState
  let height: Int

  var title: [Span] {
    [
      Span("Palette", .popupTitle),
      Span("\(scene.dot)\(scene.count(state.entries.count))", .dim),
    ]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(.palette, [(.accept, "choose"), (.moveDown, "move"), (.escape, "close")])
  }

  private var cursor: ListCursor {
    state.cursor.fitted(count: state.entries.count, height: height - 1)
  }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: height - 1, count: state.entries.count,
      selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let input = InputLine(
      input: state.input, sign: " : ", placeholder: "a command, or the name of anything seen")
    let point = input.draw(x: area.x, y: area.y, width: area.width, into: &buffer)
    let list = area.inset(top: 1)
    guard !state.entries.isEmpty else {
      buffer.put("Nothing matches.", x: list.x + 2, y: list.y, style: .dim)
      return point
    }
    let cursor = cursor
    for (offset, entry) in state.entries.dropFirst(cursor.top).prefix(list.height).enumerated() {
      let row = list.row(offset)
      draw(entry, in: row, into: &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: true) }
    }
    return point
  }

  private func draw(_ entry: PaletteEntry, in row: Rect, into buffer: inout CellBuffer) {
    var detail = entry.detail
    var detailStyle = Style.dim
    var style = Style.text
    if case .command(let command) = entry.target {
      let keys = scene.keymap.labels(of: command).prefix(2)
      if !keys.isEmpty {
        detail = scene.spelled(keys.joined(separator: "  "))
        detailStyle = .key
      }
      if command.availability(in: scene.state).reason != nil {
        (style, detailStyle) = (.disabled, .disabled)
      }
    }
    let width = TextWidth.width(of: detail, limit: row.width / 2)
    buffer.put(
      entry.title, x: row.x + 2, y: row.y, style: style, maxWidth: row.width - width - 5,
      ellipsis: true)
    buffer.put(
      detail, x: row.maxX - 1 - min(width, row.width / 2), y: row.y, style: detailStyle,
      maxWidth: row.width / 2, ellipsis: true)
  }
}
