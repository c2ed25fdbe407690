import ExplorerModel
import TerminalKit

/// A question before the platform is changed. That nothing is done is the default.
struct ConfirmOverlay: OverlayContent {
  let scene: Scene
  let state: ConfirmState

  var title: [Span] {
    let sign = state.isDestructive ? "\(scene.glyphs.warning) " : ""
    return [Span(sign + state.title, state.isDestructive ? .danger : .popupTitle)]
  }

  var hints: [KeyHints.Hint] {
    let keep = state.keep.lowercased()
    let accept = (Command.accept, state.isActing ? state.verb.lowercased() : keep)
    guard state.word == nil else { return scene.hints(.confirm, [accept, (.escape, keep)]) }
    return scene.hints(.confirm, [accept, (.nextField, "switch"), (.escape, keep)])
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let lines = Self.lines(of: state, width: area.width - 4)
    let typing = state.word == nil ? 0 : 2
    let text = area.inset(
      left: 2, top: lines.count + typing + 2 <= area.height ? 1 : 0, right: 2,
      bottom: typing + 1)
    for (offset, line) in lines.prefix(text.height).enumerated() {
      buffer.put(line, x: text.x, y: text.y + offset)
    }
    drawButtons(in: area.row(area.height - 1), into: &buffer)
    return state.word == nil ? nil : drawInput(in: area, into: &buffer)
  }

  /// Returns where the cursor stands.
  private func drawInput(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    guard area.height > 2 else { return nil }
    let row = area.row(area.height - 3).inset(left: 2, right: 2)
    if let problem = state.problem {
      buffer.put(
        "\(scene.glyphs.failed) \(problem)", x: row.x, y: row.y + 1, style: .error,
        maxWidth: row.width, ellipsis: true)
    }
    return InputLine(input: state.input).draw(x: row.x, y: row.y, width: row.width, into: &buffer)
  }

  /// The words of the question, wrapped.
  static func lines(of state: ConfirmState, width: Int) -> [Substring] {
    let last = state.word.map { ["", "Type \($0) to \(state.verb.lowercased())."] } ?? []
    return (state.lines + last).flatMap {
      $0.isEmpty ? [""] : TextWidth.wrap($0, width: max(1, width), limit: 40)
    }
  }

  private func drawButtons(in row: Rect, into buffer: inout CellBuffer) {
    let keep = button(state.keep, isFocused: !state.isActing)
    let act = button(state.verb, isFocused: state.isActing)
    let width = TextWidth.width(of: keep) + TextWidth.width(of: act) + 2
    var x = max(row.x, row.maxX - 2 - width)
    x += buffer.put(keep, x: x, y: row.y, style: state.isActing ? .button : .buttonFocused) + 2
    let acting: Style = state.isDestructive ? Style(.danger).with(.reverse) : .buttonFocused
    buffer.put(act, x: x, y: row.y, style: state.isActing ? acting : .button)
  }

  /// The focused one is told by its sign too, not by colour alone.
  private func button(_ word: String, isFocused: Bool) -> String {
    isFocused ? "[\(scene.glyphs.collapsed) \(word) ]" : "[  \(word) ]"
  }
}
