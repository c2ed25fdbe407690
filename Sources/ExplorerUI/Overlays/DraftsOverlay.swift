import ExplorerModel
import PlatformModel
import TerminalKit

/// `p`: the drafts, and the diff of the selected one.
struct DraftsOverlay: OverlayContent {
  let scene: Scene
  let state: DraftsViewState

  private var rows: [DraftRow] { scene.state.draftRows(state) }

  var title: [Span] {
    var spans = [Span("Drafts", .popupTitle)]
    let drafts = scene.state.drafts
    if !drafts.drafts.isEmpty {
      spans.append(Span("\(scene.dot)\(scene.count(drafts.drafts.count))", .dim))
    }
    if !state.marks.isEmpty {
      spans.append(Span("\(scene.dot)\(scene.count(state.marks.count)) marked", .marked))
    }
    if state.filter.isActive, !state.filter.isEditing {
      spans += [Span(scene.dot, .dim), Span(state.filter.text, .accent)]
    }
    if let applying = drafts.applying {
      let words = "\(scene.count(applying.done)) of \(scene.count(applying.assets.count))"
      spans.append(Span("\(scene.dot)applying \(words)", .stateRunning))
    }
    return spans
  }

  var hints: [KeyHints.Hint] {
    if state.filter.isEditing { return KeyHints.typing.map(scene.spelled) }
    guard !scene.state.drafts.drafts.isEmpty else {
      return scene.hints(.drafts, [(.undo, "undo"), (.escape, "close")])
    }
    return scene.hints(
      .drafts,
      [
        (.apply, state.marks.isEmpty ? "apply" : "apply marked"), (.applyAll, "all"),
      ] + (isFailed ? [(.open, "reason")] : []) + [
        (.discard, "discard"), (.edit, "edit"), (.mark, "mark"), (.filter, "filter"),
        (.undo, "undo"), (.escape, "close"),
      ])
  }

  /// The selected line is a draft that failed.
  private var isFailed: Bool {
    let rows = rows
    guard rows.indices.contains(state.cursor.selected),
      case .draft(let asset, _) = rows[state.cursor.selected],
      case .failed? = scene.state.drafts.draft(of: asset)?.status
    else { return false }
    return true
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let rows = rows
    var area = area
    var cursor: Point?
    if state.filter.isEditing, area.height > 2 {
      let count = "\(scene.count(rows.count)) here"
      let input = InputLine(
        input: state.filter.input, sign: " / ", note: state.filter.problem ?? count)
      cursor = input.draw(x: area.x, y: area.maxY - 1, width: area.width, into: &buffer)
      area.height -= 1
    }
    guard !rows.isEmpty else {
      drawEmpty(in: area, into: &buffer)
      return cursor
    }
    draw(rows, in: area, into: &buffer)
    return cursor
  }

  private func draw(_ rows: [DraftRow], in area: Rect, into buffer: inout CellBuffer) {
    let isNarrow = area.width < 72
    let (list, side) =
      isNarrow
      ? area.splitTop(min(rows.count, max(2, area.height / 3)))
      : area.splitLeft(min(34, area.width / 3))
    let cursor = state.cursor.fitted(count: rows.count, height: list.height)
    for (offset, row) in rows.dropFirst(cursor.top).prefix(list.height).enumerated() {
      let place = list.row(offset)
      draw(row, in: place, into: &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(place, isFocused: true) }
    }
    if isNarrow {
      buffer.hline(x: side.x, y: side.y, width: side.width, style: .popupBorder)
    } else {
      buffer.vline(x: side.x, y: side.y, height: side.height, style: .popupBorder)
    }
    let body = isNarrow ? side.inset(left: 1, top: 1, right: 1) : side.inset(left: 2, right: 1)
    drawSide(of: rows[cursor.selected], in: body, into: &buffer)
  }

