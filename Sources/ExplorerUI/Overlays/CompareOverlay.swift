import ExplorerModel
import PlatformModel
import TerminalKit

/// Where two assets or revisions differ, and the selected difference in whole.
struct CompareOverlay: OverlayContent {
  let scene: Scene
  let state: CompareState
  let height: Int

  private var rows: Int { Layout.compareRows(inside: height) }
  private var cursor: ListCursor { state.cursor.fitted(count: state.rows.count, height: rows) }
  private var left: String { name(of: state.left) }
  private var right: String { name(of: state.right) }
  private var areRevisions: Bool { state.left.asset == state.right.asset || state.left == .nothing }

  /// Of revisions of one asset, which is named in the title, only the number.
  private func name(of side: CompareSide) -> String {
    switch side {
    case .asset(let id): areRevisions ? "now" : scene.name(of: id)
    case .revision(_, let number): "revision \(scene.count(number))"
    case .nothing: "nothing before"
    }
  }

  var title: [Span] {
    let asset = areRevisions ? state.right.asset.map { scene.name(of: $0) } : nil
    let whose = asset.map { "\($0)\(scene.dot)" } ?? ""
    var spans = [
      Span("Compare", .popupTitle), Span("\(scene.dot)\(whose)\(left), \(right)", .dim),
    ]
    if state.isComplete {
      let count =
        state.rows.count == 1 ? "1 difference" : "\(scene.count(state.rows.count)) differences"
      spans.append(Span("\(scene.dot)\(count)", .dim))
    }
    return spans
  }

  var hints: [KeyHints.Hint] {
    scene.hints(.compare, [(.moveDown, "move"), (.copyName, "copy"), (.escape, "close")])
  }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: rows, count: state.rows.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    if let words = words {
      buffer.put(words, x: area.x + 2, y: area.y + 1, style: .dim, maxWidth: area.width - 3)
      return nil
    }
    let cursor = cursor
    let shown = Array(state.rows.dropFirst(cursor.top).prefix(rows))
    let inner = area.inset(left: 2, right: 1)
    table(shown, width: inner.width).draw(in: inner.rows(0, rows + 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if shown.indices.contains(selected) { buffer.select(area.row(1 + selected), isFocused: true) }
    let rule = area.row(rows + 1)
    buffer.hline(x: rule.x, y: rule.y, width: rule.width, style: .popupBorder)
    if shown.indices.contains(selected) {
      drawWhole(shown[selected], in: inner.inset(top: rows + 2), into: &buffer)
    }
    return nil
  }

  /// Said in place of rows; nil if there are some.
  private var words: String? {
    if let problem = state.problem { return problem }
    if !state.isComplete { return "Reading \(left) and \(right)\(scene.glyphs.ellipsis)" }
    return state.rows.isEmpty ? "\(left) and \(right) say the same." : nil
  }

  private func table(_ rows: [CompareRow], width: Int) -> Table {
    let place = min(44, max(16, width / 3))
    let side = max(8, (width - place - 4) / 2)
    return Table(
      columns: [
        Table.Column(title: "Where", minimum: 12, usual: place, rank: 9),
        Table.Column(title: left, minimum: 8, usual: side, rank: 8),
        Table.Column(title: right, minimum: 8, usual: side, rank: 7),
      ], rows: rows.map(cells))
  }

  private func cells(_ row: CompareRow) -> [[Span]] {
    [[Span(row.place, .jsonKey)], value(row.left, .diffRemoved), value(row.right, .diffAdded)]
  }

  private func value(_ text: String?, _ role: Role) -> [Span] {
    text.map { [Span($0, Style(role))] } ?? [Span("not there", .dim)]
  }

  private func drawWhole(_ row: CompareRow, in area: Rect, into buffer: inout CellBuffer) {
    buffer.put(
      row.place, x: area.x, y: area.y, style: .diffHeader, maxWidth: area.width, ellipsis: true)
    var lines = TextLines(scene: scene, width: area.width)
    DraftDiff(scene: scene).write(from: row.left ?? "", to: row.right ?? "", to: &lines)
    let shown = lines.window(top: 0, height: max(0, area.height - 1)).lines
    for (offset, line) in shown.enumerated() {
      buffer.put(line, x: area.x, y: area.y + 1 + offset, maxWidth: area.width, ellipsis: true)
    }
  }
}
