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

  /// The rows of `answer`; nil if there are none in it at all.
  func rows(in answer: JSONValue) -> [JSONValue]? {
    rows.lazy.compactMap { answer[$0]?.array }.first ?? answer.array
  }

  /// The page in `answer`, given at `step`: `items` are those left of `count` rows, and `rows` their
  /// mark.
  func page<Row>(
    of items: [Row], outOf count: Int, _ rows: UInt64, in answer: JSONValue, at step: PageStep
  ) -> Page<Row> {
    let total = total(answer)
    let next = paging.next(
      after: answer, count: count, limit: limit, total: total, step: step, rows: rows)
    return Page(
      items: items, total: shown(total, counted: step.seen + count, isLast: next == nil),
      next: next?.cursor, unreadable: count - items.count)
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
    let (call, step) = try asking(call, after: cursor)
    let answer = try json(call)
    return (try page(list, in: answer, to: call, at: step), answer)
  }

  /// The question for the page after `cursor`, and where that page starts.
  func asking(
    _ call: Call, after cursor: PageCursor?
  ) throws(PlatformError) -> (call: Call, step: PageStep) {
    guard let step = PageStep(cursor) else {
      throw error(.rejected, call, message: "There is no such page of this list.")
    }
    guard !step.isRepeated else { throw goesRound(call, after: step) }
    var call = call
    call.query = step.added(to: call.query)
    for member in step.body?.object ?? [:] { call.body?[member.key] = member.value }
    return (call, step)
  }

  func page<Item>(
    _ list: List<Item>, in answer: JSONValue, to call: Call, at step: PageStep
  ) throws(PlatformError) -> Page<Item> {
    guard let rows = list.rows(in: answer) else {
      throw error(.unreadable("there is no list in it"), call)
    }
    let mark = Trail.mark(of: rows)
    try check(mark, of: rows.count, to: call, at: step)
    return list.page(
      of: rows.compactMap(list.read), outOf: rows.count, mark, in: answer, at: step)
  }

  /// Rows that came before, as a mark, are an error: nobody is to see a row twice.
  func check(_ rows: UInt64, of count: Int, to call: Call, at step: PageStep) throws(PlatformError)
  {
    guard count > 0, step.trail.has(rows: rows) else { return }
    throw goesRound(call, after: step)
  }

  func goesRound(_ call: Call, after step: PageStep) -> PlatformError {
    error(
      .unreadable(
        "the list goes round: after \(step.seen) rows it leads back to rows that were read already"),
      call)
  }
}
