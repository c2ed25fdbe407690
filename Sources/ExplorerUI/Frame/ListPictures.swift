import ExplorerModel
import PlatformModel
import TerminalKit

/// What a list shows instead of rows: loading, empty, failed, forbidden, or nothing asked yet.
///
/// Partial and stale lists have rows; their titles say so.
struct ListPictures {
  let scene: Scene
  /// What the list is of, as a sentence begins: `Assets of Retail 360`.
  let subject: String
  /// The container whose administrators could help; nil: those of the platform.
  var place: String?
  /// Why there is nothing, when there is nothing.
  var emptyLines: [String]
  /// What is said while nobody asked yet.
  var idleLine = ""

  /// Draws the picture if it is one without rows; else returns false.
  func draw(_ picture: ListPicture, in area: Rect, into buffer: inout CellBuffer) -> Bool {
    switch picture {
    case .partial, .complete, .stale: return false
    case .idle: words([[Span(idleLine, .dim)]], in: area, into: &buffer)
    case .loading(let since, let request):
      skeleton(since: since, request: request, in: area, into: &buffer)
    case .empty: words(emptyLines.map { [Span($0, .dim)] }, in: area, into: &buffer)
    case .failed(let error, _): failure(error, in: area, into: &buffer)
    case .forbidden(let error): forbidden(error, in: area, into: &buffer)
    }
    return true
  }

  /// The same picture for something that is not a list, such as an asset read whole.
  func draw(_ phase: LoadPhase, in area: Rect, into buffer: inout CellBuffer) {
    switch phase {
    case .idle, .loaded: words([[Span(idleLine, .dim)]], in: area, into: &buffer)
    case .loading(let since, let request):
      skeleton(since: since, request: request, in: area, into: &buffer)
    case .failed(let error, _) where error.cause == .forbidden:
      forbidden(error, in: area, into: &buffer)
    case .failed(let error, _): failure(error, in: area, into: &buffer)
    }
  }

  func drawEmpty(in area: Rect, into buffer: inout CellBuffer) {
    words(emptyLines.map { [Span($0, .dim)] }, in: area, into: &buffer)
  }

  // MARK: Pictures

  private func skeleton(
    since: Timestamp, request: String, in area: Rect, into buffer: inout CellBuffer
  ) {
    let lengths = [18, 25, 13, 21, 16, 27, 19]
    let rows = min(lengths.count, max(1, area.height - 2))
    for row in 0..<min(rows, area.height) {
      let length = min(lengths[row], area.width - 6)
      guard length > 0 else { continue }
      buffer.put(
        String(repeating: scene.glyphs.skeleton, count: length), x: area.x + 3, y: area.y + row,
        style: .skeleton)
    }
    let age = scene.state.now - since
    guard age >= .seconds(1) else { return }
    let asked = [Span(request, .dim), Span(scene.dot + DurationText.precise(age), .dim)]
    let cancels = [Span("ctrl-c", .key), Span(" cancels", .dim)]
    let line = asked + [Span(scene.dot, .dim)] + cancels
    let lines = line.columns <= area.width - 4 ? [line] : [asked, cancels]
    let y = max(area.y, min(area.y + rows + 1, area.maxY - lines.count))
    for (offset, line) in lines.enumerated() {
      buffer.line(line, in: area.row(y - area.y + offset).inset(left: 2, right: 2))
    }
  }

  /// Nobody could be signed in, so that nothing was asked yet.
  func drawSignIn(_ error: PlatformError, in area: Rect, into buffer: inout CellBuffer) {
    let isRefused =
      switch error.cause {
      case .signedOut, .noSecret: true
      default: false
      }
    let sentence =
      isRefused
      ? ErrorSentence.signIn(error) : ErrorSentence.sentence(error, subject: "The containers")
    failure(error, sentence, in: area, into: &buffer)
  }

  private func failure(_ error: PlatformError, in area: Rect, into buffer: inout CellBuffer) {
    failure(error, ErrorSentence.sentence(error, subject: subject), in: area, into: &buffer)
  }

  private func failure(
    _ error: PlatformError, _ sentence: String, in area: Rect, into buffer: inout CellBuffer
  ) {
    let lines =
      [
        [Span("\(scene.glyphs.failed) \(sentence)", .error)],
        [],
      ] + facts(error) + [
        [
          Span("r", .key), Span(" retries, ", .dim), Span("@", .key),
          Span(" shows the request", .dim),
        ]
      ]
    words(lines, in: area, into: &buffer)
  }

  private func forbidden(_ error: PlatformError, in area: Rect, into buffer: inout CellBuffer) {
    let who = scene.state.context.user.map { "You are signed in as \($0)" } ?? "You are signed in"
    let place = place ?? "the platform"
    var lines = [
      [Span("\(scene.glyphs.locked) \(subject) may not be read by you.", .warning)],
      [Span("It needs the role viewer, or a higher one, in \(place).", .text)],
      [Span("\(who), without such a role there.", .text)],
      [Span("Administrators of \(place) can give it to you.", .text)],
    ]
    if let message = error.message, !message.isEmpty { lines.append([Span("“\(message)”", .dim)]) }
    lines.append([])
    lines += facts(error)
    lines.append([
      Span("r", .key), Span(" asks again, ", .dim), Span("@", .key),
      Span(" shows the request", .dim),
    ])
    words(lines, in: area, into: &buffer)
  }

  /// What was asked, and what came back.
  private func facts(_ error: PlatformError) -> [[Span]] {
    var asked = error
    (asked.status, asked.code, asked.traceID) = (nil, nil, nil)
    var answer = error
    answer.request = ""
    let facts = [asked, answer].map(ErrorSentence.facts).filter { !$0.isEmpty }
    // Two spans, so that a path is cut and not broken.
    return facts.map { [Span($0, .dim), Span("", .dim)] }
  }

  /// Lines below an empty one, with a margin; each wrapped in its first style if it is too long.
  private func words(_ lines: [[Span]], in area: Rect, into buffer: inout CellBuffer) {
    var y = area.y + (area.height > lines.count ? 1 : 0)
    let width = max(1, area.width - 4)
    for spans in lines {
      if spans.count == 1, spans.columns > width {
        for line in TextWidth.wrap(spans[0].text, width: width, limit: max(1, area.maxY - y)) {
          buffer.put(line, x: area.x + 2, y: y, style: spans[0].style)
          y += 1
        }
      } else {
        buffer.put(spans, x: area.x + 2, y: y, maxWidth: width, ellipsis: true)
        y += 1
      }
    }
  }
}
