import ExplorerModel
import PlatformModel
import TerminalKit

/// A conflict being settled: what it was, what you wrote, what somebody else wrote.
struct ConflictOverlay: OverlayContent {
  let scene: Scene
  let state: ConflictState

  private var draft: Draft? { scene.state.drafts.draft(of: state.asset) }

  var title: [Span] {
    [Span("Conflict", .popupTitle), Span("\(scene.dot)\(scene.name(of: state.asset))", .dim)]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(
      .conflict,
      [
        (.chooseMine, "mine"), (.chooseTheirs, "theirs"), (.edit, "write anew"),
        (.accept, "done"), (.escape, "leave"),
      ])
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let area = area.inset(left: 1, right: 1)
    let who = state.theirs.asset.modifierID.map(scene.user) ?? "Somebody else"
    let when = state.theirs.asset.modifiedAt.map { ", \(scene.times.ago($0))" } ?? ""
    buffer.put(
      "\(who) changed the same fields\(when). Nothing was sent.", x: area.x + 1, y: area.y,
      style: .warning, maxWidth: area.width - 2, ellipsis: true)
    var y = area.y + 1
    for (index, field) in state.fields.enumerated() where y < area.maxY {
      let row = Rect(x: area.x, y: y, width: area.width, height: 1)
      draw(field, in: row, into: &buffer)
      if index == state.focused { buffer.select(row, isFocused: true) }
      y += 1
    }
    let rest = Rect(x: area.x, y: y, width: area.width, height: max(0, area.maxY - y))
    if state.fields.indices.contains(state.focused), rest.height > 2 {
      drawSides(of: state.fields[state.focused], in: rest, into: &buffer)
    }
    return nil
  }

  private func draw(_ field: AssetField, in row: Rect, into buffer: inout CellBuffer) {
    let choice = state.choices[field]
    let word: (String, Style) =
      switch choice {
      case nil: ("not settled", .warning)
      case .mine: ("mine", .accent)
      case .theirs: ("theirs", .accent)
      case .edited: ("written anew", .accent)
      }
    let sign = choice == nil ? scene.glyphs.unchecked : scene.glyphs.checked
    buffer.put(sign, x: row.x + 2, y: row.y, style: word.1)
    buffer.put(field.rawValue, x: row.x + 4, y: row.y, style: .text)
    buffer.put(word.0, x: row.x + 18, y: row.y, style: word.1)
  }

  private func drawSides(of field: AssetField, in area: Rect, into buffer: inout CellBuffer) {
    let base = draft.map { DraftDiff.text(of: field, in: $0.base.asset) } ?? ""
    var mine = draft?.edits[field].map(DraftDiff.text) ?? base
    if case .edited(let value) = state.choices[field] { mine = DraftDiff.text(value) }
    let theirs = DraftDiff.text(of: field, in: state.theirs.asset)
    let layouts = scene.layouts
    let sides: [(String, TextDifference.Side)] = [
      ("It was", layouts.difference(from: base, to: base).added),
      ("Mine", layouts.difference(from: base, to: mine).added),
      ("Theirs", layouts.difference(from: base, to: theirs).added),
    ]
    let parts =
      area.width >= 84
      ? area.columns(weights: [1, 1, 1]) : area.rows(weights: [1, 1, 1])
    for (part, side) in zip(parts, sides) {
      let box = area.width >= 84 ? part.inset(right: part.maxX < area.maxX ? 1 : 0) : part
      draw(side.0, side.1, isChosen: isChosen(side.0, field), in: box, into: &buffer)
    }
  }

  private func isChosen(_ side: String, _ field: AssetField) -> Bool {
    switch state.choices[field] {
    case .mine, .edited: side == "Mine"
    case .theirs: side == "Theirs"
    case nil: false
    }
  }

  private func draw(
    _ title: String, _ side: TextDifference.Side, isChosen: Bool, in area: Rect,
    into buffer: inout CellBuffer
  ) {
    guard area.height > 1 else { return }
    buffer.hline(x: area.x, y: area.y, width: area.width, style: .popupBorder)
    let sign = isChosen ? "\(scene.glyphs.ok) " : ""
    buffer.put(
      " \(sign)\(title) ", x: area.x + 1, y: area.y, style: isChosen ? Style.accent.bold : .title)
    let text = area.inset(left: 1, top: 1, right: 1)
    guard !side.text.isEmpty else {
      buffer.put("empty", x: text.x, y: text.y, style: .dim)
      return
    }
    var lines = TextLines(scene: scene, width: text.width)
    let styles = side.pieces.map {
      ($0.end, $0.isChanged ? Style(.diffAdded).bold.underlined : Style.text)
    }
    lines.pieces(side.text, styles, sign: Span(""))
    for (offset, line) in lines.window(top: 0, height: text.height).lines.enumerated() {
      buffer.line(line, in: text.row(offset))
    }
  }
}
