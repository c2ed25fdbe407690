import JSON
import PlatformModel

/// How a list says where it goes on; nearly every group of calls has a way of its own.
///
/// | way | next question | the list ends |
/// |---|---|---|
/// | `bookmark` | `bookmark=` in the query | without one, with a page that is not full (some send a bookmark on the last page too), or when the total is reached |
/// | `href` | the query of `next.href`, never its host | without `next` |
/// | `nextObject` | `next=` with the object as JSON text | without `next` |
/// | `nextBody` | the object laid over the body | without `next`, or with an empty page |
/// | `revision` | `start=` with the number below the last one, since these answers have no `next` | with a page that is not full, or number 1 |
/// | `offset` | `page=` or `offset=` | with a page that is not full, or when the total is reached |
///
/// Whatever the way, a list that leads back to a question or to rows it had before is an error, never an
/// end: what is missing is not known.
///
/// Source: payloads 0.3 and 2.
enum Paging: Sendable {
  /// With the members in which the bookmark may stand.
  case bookmark([String])
  case href
  case nextObject
  case nextBody
  case revision
  case offset

  /// Nil if the list ends with this page of `count` rows; `rows` are their mark.
  func next(
    after answer: JSONValue, count: Int, limit: Int, total: Int?, step: PageStep, rows: UInt64
  ) -> PageStep? {
    guard count > 0 else { return nil }
    let seen = step.seen + count
    if let total, isCounted, seen >= total { return nil }
    guard var next = following(answer, count: count, limit: limit, total: total, step: step) else {
      return nil
    }
    next.seen = seen
    next.trail = step.trail.adding(step, rows: rows)
    return next
  }

  /// True where the total is to be believed more than the presence of a next page.
  private var isCounted: Bool {
    switch self {
    case .bookmark, .offset: true
    case .href, .nextObject, .nextBody, .revision: false
    }
  }

  private func following(
    _ answer: JSONValue, count: Int, limit: Int, total: Int?, step: PageStep
  ) -> PageStep? {
    switch self {
    case .bookmark(let names):
      for name in names {
        guard let bookmark = answer.word(name) else { continue }
        return count >= limit || total != nil ? Self.bookmark(bookmark) : nil
      }
      return answer["next"].flatMap(Self.step)
    case .href: return answer["next"].flatMap(Self.step)
    case .nextObject:
      guard let next = answer["next"], next.object?.isEmpty == false else {
        return answer["next"]?.string.flatMap { $0.isEmpty ? nil : Self.nextText($0) }
      }
      return next["href"] == nil ? Self.nextText(next.serialized()) : Self.step(next)
    case .nextBody:
      guard let next = answer["next"], next.object?.isEmpty == false else { return nil }
      return PageStep(body: next)
    case .revision: return answer["next"].flatMap(Self.step) ?? older(answer, count, limit)
    case .offset:
      guard total != nil || count >= limit else { return nil }
      let isNumbered = answer["data"] != nil
      let page = (step.query.first { $0.name == "page" }.flatMap { Int($0.value) } ?? 0) + 1
      let item =
        isNumbered ? QueryItem("page", page) : QueryItem("offset", step.seen + count)
      return PageStep(query: [item])
    }
  }

  /// Revisions come the latest first, and a page starts at the number that is asked for.
  private func older(_ answer: JSONValue, _ count: Int, _ limit: Int) -> PageStep? {
    let rows = answer["results"]?.array ?? answer["resources"]?.array
    guard count >= limit, let last = rows?.last?["metadata"]?.integer("revision_id"), last > 1
    else { return nil }
    return PageStep(query: [QueryItem("start", last - 1)])
  }

  private static func bookmark(_ text: String) -> PageStep {
    PageStep(query: [QueryItem("bookmark", text)])
  }

  private static func nextText(_ text: String) -> PageStep {
    PageStep(query: [QueryItem("next", text)])
  }

  /// Of `next: {href}`, `next: "href"` or `next: {bookmark}`.
  private static func step(_ next: JSONValue) -> PageStep? {
    if let address = next["href"]?.string ?? next.string {
      let items = QueryItem.items(inQueryOf: address).filter { positions.contains($0.name) }
      return items.isEmpty ? nil : PageStep(query: items)
    }
    for name in ["bookmark", "start", "offset"] {
      if let value = next.word(name) { return PageStep(query: [QueryItem(name, value)]) }
    }
    return nil
  }

  /// Parameters that an `href` may give; whose list it is, and how much of it is wanted, is for us to
  /// say.
  private static let positions: Set<String> = [
    "start", "bookmark", "offset", "skip", "next", "page", "cursor", "token",
  ]
}
