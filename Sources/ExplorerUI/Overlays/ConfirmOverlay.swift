import ExplorerModel
import TerminalKit

/// A question before the platform is changed. Cancel is the default.
struct ConfirmOverlay: OverlayContent {
  let scene: Scene
  let state: ConfirmState

  var title: [Span] {
    let sign = state.isDestructive ? "\(scene.glyphs.warning) " : ""
    return [Span(sign + state.title, state.isDestructive ? .danger : .popupTitle)]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(
      .confirm,
      [
        (.accept, state.isActing ? state.verb.lowercased() : "cancel"), (.nextField, "switch"),
        (.escape, "cancel"),
      ])
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let lines = Self.lines(of: state, width: area.width - 4)
    let text = area.inset(
      left: 2, top: lines.count + 2 <= area.height ? 1 : 0, right: 2, bottom: 1)
    for (offset, line) in lines.prefix(text.height).enumerated() {
      buffer.put(line, x: text.x, y: text.y + offset)
    }
    drawButtons(in: area.row(area.height - 1), into: &buffer)
    return nil
  }

  /// The words of the question, wrapped.
  static func lines(of state: ConfirmState, width: Int) -> [Substring] {
    state.lines.flatMap { TextWidth.wrap($0, width: max(1, width), limit: 40) }
  }

  private func drawButtons(in row: Rect, into buffer: inout CellBuffer) {
    let cancel = button("Cancel", isFocused: !state.isActing)
    let act = button(state.verb, isFocused: state.isActing)
    let width = TextWidth.width(of: cancel) + TextWidth.width(of: act) + 2
    var x = max(row.x, row.maxX - 2 - width)
    x += buffer.put(cancel, x: x, y: row.y, style: state.isActing ? .button : .buttonFocused) + 2
    let acting: Style = state.isDestructive ? Style(.danger).with(.reverse) : .buttonFocused
    buffer.put(act, x: x, y: row.y, style: state.isActing ? acting : .button)
  }

  /// The focused one is told by its sign too, not by colour alone.
  private func button(_ word: String, isFocused: Bool) -> String {
    isFocused ? "[\(scene.glyphs.collapsed) \(word) ]" : "[  \(word) ]"
  }
}
