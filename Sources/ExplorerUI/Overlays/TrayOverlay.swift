import ExplorerModel
import PlatformModel
import TerminalKit

/// `T`: everything that is going on, and what ended of what was asked for here.
struct TrayOverlay: OverlayContent {
  let scene: Scene
  let state: TrayState
  let height: Int

  private var entries: [TrayEntry] { scene.state.tray }

  var title: [Span] {
    [Span("Operations", .popupTitle), Span("\(scene.dot)\(scene.count(entries.count))", .dim)]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(.tray, [(.open, "open"), (.act, "act"), (.discard, "remove"), (.escape, "close")])
  }

  private var cursor: ListCursor { state.cursor.fitted(count: entries.count, height: height) }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: height, count: entries.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    guard !entries.isEmpty else {
      buffer.put("Nothing is going on.", x: area.x + 2, y: area.y + 1, style: .dim)
      buffer.put(
        [Span("a", .key), Span(" on a job or a database starts something.", .dim)],
        x: area.x + 2, y: area.y + 2)
      return nil
    }
    let cursor = cursor
    let shown = Array(entries.dropFirst(cursor.top).prefix(area.height))
    let table = Table(
      columns: [
        Table.Column(title: "", minimum: 1, maximum: 1, rank: 9),
        Table.Column(title: "", minimum: 16, maximum: 60, rank: 9, grows: 60),
        Table.Column(title: "", minimum: 9, maximum: 80, rank: 8, keepsEnd: true),
        Table.Column(title: "", minimum: 8, maximum: 8, alignment: .right, rank: 6),
        Table.Column(title: "", minimum: 6, maximum: 16, alignment: .right, rank: 4),
      ], rows: shown.map(cells))
    table.drawRows(in: area.inset(left: 2, right: 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if shown.indices.contains(selected) { buffer.select(area.row(selected), isFocused: true) }
    return nil
  }

  private func cells(_ entry: TrayEntry) -> [[Span]] {
    let (glyph, word, style) = scene.picture(of: entry.state)
    var words = [Span(word, style)]
    if entry.pollFailure != nil {
      words.append(Span("\(scene.dot)last look failed", .stale))
    }
    let duration = (entry.endedAt ?? scene.state.now) - entry.startedAt
    return [
      [Span(glyph, style)], [Span(entry.title, .text)], words,
      [Span(DurationText.clock(duration), .number)],
      [Span(scene.times.short(entry.startedAt), .dim)],
    ]
  }
}

extension Scene {
  /// Where something that goes on stands, as a sign, a word and a colour.
  func picture(of state: TrayEntry.State) -> (glyph: String, word: String, style: Style) {
    switch state {
    case .requested: (glyphs.queued, "asked for", .stateQueued)
    case .going(let word): (glyphs.running, word, .stateRunning)
    case .succeeded(let word): (glyphs.ok, word, .stateOK)
    case .failed(let word): (glyphs.failed, word, .stateFailed)
    case .unknown(let word): (glyphs.unknown, word, .stateUnknown)
    }
  }
}
