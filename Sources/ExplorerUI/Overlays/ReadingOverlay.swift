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
    let goingOn: [(Command, String)] = state.next == nil ? [] : [(.accept, "go there")]
    return scene.hints(
      .reading, goingOn + [(.moveDown, "scroll"), (.copyName, "copy"), (.escape, "close")])
  }

  private var lines: TextLines {
    var lines = TextLines(scene: scene, width: max(8, width - 3))
    for part in state.parts {
      if part.label.isEmpty {
        lines.paragraph(part.text)
      } else {
        lines.list(part.label, [part.text])
      }
    }
    return lines
  }

  var position: ListPosition? {
    let window = lines.window(top: state.top, height: height)
    guard window.count > height else { return nil }
    return ListPosition(first: window.top, height: height, count: window.count)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let window = lines.window(top: state.top, height: area.height)
    for (offset, line) in window.lines.enumerated() {
      buffer.line(line, in: area.row(offset).inset(left: 2, right: 1))
    }
    return nil
  }
}
