import ExplorerModel
import TerminalKit

/// One thing read in full: wrapped, never cut.
struct ReadingOverlay: OverlayContent {
  let scene: Scene
  let state: ReadingState
  let width: Int
  let height: Int

  var title: [Span] { [Span(state.title, .popupTitle)] }

  var hints: [KeyHints.Hint] {
    scene.hints(.reading, [(.moveDown, "scroll"), (.copyName, "copy"), (.escape, "close")])
  }

  private var lines: [[Span]] {
    var lines = TextLines(scene: scene, width: max(8, width - 3))
    for part in state.parts {
      if part.label.isEmpty {
        lines.paragraph(part.text)
      } else {
        lines.list(part.label, [part.text])
      }
    }
    return lines.lines
  }

  private func top(of count: Int) -> Int { min(state.top, max(0, count - height)) }

  var position: ListPosition? {
    let count = lines.count
    guard count > height else { return nil }
    return ListPosition(first: top(of: count), height: height, count: count)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let lines = lines
    for (offset, line) in lines.dropFirst(top(of: lines.count)).prefix(area.height).enumerated() {
      buffer.line(line, in: area.row(offset).inset(left: 2, right: 1))
    }
    return nil
  }
}
