import ExplorerModel
import PlatformModel
import TerminalKit

/// The first line of the screen: where one is connected, where one stands, what is going on.
struct Header {
  let scene: Scene

  private var state: AppState { scene.state }

  func draw(in row: Rect, into buffer: inout CellBuffer) {
    buffer.fill(row, style: .header)
    let left = self.left
    let right = fitting(right, into: row.width - left.columns - 3)
    buffer.put(left, x: row.x + 1, y: row.y, maxWidth: row.width - 2, ellipsis: true)
    let rightStart = row.maxX - 1 - right.columns
    buffer.put(right, x: rightStart, y: row.y)
    drawCrumbs(from: row.x + 1 + left.columns + 3, to: rightStart - 3, y: row.y, into: &buffer)
    buffer.paper(row, .header)
  }

  private func drawCrumbs(from start: Int, to end: Int, y: Int, into buffer: inout CellBuffer) {
    let room = end - start
    guard room >= 8 else { return }
    // At one place, whatever they say: only their end changes while one moves through a list.
    buffer.put(Breadcrumbs(scene: scene).spans(width: room), x: start, y: y)
  }

  private var left: [Span] {
    let context = state.context
    var spans = [Span("limn", Style(.headerAccent).bold), Span("  \(context.name)", .headerAccent)]
    if let user = context.user {
      spans.append(Span("\(scene.dot)\(user)", .header))
    }
    if context.isProduction { spans.append(Span("  production", Style(.danger).bold)) }
    if context.isInsecure { spans.append(Span("  TLS off", Style(.error).bold)) }
    if context.isReadOnly { spans.append(Span("  read-only", .dim)) }
    return spans
  }

  /// What is going on, most important first; the connection comes first when it is not well.
  private var right: [[Span]] {
    var parts: [[Span]] = []
    switch state.connection {
    case .online: break
    case .givenUp: parts.append([Span("not connected, ctrl-r connects", .warning)])
    case .connecting: parts.append([Span("connecting\(scene.glyphs.ellipsis)", .dim)])
    case .offline(_, let retryAt):
      let wait = retryAt - state.now
      let when = wait < .seconds(1) ? "retrying" : "retry in \(DurationText.short(wait))"
      parts.append([Span("\(scene.glyphs.failed) offline, \(when)", .error)])
    case .signedOut: parts.append([Span("\(scene.glyphs.failed) signed out", .error)])
    }
    parts += OngoingText(scene: scene).parts
    let drafts = state.drafts.drafts.count
    if drafts > 0 {
      let word = drafts == 1 ? "draft" : "drafts"
      parts.append([
        Span(scene.glyphs.draft, .draft), Span(" \(scene.count(drafts)) \(word)", .header),
      ])
    }
    if let use = state.requests.fullestUse(at: state.now) {
      let letter = use.category.rawValue.prefix(1).uppercased()
      parts.append([
        Span(
          "\(letter) \(scene.count(use.used))/\(scene.count(use.limit))",
          use.share >= 0.8 ? .warning : .dim)
      ])
    }
    // Nothing is read where nobody answers.
    if let age, state.connection == .online {
      parts.append([Span(scene.glyphs.refresh, .dim), Span(" \(DurationText.short(age))", .dim)])
    }
    return parts
  }

  /// The parts that fit, with gaps between them.
  private func fitting(_ parts: [[Span]], into width: Int) -> [Span] {
    var spans: [Span] = []
    for part in parts {
      let gap = spans.isEmpty ? 0 : 2
      guard spans.columns + gap + part.columns <= width else { continue }
      if gap > 0 { spans.append(Span("  ", .header)) }
      spans += part
    }
    return spans
  }

  /// How old the oldest of what is looked at again and again is.
  private var age: Duration? {
    let log = state.layout.isLogOpen && state.runLog.isFollowed ? state.runLog.polledAt : nil
    let runs = state.runs.isFollowed ? state.runs.readAt : nil
    return [log, runs].compactMap(\.self).min().map { Age.stepped(since: $0, at: state.now) }
  }
}
