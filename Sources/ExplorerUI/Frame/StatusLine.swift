import ExplorerModel
import Filters
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
      buffer.put(spans(of: message, width: inner.width), x: inner.x, y: row.y)
    } else if let filter = scene.state.typedFilter, let words = words(about: filter, inner.width) {
      buffer.put(words, x: inner.x, y: row.y, maxWidth: inner.width, ellipsis: true)
    } else {
      buffer.put(hints.spans(width: inner.width), x: inner.x, y: row.y, maxWidth: inner.width)
    }
    buffer.paper(row, .status)
  }

  /// A message that is too long is cut in the middle, with the key that shows it whole.
  private func spans(of message: StatusMessage, width: Int) -> [Span] {
    let sign = Span("\(scene.glyph(of: message)) ", message.style)
    let room = width - [sign].columns
    let isCut = TextWidth.width(of: message.text, limit: room) > room
    let isKept = scene.state.status.log.last == message
    let keys =
      isCut && isKept ? scene.keymap.labels(of: .messages, in: scene.state.layout.focus) : []
    let key =
      keys.first.map { [Span("  ", .status), Span($0, .key), Span(" whole", .keyLabel)] } ?? []
    let text = TextWidth.shorten(
      message.text, to: room - key.columns, ellipsis: scene.glyphs.ellipsis)
    return [sign, Span(text, message.style)] + key
  }

  /// What is not understood of a filter, else what `Tab` goes through; nil: nothing to be said.
  private func words(about filter: FilterState, _ width: Int) -> [Span]? {
    if let problem = filter.problem { return [Span(problem, .warning)] }
    if filter.text.isEmpty { return fields }
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

  /// What the list has, and how it is asked for.
  private var fields: [Span] {
    guard case .filter(let pane)? = scene.state.typing else { return [] }
    let names = scene.state.filterFields(of: pane).map { $0.name + $0.sign }
    return [Span("words", .text), Span(" or ", .dim), Span(names.joined(separator: " "), .accent)]
      + [Span("  : contains  = is exactly  :none  -not  ", .dim), Span("Tab", .key)]
      + [Span(" completes", .dim)]
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
