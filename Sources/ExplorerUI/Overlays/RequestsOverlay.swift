import ExplorerModel
import PlatformModel
import TerminalKit

/// `@`: what was asked of the platforms, what came back, how long it took; the newest last.
struct RequestsOverlay: OverlayContent {
  let scene: Scene
  let state: RequestsViewState
  let height: Int
  /// Those the filter lets through.
  private let entries: [RequestEntry]

  init(scene: Scene, state: RequestsViewState, height: Int) {
    self.scene = scene
    self.state = state
    self.height = height
    entries = scene.state.requests.entries(filteredBy: state.filter)
  }

  /// The last two rows tell about the selected request.
  private var rows: Int { max(1, height - 3) }

  var title: [Span] {
    let total = scene.state.requests.entries.count
    guard state.filter.isActive else {
      return [Span("Requests", .popupTitle), Span("\(scene.dot)\(scene.count(total))", .dim)]
    }
    let count = "\(scene.count(entries.count)) of \(scene.count(total))"
    var spans = [Span("Requests", .popupTitle), Span("\(scene.dot)\(count)", .dim)]
    if !state.filter.isEditing {
      spans += [Span(scene.dot, .dim), Span(state.filter.signed, .accent)]
    }
    return spans
  }

  var hints: [KeyHints.Hint] {
    if state.filter.isEditing { return KeyHints.typing.map(scene.spelled) }
    return scene.hints(
      .requests,
      [
        (.open, "open"), (.filter, "filter"), (.copyName, "copy as curl"),
        (.copyMenu, "copy \(scene.glyphs.ellipsis)"), (.escape, "close"),
      ])
  }

  private var cursor: ListCursor { state.cursor.fitted(count: entries.count, height: rows) }

  var position: ListPosition? {
    ListPosition(first: cursor.top, height: rows, count: entries.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    if entries.isEmpty {
      let words =
        state.filter.isActive
        ? "No request matches \(state.filter.text); the filter hides "
          + "\(scene.count(scene.state.requests.entries.count))." : "Nothing was asked yet."
      buffer.put(
        words, x: area.x + 2, y: area.y + 1, style: .dim, maxWidth: area.width - 3, ellipsis: true)
      return drawInput(in: area.row(rows), into: &buffer)
    }
    let cursor = cursor
    let list = area.rows(0, rows)
    let shown = Array(entries.dropFirst(cursor.top).prefix(list.height))
    // The trace is told below too: it gets a column only where there is room for it.
    let isWide = area.width >= 120
    let columns = isWide ? Self.columns : Array(Self.columns.dropLast())
    let table = Table(
      columns: columns, rows: shown.map { Array(cells($0).prefix(columns.count)) })
    table.drawRows(in: list.inset(left: 2, right: 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if shown.indices.contains(selected) { buffer.select(list.row(selected), isFocused: true) }
    buffer.hline(x: area.x, y: list.maxY, width: area.width, style: .popupBorder)
    if entries.indices.contains(cursor.selected) {
      drawDetail(of: entries[cursor.selected], in: area.inset(top: rows + 1), into: &buffer)
    }
    return drawInput(in: area.row(rows), into: &buffer)
  }

  /// What the list is filtered by, while it is typed, in place of the rule.
  private func drawInput(in row: Rect, into buffer: inout CellBuffer) -> Point? {
    guard state.filter.isEditing else { return nil }
    let input = InputLine(
      input: state.filter.input, sign: " / ",
      note: state.filter.problem ?? "\(scene.count(entries.count)) here")
    return input.draw(x: row.x, y: row.y, width: row.width, into: &buffer)
  }

  private static let columns = [
    Table.Column(title: "", minimum: 8, usual: 8, rank: 8),
    Table.Column(title: "", minimum: 3, usual: 3, rank: 9),
    Table.Column(title: "", minimum: 20, usual: 40, rank: 9, grows: 200),
    Table.Column(title: "", minimum: 6, usual: 8, alignment: .right, rank: 7),
    Table.Column(title: "", minimum: 6, usual: 8, alignment: .right, rank: 4),
    Table.Column(title: "", minimum: 20, usual: 36, rank: 2),
  ]

  private func cells(_ entry: RequestEntry) -> [[Span]] {
    let status = entry.status.map(String.init) ?? scene.glyphs.failed
    return [
      [Span(scene.times.time(entry.startedAt), .dim)],
      [Span(status, ExchangeOverlay.style(entry.status))],
      [Span(entry.request, .text)], [Span(DurationText.precise(entry.duration), .number)],
      [Span(ByteText.short(entry.bytes), .dim)], [Span(entry.traceID ?? "", .dim)],
    ]
  }

  private func drawDetail(
    of entry: RequestEntry, in area: Rect, into buffer: inout CellBuffer
  ) {
    let trace = entry.traceID.map { "\(scene.dot)trace \($0)" } ?? ""
    buffer.put(
      "\(entry.host)\(trace)", x: area.x + 2, y: area.y, style: .dim, maxWidth: area.width - 3,
      ellipsis: true)
    guard let failure = entry.failure else { return }
    buffer.put(
      failure, x: area.x + 2, y: area.y + 1, style: .error, maxWidth: area.width - 3,
      ellipsis: true)
  }
}
