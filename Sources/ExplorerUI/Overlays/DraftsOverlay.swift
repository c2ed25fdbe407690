import ExplorerModel
import PlatformModel
import TerminalKit

/// `p`: the drafts, and the diff of the selected one.
struct DraftsOverlay: OverlayContent {
  let scene: Scene
  let state: DraftsViewState

  private var drafts: [Draft] { scene.state.drafts.drafts }

  var title: [Span] {
    [Span("Drafts", .popupTitle), Span("\(scene.dot)\(scene.count(drafts.count))", .dim)]
  }

  var hints: [KeyHints.Hint] {
    guard !drafts.isEmpty else {
      return scene.hints(.drafts, [(.undo, "undo"), (.escape, "close")])
    }
    return scene.hints(
      .drafts,
      [
        (.apply, "apply"), (.applyAll, "all"), (.discard, "discard"), (.edit, "edit"),
        (.undo, "undo"), (.escape, "close"),
      ])
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    guard !drafts.isEmpty else {
      drawEmpty(in: area, into: &buffer)
      return nil
    }
    let isNarrow = area.width < 72
    let (list, diff) =
      isNarrow
      ? area.splitTop(min(drafts.count, max(2, area.height / 3)))
      : area.splitLeft(min(34, area.width / 3))
    let cursor = state.cursor.fitted(count: drafts.count, height: list.height)
    for (offset, draft) in drafts.dropFirst(cursor.top).prefix(list.height).enumerated() {
      let row = list.row(offset)
      draw(draft, in: row, into: &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: true) }
    }
    if isNarrow {
      buffer.hline(x: diff.x, y: diff.y, width: diff.width, style: .popupBorder)
    } else {
      buffer.vline(x: diff.x, y: diff.y, height: diff.height, style: .popupBorder)
    }
    let body = isNarrow ? diff.inset(left: 1, top: 1, right: 1) : diff.inset(left: 2, right: 1)
    drawDiff(of: drafts[cursor.selected], in: body, into: &buffer)
    return nil
  }

  private func drawEmpty(in area: Rect, into buffer: inout CellBuffer) {
    let applied = scene.state.drafts.applied
    buffer.put("No drafts.", x: area.x + 2, y: area.y + 1, style: .dim)
    buffer.put(
      [Span("e", .key), Span(" on an asset begins one.", .dim)], x: area.x + 2, y: area.y + 2)
    guard let last = applied.last else { return }
    let text = "Applied last: \(last.name), \(scene.times.ago(last.appliedAt)). "
    buffer.put(
      [Span(text, .dim), Span("U", .key), Span(" stages the reverse.", .dim)], x: area.x + 2,
      y: area.y + 4, maxWidth: area.width - 3, ellipsis: true)
  }

  private func draw(_ draft: Draft, in row: Rect, into buffer: inout CellBuffer) {
    let (glyph, style, word) = status(draft)
    buffer.put(glyph, x: row.x + 1, y: row.y, style: style)
    let width = TextWidth.width(of: word)
    buffer.put(
      scene.name(of: draft.asset), x: row.x + 3, y: row.y, maxWidth: row.width - width - 6,
      ellipsis: true)
    buffer.put(word, x: row.maxX - 1 - width, y: row.y, style: style)
  }

  private func status(_ draft: Draft) -> (String, Style, String) {
    switch draft.status {
    case .staged: (scene.glyphs.draft, .draft, scene.times.age(draft.stagedAt))
    case .applying: (scene.glyphs.running, .stateRunning, "applying")
    case .failed: (scene.glyphs.failed, .error, "failed")
    case .conflict: (scene.glyphs.warning, .warning, "conflict")
    }
  }

  private func drawDiff(of draft: Draft, in area: Rect, into buffer: inout CellBuffer) {
    let lines = lines(of: draft, width: area.width)
    let top = max(0, min(state.diffTop, lines.count - area.height))
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      buffer.line(line, in: area.row(offset))
    }
  }

  private func lines(of draft: Draft, width: Int) -> [[Span]] {
    var lines = TextLines(scene: scene, width: width)
    let asset = draft.base.asset
    let crumb = "\(asset.type) in \(scene.name(of: draft.asset.container))"
    lines.add([Span(asset.name, Style.text.bold), Span("  \(crumb)", .dim)])
    switch draft.status {
    case .staged, .applying: break
    case .failed(let error):
      lines.blank()
      let text = ChangeSentence.sentence(error, doing: "Saving \(asset.name)")
      lines.paragraph("\(scene.glyphs.failed) \(text)", .error)
    case .conflict(_, let fields):
      lines.blank()
      let names = fields.map(\.rawValue).joined(separator: ", ")
      lines.paragraph(
        "\(scene.glyphs.warning) Somebody else changed \(names) meanwhile.", .warning)
      lines.add([Span("Enter", .key), Span(" settles it.", .dim)])
    }
    let diff = DraftDiff(scene: scene)
    for field in diff.fields(of: draft) {
      lines.blank()
      for line in diff.lines(field, of: draft, width: width) { lines.add(line) }
    }
    return lines.lines
  }
}
