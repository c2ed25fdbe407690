import ExplorerModel
import PlatformModel
import TerminalKit

/// One request: where it went, what came back, and both heads and bodies.
struct ExchangeOverlay: OverlayContent {
  let scene: Scene
  let height: Int

  private var view: ExchangeView? { scene.state.requests.opened }
  private var rows: Int { max(1, height - 3) }

  var title: [Span] {
    var spans = [Span("Request", .popupTitle)]
    if let view, view.search.isActive, !view.search.isEditing {
      spans.append(Span("\(scene.dot)/\(view.search.text) \(view.search.summary(scene))", .dim))
    }
    return spans
  }

  var hints: [KeyHints.Hint] {
    if view?.search.isEditing == true { return KeyHints.typing.map(scene.spelled) }
    var commands: [(Command, String)] = [(.open, "fold"), (.filter, "search")]
    if view?.search.isActive == true {
      commands.append((.nextMatch, "next match"))
    } else if let pages = view?.pages {
      if pages.sequel.next != nil { commands.append((.nextMatch, "next page")) }
      if pages.number > 1 { commands.append((.previousMatch, "page before")) }
    }
    if view?.work != nil { commands.append((.tray, "operations")) }
    commands += [
      (.copyName, "copy as curl"), (.copyMenu, "copy \(scene.glyphs.ellipsis)"), (.escape, "back"),
    ]
    return scene.hints(.exchange, commands)
  }

  private func cursor(_ view: ExchangeView) -> ListCursor {
    view.cursor.fitted(count: view.lines.count, height: rows)
  }

  var position: ListPosition? {
    guard let view else { return nil }
    let cursor = cursor(view)
    return ListPosition(
      first: cursor.top, height: rows, count: view.lines.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    guard let view else { return nil }
    guard let call = view.call else {
      let words =
        view.isGone ? "This request is no longer kept." : "Reading \(scene.glyphs.ellipsis)"
      buffer.put(words, x: area.x + 2, y: area.y + 1, style: .dim)
      return nil
    }
    drawHead(of: call, in: area, into: &buffer)
    let point = drawRule(view, in: area.row(2), into: &buffer)
    let cursor = cursor(view)
    for (offset, line) in view.lines.dropFirst(cursor.top).prefix(rows).enumerated() {
      let row = area.row(3 + offset)
      guard row.y < area.maxY else { break }
      draw(line, at: cursor.top + offset, of: view, in: row, into: &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: true) }
    }
    return point
  }

  private func drawHead(of call: RecordedCall, in area: Rect, into buffer: inout CellBuffer) {
    let text = area.inset(left: 2, right: 1)
    buffer.put(
      [Span(call.method, Style.accent.bold), Span(" \(call.target)", .text)], x: text.x,
      y: text.y, maxWidth: text.width, ellipsis: true)
    let status = call.status.map(String.init) ?? "no answer"
    var facts = [
      Span(status, Self.style(call.status)),
      Span(
        scene.dot + DurationText.precise(call.duration) + scene.dot
          + ByteText.short(call.response.size), .dim),
    ]
    if let trace = call.traceID { facts.append(Span("\(scene.dot)trace \(trace)", .dim)) }
    if let failure = call.failure { facts.append(Span("\(scene.dot)\(failure)", .error)) }
    facts.append(Span("\(scene.dot)\(scene.times.time(call.startedAt))", .dim))
    facts.append(Span("\(scene.dot)\(call.url.prefix { $0 != "?" })", .dim))
    buffer.put(facts, x: text.x, y: text.y + 1, maxWidth: text.width, ellipsis: true)
  }

  /// A rule, or what is searched in its place.
  private func drawRule(
    _ view: ExchangeView, in row: Rect, into buffer: inout CellBuffer
  ) -> Point? {
    guard view.search.isEditing else {
      buffer.hline(x: row.x, y: row.y, width: row.width, style: .popupBorder)
      let sequel = SequelText(scene: scene).spans(of: view)
      if !sequel.isEmpty {
        buffer.put(
          [Span(" ", .text)] + sequel + [Span(" ", .text)], x: row.x + 1, y: row.y,
          maxWidth: row.width - 2, ellipsis: true)
      }
      return nil
    }
    let input = InputLine(
      input: view.search.input, sign: " / ", note: view.search.summary(scene))
    return input.draw(x: row.x, y: row.y, width: row.width, into: &buffer)
  }

  private func draw(
    _ line: ExchangeView.Line, at index: Int, of view: ExchangeView, in row: Rect,
    into buffer: inout CellBuffer
  ) {
    let text = row.inset(left: 2, right: 1)
    var drawn: (x: Int, spans: [Span])
    switch line {
    case .blank: return
    case .json(_, let line):
      drawn = JSONLineText(scene: scene, line: line, isYAML: view.isYAML)
        .draw(in: text, into: &buffer)
    default:
      drawn = (text.x + 2, spans(line))
      if case .title = line { drawn.x = text.x }
      buffer.put(drawn.spans, x: drawn.x, y: text.y, maxWidth: text.maxX - drawn.x, ellipsis: true)
    }
    JSONText.highlight(
      view.search,
      isCurrent: view.search.current.map { view.search.matches[safe: $0] == index }
        ?? false, spans: drawn.spans, x: drawn.x, in: row, &buffer)
  }

  private func spans(_ line: ExchangeView.Line) -> [Span] {
    switch line {
    case .title(let text): [Span(text, Style.accent.bold)]
    case .header(let header):
      [
        Span(header.name, .jsonKey), Span(": ", .jsonPunctuation),
        Span(header.value, header.value.contains(Secrets.mask) ? .secret : .text),
      ]
    case .text(let text): [Span(text, .text)]
    case .note(let text): [Span(text, .dim)]
    case .json, .blank: []
    }
  }

  static func style(_ status: Int?) -> Style {
    guard let status else { return .stateFailed }
    return status >= 500 ? .stateFailed : status >= 400 ? .stateWarning : .stateOK
  }
}
