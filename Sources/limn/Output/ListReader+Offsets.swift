import Dispatch
import Nouns
import PlatformClient
import PlatformModel

extension ListReader where Row: NounRow {
  /// A list that can be begun at any row, and is therefore read by several lanes at once; its rows
  /// come in order all the same.
  ///
  /// The first page tells how many there are. A platform that does not begin where it is asked to,
  /// or refuses to, is read page after page instead.
  ///
  /// - Parameters:
  ///   - size: rows to a full page.
  ///   - lanes: calls under way at once.
  static func sideBySide(
    size: Int, lanes: Int,
    after: @escaping @Sendable (PageCursor?) throws(PlatformError) -> Page<Row>,
    from: @escaping @Sendable (Int) throws(PlatformError) -> Page<Row>
  ) -> ListReader {
    ListReader { take throws(PlatformError) in
      let first = try from(0)
      guard take(first), let next = first.next else { return }
      guard case .exact(let total) = first.total, total > 2 * size, first.items.count == size
      else { return try chain(after: next, after, take) }
      let pages = (total - 1) / size + 1
      let relay = PageRelay(pages: 1..<pages, lanes: lanes, size: size, from)
      defer { relay.stop() }
      var last: PageCursor? = next
      var begins: Set<String> = Set(first.items.prefix(1).map(\.rowID))
      for page in 1..<pages {
        let result = relay.next()
        if page == 1, isRefused(result, after: first) {
          return try chain(after: next, after, take)
        }
        let read = try result.get()
        // It ends before what it said.
        if read.items.isEmpty, read.unreadable == 0 { return }
        if let first = read.items.first, !begins.insert(first.rowID).inserted {
          throw goesRound(after: page * size)
        }
        guard take(read) else { return }
        last = read.next
      }
      // Rows that came meanwhile.
      if let last { try chain(after: last, after, take) }
    }
  }

  private static func goesRound(after count: Int) -> PlatformError {
    PlatformError(
      cause: .unreadable(
        "the list goes round: after \(count) rows come some that were read already"), request: "")
  }

  private static func isRefused(
    _ result: Result<Page<Row>, PlatformError>, after first: Page<Row>
  ) -> Bool {
    switch result {
    case .success(let page): page.items.first?.rowID == first.items.first?.rowID
    case .failure(let error): error.cause == .rejected
    }
  }
}

/// Lanes that take turns: lane `k` of `n` reads the pages `k`, `k + n`, `k + 2n` …, and waits until
/// its last one is taken.
private final class PageRelay<Row: Sendable> {
  typealias Answer = Result<Page<Row>, PlatformError>

  private let lanes: [Handover<Answer>]
  private var turn = 0

  init(
    pages: Range<Int>, lanes count: Int, size: Int,
    _ read: @escaping @Sendable (Int) throws(PlatformError) -> Page<Row>
  ) {
    let step = min(count, pages.count)
    lanes = (0..<step).map { _ in Handover(room: 1) }
    for (number, lane) in lanes.enumerated() {
      DispatchQueue(label: "limn.pages.\(number)").async {
        for page in stride(from: pages.lowerBound + number, to: pages.upperBound, by: step) {
          let answer = Answer { () throws(PlatformError) in try read(page * size) }
          guard lane.put(answer) else { return }
        }
      }
    }
  }

  func next() -> Answer {
    defer { turn = (turn + 1) % lanes.count }
    return lanes[turn].take()
      ?? .failure(PlatformError(cause: .cancelled, request: ""))
  }

  func stop() {
    for lane in lanes { lane.close() }
  }
}