  /// What is said about the line stays, what is below it scrolls.
  private func drawSide(of row: DraftRow, in body: Rect, into buffer: inout CellBuffer) {
    let side = DraftSide(scene: scene, width: body.width)
    let (top, bottom) = body.splitTop(min(side.head(of: row).lines.count, body.height))
    draw(side.head(of: row), from: 0, in: top, into: &buffer)
    draw(side.lines(of: row), from: state.diffTop, in: bottom.inset(top: 1), into: &buffer)
  }

  private func draw(
    _ lines: TextLines, from first: Int, in area: Rect, into buffer: inout CellBuffer
  ) {
    let window = lines.window(top: first, height: area.height)
    for (offset, line) in window.lines.enumerated() {
      buffer.line(line, in: area.row(offset))
    }
  }

  private func drawEmpty(in area: Rect, into buffer: inout CellBuffer) {
    if state.filter.isActive {
      buffer.put(
        "Nothing here matches \(state.filter.text).", x: area.x + 2, y: area.y + 1, style: .dim,
        maxWidth: area.width - 3, ellipsis: true)
      return
    }
    buffer.put("No drafts.", x: area.x + 2, y: area.y + 1, style: .dim)
    buffer.put(
      [Span("e", .key), Span(" on an asset begins one.", .dim)], x: area.x + 2, y: area.y + 2)
  }

  // MARK: Rows

  private func draw(_ row: DraftRow, in place: Rect, into buffer: inout CellBuffer) {
    let isMarked = !row.assets.isEmpty && state.marks.isSuperset(of: row.assets)
    if isMarked { buffer.put(scene.glyphs.marked, x: place.x, y: place.y, style: .marked) }
    let (glyph, style, name, word) = picture(of: row)
    let indent = if case .draft(_, true) = row { 2 } else { 0 }
    buffer.put(glyph, x: place.x + 1 + indent, y: place.y, style: style)
    let width = TextWidth.width(of: word)
    let isApplied = if case .applied = row { true } else { false }
    buffer.put(
      name, x: place.x + 3 + indent, y: place.y, style: isApplied ? .dim : .text,
      maxWidth: place.width - width - 6 - indent, ellipsis: true)
    buffer.put(word, x: place.maxX - 1 - width, y: place.y, style: style)
  }

  private func picture(of row: DraftRow) -> (String, Style, String, String) {
    switch row {
    case .unfinished(let id):
      let edit = scene.state.drafts.unfinished(id)
      let word = edit?.problem == nil ? "not staged" : "not yet valid"
      return (scene.glyphs.warning, .warning, edit?.title ?? "", word)
    case .draft(let asset, _):
      guard let draft = scene.state.drafts.draft(of: asset) else { return ("", .text, "", "") }
      let (glyph, style, word) = status(draft)
      return (glyph, style, scene.name(of: asset), word)
    case .group(let group):
      let first = group.assets.first.flatMap { scene.state.drafts.draft(of: $0) }
      let (_, style, word) = first.map(status) ?? ("", .draft, "")
      let glyph = state.opened.contains(group.key) ? scene.glyphs.expanded : scene.glyphs.collapsed
      let deeds = group.key.deltas.map(\.words).joined(separator: "; ")
      return (glyph, style, "\(scene.count(group.assets.count)) × \(deeds)", word)
    case .applied(let id):
      guard let set = scene.state.drafts.applied(id) else { return ("", .text, "", "") }
      return (scene.glyphs.ok, .stateOK, set.name, "applied \(scene.times.ago(set.appliedAt))")
    }
  }

  private func status(_ draft: Draft) -> (String, Style, String) {
    switch draft.status {
    case .staged: (scene.glyphs.draft, .draft, scene.times.age(draft.stagedAt))
    case .applying: (scene.glyphs.running, .stateRunning, "applying")
    case .failed(let error):
      error.outcomeIsUnknown
        ? (scene.glyphs.warning, .warning, "not known") : (scene.glyphs.failed, .error, "failed")
    case .conflict: (scene.glyphs.warning, .warning, "conflict")
    }
  }
}
