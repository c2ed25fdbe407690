import ExplorerModel
import TerminalKit

/// Actions, sort, facets, copy: a list to choose from.
struct MenuOverlay: OverlayContent {
  let scene: Scene
  let state: MenuState
  let height: Int

  var title: [Span] { [Span(state.title, .popupTitle)] }

  var hints: [KeyHints.Hint] {
    var commands: [(Command, String)] = [(.accept, "choose")]
    switch state.items.first?.choice {
    case .bookmark: commands.append((.discard, "drop"))
    case .read: commands = [(.accept, "read")]
    case .some, nil: break
    }
    return scene.hints(.menu, commands + [(.escape, "close")])
  }

  private var cursor: ListCursor { state.cursor.fitted(count: state.items.count, height: height) }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: height, count: state.items.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let cursor = cursor
    for (offset, item) in state.items.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let row = area.row(offset)
      let isSelected = cursor.top + offset == cursor.selected
      draw(item, in: row, into: &buffer)
      if isSelected { buffer.select(row, isFocused: true) }
    }
    return nil
  }

  /// Columns an item needs to be seen whole.
  static func width(of item: MenuItem) -> Int {
    let detail = item.disabledReason ?? item.detail
    return TextWidth.width(of: item.title, limit: 200)
      + TextWidth.width(of: detail, limit: 200) + (detail.isEmpty ? 3 : 6)
  }

  private func draw(_ item: MenuItem, in row: Rect, into buffer: inout CellBuffer) {
    let detail = item.disabledReason ?? item.detail
    let isPossible = item.disabledReason == nil
    let title = TextWidth.shorten(
      item.title, to: row.width - 3, ellipsis: scene.glyphs.ellipsis)
    let used = buffer.put(title, x: row.x + 2, y: row.y, style: isPossible ? .text : .disabled)
    let room = row.width - used - 5
    guard room > 3, !detail.isEmpty else { return }
    let words = TextWidth.shorten(detail, to: room, ellipsis: scene.glyphs.ellipsis)
    buffer.put(
      words, x: row.maxX - 1 - TextWidth.width(of: words), y: row.y,
      style: isPossible ? .dim : .disabled)
  }
}
