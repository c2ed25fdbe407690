import ExplorerModel
import TerminalKit

/// The last line of the screen: what just happened, or the most useful keys.
struct StatusLine {
  let scene: Scene
  /// Presses that wait for the next one.
  var pending: [KeyPress] = []

  func draw(in row: Rect, into buffer: inout CellBuffer) {
    buffer.fill(row, style: .status)
    let inner = row.inset(left: 1, right: 1)
    if !pending.isEmpty {
      buffer.put(
        [Span(pending.label, .key), Span(" \(scene.glyphs.ellipsis)", .dim)], x: inner.x, y: row.y)
    } else if let refused = scene.state.refusedInput {
      buffer.put(
        [
          Span("/\(refused.input.text)", .text),
          Span("  \(refused.reason); Enter or Esc ends this", .warning),
        ], x: inner.x, y: row.y, maxWidth: inner.width, ellipsis: true)
    } else if let message = scene.state.status.current {
      buffer.put(
        [Span("\(scene.glyph(of: message)) ", message.style), Span(message.text, message.style)],
        x: inner.x, y: row.y, maxWidth: inner.width, ellipsis: true)
    } else if let filter = scene.state.typedFilter, let words = words(about: filter, inner.width) {
      buffer.put(words, x: inner.x, y: row.y, maxWidth: inner.width, ellipsis: true)
    } else {
      buffer.put(hints.spans(width: inner.width), x: inner.x, y: row.y, maxWidth: inner.width)
    }
    buffer.paper(row, .status)
  }

  /// What is not understood of a filter, else what `Tab` goes through; nil: nothing to be said.
  private func words(about filter: FilterState, _ width: Int) -> [Span]? {
    if let problem = filter.problem { return [Span(problem, .warning)] }
    guard let completion = filter.completion, completion.text == filter.text,
      completion.candidates.count > 1
    else { return nil }
    let place =
      "\(scene.count(completion.index + 1)) of \(scene.count(completion.candidates.count))"
    var spans = [Span("Tab", .key), Span(" \(place)  ", .dim)]
    for (index, candidate) in completion.candidates.enumerated().dropFirst(completion.index) {
      let style: Style = index == completion.index ? .accent : .dim
      spans += [Span(candidate, style), Span("  ", .dim)]
      if spans.columns > width { break }
    }
    return spans
  }

  private var hints: [KeyHints.Hint] {
    guard scene.state.overlays.isEmpty else { return [] }
    switch scene.state.typing {
    case .filter(.log), .search, .overlay: return KeyHints.typing.map(scene.spelled)
    case .filter: return KeyHints.filtering.map(scene.spelled)
    case .refused, nil: break
    }
    return KeyHints(keymap: scene.keymap).pane(scene.state).map(scene.spelled)
  }
}
