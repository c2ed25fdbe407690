import ExplorerModel
import PlatformModel
import TerminalKit

/// What an answer says beyond itself: which page of a list it is, and what goes on since.
struct SequelText {
  let scene: Scene

  func spans(of view: ExchangeView) -> [Span] {
    let parts = [pages(of: view), work(of: view)].filter { !$0.isEmpty }
    return Array(parts.joined(separator: [Span(scene.dot, .dim)]))
  }

  /// `page 2 · 101 to 200 of 2,317 · n reads on`
  private func pages(of view: ExchangeView) -> [Span] {
    guard let pages = view.pages, let rows = pages.sequel.rows else { return [] }
    if scene.state.api.phase.isLoading {
      return [Span("reading another page\(scene.glyphs.ellipsis)", .skeleton)]
    }
    var words = ["page \(pages.number)"]
    let total = pages.sequel.total.map { " of \(scene.count($0))" } ?? ""
    words.append(
      rows.isEmpty
        ? "no rows\(total)"
        : "\(scene.count(rows.lowerBound + 1)) to \(scene.count(rows.upperBound))\(total)")
    if pages.sequel.next == nil { words.append("the last page") }
    var spans = [Span(words.joined(separator: scene.dot), .accent)]
    let key = scene.keymap.labels(of: .nextMatch, in: .exchange).first
    if pages.sequel.next != nil, !view.search.isActive, let key {
      spans += [Span(scene.dot, .dim), Span(scene.spelled(key), .key), Span(" for the next", .dim)]
    }
    return spans
  }

  private func work(of view: ExchangeView) -> [Span] {
    guard let id = view.work,
      let entry = scene.state.operations.entries.first(where: { $0.id == id })
    else { return [] }
    let (glyph, word, style) = scene.picture(of: entry.state)
    let duration = (entry.endedAt ?? scene.state.now) - entry.startedAt
    return [
      Span("\(glyph) \(word)", style), Span("\(scene.dot)\(DurationText.clock(duration))", .number),
    ]
  }
}
