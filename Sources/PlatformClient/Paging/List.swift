import JSON
import PlatformModel

/// A list that is read in pages: where its rows and its total stand, and how it goes on.
struct List<Item> {
  /// Members in which the rows may stand, the likeliest first.
  var rows: [String]
  /// Members in which the number of all rows may stand.
  var totals: [String] = []
  var limit: Int
  var paging: Paging
  /// Nil if a row lacks what it is about.
  var read: (JSONValue) -> Item?

  /// What `answer`, given at `step`, holds; nil if there are no rows in it at all.
  func page(_ answer: JSONValue, at step: PageStep) -> Page<Item>? {
    guard let rows = rows.lazy.compactMap({ answer[$0]?.array }).first ?? answer.array else {
      return nil
    }
    let items = rows.compactMap(read)
    let total = total(answer)
    let next = paging.next(
      after: answer, count: rows.count, limit: limit, total: total, step: step)
    return Page(
      items: items, total: shown(total, counted: step.seen + rows.count, isLast: next == nil),
      next: next?.cursor, unreadable: rows.count - items.count)
  }

  private func total(_ answer: JSONValue) -> Int? {
    let named = totals.lazy.compactMap { answer.integer($0) }.first
    return (named ?? answer.at("meta", "page")?.integer("totalElements")).flatMap {
      $0 < 0 ? nil : $0
    }
  }

  /// A platform that does not count is counted for, once all is seen.
  private func shown(_ total: Int?, counted: Int, isLast: Bool) -> Total {
    if let total { return .exact(max(total, counted)) }
    return isLast ? .exact(counted) : .unknown
  }
}

extension Caller {
  /// One page of `list`; `call` is the question for the first one.
  func page<Item>(
    _ list: List<Item>, _ call: Call, after cursor: PageCursor?
  ) throws(PlatformError) -> Page<Item> {
    try pageAndAnswer(list, call, after: cursor).page
  }

  /// Also the whole answer, for what stands in it beside the rows.
  func pageAndAnswer<Item>(
    _ list: List<Item>, _ call: Call, after cursor: PageCursor?
  ) throws(PlatformError) -> (page: Page<Item>, answer: JSONValue) {
    guard let step = PageStep(cursor) else {
      throw error(.rejected, call, message: "There is no such page of this list.")
    }
    var call = call
    call.query = step.added(to: call.query)
    for member in step.body?.object ?? [:] { call.body?[member.key] = member.value }
    let answer = try json(call)
    guard let page = list.page(answer, at: step) else {
      throw error(.unreadable("there is no list in it"), call)
    }
    return (page, answer)
  }
}
