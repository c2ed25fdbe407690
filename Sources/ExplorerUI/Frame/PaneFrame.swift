import ExplorerModel
import TerminalKit

/// Draws the box around a pane: title, input line, position and scroll bar.
struct PaneFrame {
  let scene: Scene
  let rect: Rect
  /// Numbers of the panes one can switch to from here; shown where only one pane is.
  var tabs: [PaneID] = []

  /// Returns the place of the cursor if the pane's input is open.
  func draw(_ pane: some Pane, into buffer: inout CellBuffer) -> Point? {
    let isFocused = scene.isFocused(pane.id)
    let style: Style = isFocused ? .borderFocused : .border
    let title = pane.title
    let look = PaneTitle.Look(
      number: pane.id.rawValue, isFocused: isFocused, separator: scene.dot,
      ellipsis: scene.glyphs.ellipsis)
    let tabs = tabs(beside: title, look, current: pane.id)
    let room = rect.width - 2 - (tabs.isEmpty ? 0 : tabs.columns + 1)
    let inner = buffer.box(rect, style: style)
    buffer.put(
      title.spans(width: room, look), x: rect.x + 1, y: rect.y, maxWidth: max(0, room),
      ellipsis: true)
    if !tabs.isEmpty {
      buffer.put(tabs, x: rect.maxX - 1 - tabs.columns, y: rect.y)
    }
    buffer.clipped(to: inner) { pane.draw(in: inner, into: &$0) }
    if let input = pane.input {
      return InputLine(input: input.input, sign: input.sign, note: input.note)
        .draw(x: rect.x + 1, y: rect.maxY - 1, width: rect.width - 2, into: &buffer)
    }
    let edge = pane.edge(width: rect.width - 4)
    buffer.put(edge, x: rect.x + 2, y: rect.maxY - 1)
    if isFocused, let position = pane.position(in: inner) {
      draw(position, room: rect.width - 6 - edge.columns, into: &buffer)
    }
    return nil
  }

  private func draw(_ position: ListPosition, room: Int, into buffer: inout CellBuffer) {
    guard position.isScrollable, rect.height > 4 else { return }
    let track = rect.height - 2
    let length = max(1, track * position.height / position.count)
    let range = max(1, position.count - position.height)
    let start = (track - length) * min(position.first, range) / range
    for row in 0..<length {
      buffer.put(
        scene.glyphs.scrollThumb, x: rect.maxX - 1, y: rect.y + 1 + start + row,
        style: .scrollbarThumb)
    }
    guard let selected = position.selected else { return }
    let total = scene.count(position.count) + (position.isPartial ? "+" : "")
    let text = " \(scene.count(selected + 1)) of \(total) "
    let width = TextWidth.width(of: text)
    guard width <= room else { return }
    buffer.put(text, x: rect.maxX - 2 - width, y: rect.maxY - 1, style: .dim)
  }

  /// Parts of a title from this rank on say more than the numbers of the panes.
  private static let aboveTabs = 5

  private func tabs(beside title: PaneTitle, _ look: PaneTitle.Look, current: PaneID) -> [Span] {
    let line = tabLine(current: current)
    guard rect.width > line.columns + 26 else { return [] }
    return title.fits(rect.width - 3 - line.columns, from: Self.aboveTabs, look) ? line : []
  }

  private func tabLine(current: PaneID) -> [Span] {
    guard tabs.count > 1 else { return [] }
    var spans = [Span(" ", .border)]
    for pane in tabs {
      let style: Style = pane == current ? Style.titleFocused.bold : .dim
      spans.append(Span("\(pane.rawValue) ", style))
    }
    return spans
  }
}
