import ExplorerModel
import PlatformModel
import TerminalKit

/// `gm`: what the status line said; the newest last.
struct MessagesOverlay: OverlayContent {
  let scene: Scene
  let state: MessagesViewState
  let height: Int

  private var messages: [StatusMessage] { scene.state.status.log }

  var title: [Span] {
    [Span("Messages", .popupTitle), Span("\(scene.dot)\(scene.count(messages.count))", .dim)]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(.messages, [(.open, "read"), (.copyName, "copy"), (.escape, "close")])
  }

  private var cursor: ListCursor { state.cursor.fitted(count: messages.count, height: height) }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: height, count: messages.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    guard !messages.isEmpty else {
      buffer.put("Nothing was said yet.", x: area.x + 2, y: area.y + 1, style: .dim)
      return nil
    }
    let cursor = cursor
    for (offset, message) in messages.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let row = area.row(offset)
      buffer.put(
        scene.times.time(message.at), x: row.x + 2, y: row.y, style: .dim)
      buffer.put(scene.glyph(of: message), x: row.x + 12, y: row.y, style: message.style)
      let text = TextWidth.shorten(
        message.text, to: row.width - 15, ellipsis: scene.glyphs.ellipsis)
      buffer.put(text, x: row.x + 14, y: row.y, style: message.style)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: true) }
    }
    return nil
  }
}

extension StatusMessage {
  var style: Style {
    switch severity {
    case .info: .text
    case .success: .success
    case .warning: .warning
    case .error: .error
    }
  }
}

extension Scene {
  func glyph(of message: StatusMessage) -> String {
    switch message.severity {
    case .info: glyphs.leaf
    case .success: glyphs.ok
    case .warning: glyphs.warning
    case .error: glyphs.failed
    }
  }
}
