import JSON
import Nouns
import PlatformClient
import PlatformModel
import Synchronization
import Testing

@testable import limn

/// The ways lists are read.
@Suite struct ListReaderTests {
  private struct Number: NounRow {
    var value: Int
    static let columns = [NounColumn<Number>("value") { .number($0.value) }]
    var rowID: String { String(value) }
    var rowName: String { rowID }
    var json: JSONValue { JSONValue(value) }
  }

  /// A list of so many numbers, ten to a page.
  private final class Server: Sendable {
    let count: Int
    let asked = Mutex<[String]>([])

    init(_ count: Int) { self.count = count }

    func page(from start: Int, note: String) -> Page<Number> {
      asked.withLock { $0.append(note) }
      let end = min(start + 10, count)
      return Page(
        items: (start..<max(start, end)).map(Number.init), total: .exact(count),
        next: end < count ? PageCursor("\(end)") : nil)
    }

    func after(_ cursor: PageCursor?) -> Page<Number> {
      let start = cursor.flatMap { Int($0.text) } ?? 0
      return page(from: start, note: "after \(start)")
    }
  }

  private func values(_ reader: ListReader<Number>, atMost most: Int = .max) throws -> [Int] {
    let pages = PagesAhead(reader)
    var values: [Int] = []
    while let page = try pages.next() {
      values += page.items.map(\.value)
      if values.count >= most {
        pages.stop()
        break
      }
    }
    return values
  }

  @Test(arguments: [0, 5, 10, 25, 101, 1_000])
  func pagesReadSideBySideComeInOrder(count: Int) throws {
    let server = Server(count)
    let reader = ListReader.sideBySide(
      size: 10, lanes: 4, after: { server.after($0) },
      from: { server.page(from: $0, note: "from \($0)") })

    #expect(try values(reader) == Array(0..<count))
  }

  @Test func manyListsReadSideBySideComeInOrder() throws {
    for _ in 0..<200 {
      let server = Server(137)
      let reader = ListReader.sideBySide(
        size: 10, lanes: 16, after: { server.after($0) },
        from: { server.page(from: $0, note: "from \($0)") })

      #expect(try values(.joined([reader, reader, reader], ahead: 2)).count == 411)
    }
  }

  @Test func aPlatformThatIgnoresWhereToBeginIsReadPageAfterPage() throws {
    let server = Server(55)
    let reader = ListReader.sideBySide(
      size: 10, lanes: 4, after: { server.after($0) },
      from: { _ in server.page(from: 0, note: "ignored") })

    #expect(try values(reader) == Array(0..<55))
  }

  @Test func aPlatformThatRefusesToBeginElsewhereIsReadPageAfterPage() throws {
    let server = Server(55)
    let reader = ListReader.sideBySide(
      size: 10, lanes: 4, after: { server.after($0) },
      from: { start throws(PlatformError) in
        if start > 0 { throw PlatformError(cause: .rejected, request: "") }
        return server.page(from: 0, note: "from 0")
      })

    #expect(try values(reader) == Array(0..<55))
  }

  @Test func aPageThatFailsFailsTheListAfterThoseBeforeIt() throws {
    let server = Server(100)
    let reader = ListReader.sideBySide(
      size: 10, lanes: 3, after: { server.after($0) },
      from: { start throws(PlatformError) in
        if start == 50 { throw PlatformError(cause: .unavailable, request: "") }
        return server.page(from: start, note: "from \(start)")
      })
    let pages = PagesAhead(reader)
    var seen: [Int] = []

    #expect(throws: PlatformError.self) {
      while let page = try pages.next() { seen += page.items.map(\.value) }
    }
    #expect(seen == Array(0..<50))
  }

  @Test func rowsThatCameMeanwhileAreReadToo() throws {
    let early = Server(40)
    let late = Server(47)
    let reader = ListReader.sideBySide(
      size: 10, lanes: 4, after: { late.after($0) },
      from: { start in
        (start == 0 ? early : late).page(from: start, note: "from \(start)")
      })

    #expect(try values(reader) == Array(0..<47))
  }

  @Test func whoStopsEarlyReadsNoMoreThanWhatIsOnTheWay() throws {
    let server = Server(10_000)
    let reader = ListReader.pages { server.after($0) }

    #expect(try values(reader, atMost: 20) == Array(0..<20))
    #expect(server.asked.withLock { $0.count } <= 6)
  }

  @Test func aListThatFailsDoesNotKeepOthersBack() throws {
    let server = Server(12)
    let error = PlatformError(cause: .unavailable, request: "GET /v2/spaces")
    let pages = PagesAhead(
      ListReader.joined([.failing(error), .pages { server.after($0) }]))
    var seen: [Int] = []

    #expect(throws: error) {
      while let page = try pages.next() { seen += page.items.map(\.value) }
    }
    #expect(seen == Array(0..<12))
  }

  @Test func oneOfSeveralListsSaysNothingAboutHowManyThereAre() throws {
    let server = Server(12)
    let pages = PagesAhead(
      ListReader.joined([.pages { server.after($0) }, .pages { _ in Page(items: []) }]))

    #expect(try pages.next()?.total == .unknown)
    pages.stop()
  }
}
