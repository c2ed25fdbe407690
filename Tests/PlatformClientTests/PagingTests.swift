import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// How lists go on. Source of the protocols: payloads 0.3.
struct PagingTests {
  /// `count` rows as a list of containers has them.
  private static func rows(_ count: Int, from first: Int = 0) -> String {
    let rows = (first..<first + count).map {
      #"{"metadata":{"guid":"\#($0)","asset_id":"\#($0)","revision_id":\#($0 + 1)}}"#
    }
    return "[\(rows.joined(separator: ","))]"
  }

  /// How many rows each page has, all pages read.
  private func sizes<Item>(
    _ read: (PageCursor?) throws(PlatformError) -> Page<Item>
  ) throws -> [Int] {
    var sizes: [Int] = []
    var cursor: PageCursor?
    repeat {
      let page = try read(cursor)
      sizes.append(page.items.count)
      cursor = page.next
    } while cursor != nil && sizes.count < 20
    return sizes
  }

  @Test func catalogsEndWithAPageThatIsNotFullThoughABookmarkIsThere() throws {
    let platform = try Platform(
      .json(#"{"catalogs":\#(Self.rows(100)),"nextBookmark":"a&b/1","nextSkip":0}"#),
      .json(#"{"catalogs":\#(Self.rows(3, from: 100)),"nextBookmark":"end","nextSkip":0}"#))

    let first = try platform.client.catalogs()
    let last = try platform.client.catalogs(after: first.next)

    #expect(first.total == .unknown)
    #expect(last.total == .exact(103))
    #expect(last.next == nil)
    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/catalogs?limit=100",
        "GET https://cpd.test/v2/catalogs?limit=100&bookmark=a%26b%2F1",
      ])
  }

  @Test func catalogsEndWithAnEmptyPage() throws {
    let platform = try Platform(
      .json(#"{"catalogs":\#(Self.rows(100)),"nextBookmark":"b"}"#),
      .json(#"{"catalogs":[],"nextBookmark":"c"}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.catalogs(after: cursor)
      } == [100, 0])
  }

  /// What is read of a list until it ends, and why it does.
  private func reading<Item>(
    _ read: (PageCursor?) throws(PlatformError) -> Page<Item>
  ) -> (rows: Int, error: PlatformError?) {
    var rows = 0
    var cursor: PageCursor?
    do throws(PlatformError) {
      repeat {
        let page = try read(cursor)
        rows += page.items.count
        cursor = page.next
      } while cursor != nil
      return (rows, nil)
    } catch {
      return (rows, error)
    }
  }

  private static func goesRound(_ rows: Int) -> PlatformError.Cause {
    .unreadable(
      "the list goes round: after \(rows) rows it leads back to rows that were read already")
  }

  /// Bookmarks that come back after 1, 2, 3 pages, each with rows of its own.
  @Test(arguments: [1, 2, 3, 7])
  func aListWhoseBookmarksComeBackEndsWithASentence(period: Int) throws {
    let pages = (0...period).map { page in
      ScriptedTransport.Answer.json(
        #"{"catalogs":\#(Self.rows(100, from: 100 * page)),"nextBookmark":"b\#(page % period)"}"#)
    }
    let platform = try Platform(pages)

    let (rows, error) = reading { cursor throws(PlatformError) in
      try platform.client.catalogs(after: cursor)
    }

    #expect(rows == 100 * (period + 1))
    #expect(error?.cause == Self.goesRound(rows))
    #expect(platform.transport.sent.count == period + 1)
  }

  /// A platform that does not care what it is asked.
  @Test func rowsThatCameBeforeEndAListThoughEachBookmarkIsNew() throws {
    let pages = (0..<5).map {
      ScriptedTransport.Answer.json(
        #"{"catalogs":\#(Self.rows(100)),"nextBookmark":"b\#($0)"}"#)
    }
    let platform = try Platform(pages)

    let (rows, error) = reading { cursor throws(PlatformError) in
      try platform.client.catalogs(after: cursor)
    }

    #expect(rows == 100)
    #expect(error?.cause == Self.goesRound(100))
    #expect(platform.transport.sent.count == 2)
  }

  @Test func offsetsThatDoNotMoveEndAListOfAnyOperation() throws {
    let page = ScriptedTransport.Answer.json(
      #"{"data":\#(Self.rows(20)),"meta":{"page":{"totalElements":1000}}}"#)
    let platform = try Platform(page, page, page)
    let operation = try #require(
      OperationCatalogue.all.first { operation in
        operation.pages == .offset && operation.pathParameters.isEmpty
          && operation.query.allSatisfy { $0.rule == .optional }
          && operation.query.contains { $0.name == "limit" }
      })
    let request = try APIRequest(operation, parameters: [("limit", "20")])

    var rows = 0
    let error = try platformError { () throws(PlatformError) in
      try platform.client.operations.pages(of: request) { answer in
        rows += APIAnswer.rows(of: answer)?.count ?? 0
        return true
      }
    }

    #expect(rows == 20)
    #expect(error.cause == Self.goesRound(20))
  }

  @Test func theConsoleIsToldThatAListGoesRound() throws {
    let page = ScriptedTransport.Answer.json(
      #"{"catalogs":\#(Self.rows(2)),"nextBookmark":"same","total_rows":9}"#)
    let platform = try Platform(page, page)
    let operation = try #require(OperationCatalogue.operation("catalogs", "list"))
    let request = try APIRequest(operation, parameters: [("limit", "2")])
    let operations = platform.client.operations

    let first = try operations.record(request)
    let second = try operations.record(request, at: first.sequel { "\($0)" }.next)
    let error = try platformError { () throws(PlatformError) in
      _ = try operations.record(request, at: second.sequel { "\($0)" }.next)
    }

    #expect(error.cause == Self.goesRound(4))
  }

  @Test func projectsEndWhenTheTotalIsReached() throws {
    let platform = try Platform(
      .json(#"{"total_results":150,"bookmark":"b1","resources":\#(Self.rows(60))}"#),
      .json(#"{"total_results":150,"bookmark":"b2","resources":\#(Self.rows(60, from: 60))}"#),
      .json(#"{"total_results":150,"bookmark":"b3","resources":\#(Self.rows(30, from: 120))}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.projects(after: cursor)
      } == [60, 60, 30])
    #expect(
      platform.transport.lines.last
        == "GET https://cpd.test/v2/projects?limit=100&include=fields%2Ctags&bookmark=b2")
  }

  @Test func projectsEndWithoutABookmark() throws {
    let platform = try Platform(
      .json(#"{"total_results":150,"resources":\#(Self.rows(100))}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.projects(after: cursor)
      } == [100])
  }

  @Test func anHrefIsNeverFollowedToItsHost() throws {
    let platform = try Platform(
      .json(
        #"{"total_count":101,"limit":100,"first":{"href":"/v2/spaces"},"next":{"href":"#
          + #""https://internal-nginx-svc:12443/v2/spaces?limit=7&start=g1%2FA%2B&x=1#f"},"#
          + #""resources":\#(Self.rows(100))}"#),
      .json(#"{"total_count":101,"resources":\#(Self.rows(1, from: 100))}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.spaces(after: cursor)
      } == [100, 1])
    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/spaces?limit=100&total_count=true",
        "GET https://cpd.test/v2/spaces?limit=100&total_count=true&start=g1%2FA%2B",
      ])
  }

  @Test func anHrefCannotLeadToAnotherContainer() throws {
    let platform = try Platform(
      .json(
        #"{"results":\#(Self.rows(25)),"next":{"href":"#
          + #""/v2/assets/other/revisions?project_id=evil&start=25"}}"#),
      .json(#"{"results":[]}"#))

    _ = try sizes { cursor throws(PlatformError) in
      try platform.client.revisions(of: AssetID("a", in: project), after: cursor)
    }

    #expect(
      platform.transport.lines.last
        == "GET https://cpd.test/v2/assets/a/revisions?project_id=p1&limit=25&start=25")
  }

  @Test(arguments: [
    #"{"href":"https://cpd.test/v2/spaces"}"#, #"{"href":"?"}"#, #"{"href":""}"#, "{}", "null",
    "[]", "7", #"{"href":7}"#, #""""#,
  ])
  func aNextThatLeadsNowhereIsTheEnd(next: String) throws {
    let platform = try Platform(
      .json(#"{"resources":\#(Self.rows(100)),"next":\#(next)}"#))

    #expect(try platform.client.spaces().next == nil)
  }

  @Test func aSearchGoesOnWithTheBodyThePlatformGives() throws {
    let platform = try Platform(
      .json(
        #"{"total_rows":3,"results":\#(Self.rows(2)),"next":{"query":"*:*","limit":2,"#
          + #""bookmark":"g1AA","sort":"asset.name<string>","include":"x"}}"#),
      .json(
        #"{"total_rows":3,"results":\#(Self.rows(1, from: 2)),"next":{"bookmark":"g1AB"}}"#),
      .json(#"{"total_rows":3,"results":[],"next":{"bookmark":"g1AC"}}"#))
    let query = AssetQuery(container: project, sort: .init(.name))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.assets(matching: query, after: cursor, limit: 2).page
      } == [2, 1, 0])
    #expect(
      platform.transport.sent.map(\.bodyText) == [
        #"{"query":"*:*","limit":2,"sort":"asset.name<string>"}"#,
        #"{"query":"*:*","limit":2,"sort":"asset.name<string>","bookmark":"g1AA","include":"x"}"#,
        #"{"query":"*:*","limit":2,"sort":"asset.name<string>","bookmark":"g1AB"}"#,
      ])
  }

  @Test func jobsGoOnWithTheObjectAsText() throws {
    let platform = try Platform(
      .json(
        #"{"total_rows":101,"results":\#(Self.rows(100)),"next":{"start":"a b","limit":100}}"#),
      .json(#"{"total_rows":101,"results":\#(Self.rows(1, from: 100))}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.jobs(in: space, after: cursor)
      } == [100, 1])
    #expect(
      platform.transport.lines.last
        == "GET https://cpd.test/v2/jobs?space_id=s1&limit=100"
        + "&next=%7B%22start%22%3A%22a%20b%22%2C%22limit%22%3A100%7D")
  }

  @Test func relationshipsGoOnWithTheBookmarkInNext() throws {
    func row(_ name: String) -> String { #"[{"asset_id":"x","relationship_name":"\#(name)"}]"# }
    let platform = try Platform(
      .json(#"{"total_rows":2,"resources":\#(row("n")),"next":{"bookmark":"b1","limit":1}}"#),
      .json(#"{"total_rows":2,"resources":\#(row("m")),"next":{"bookmark":"b2","limit":1}}"#))

    #expect(
      try sizes { cursor throws(PlatformError) in
        try platform.client.relationships(of: AssetID("a", in: project), after: cursor)
      } == [1, 1])
    #expect(platform.transport.lines.last?.hasSuffix("&bookmark=b1") == true)
  }

  @Test(arguments: ["", "{}", "rubbish", #"{"seen":"x"}"#, "[1]"])
  func aCursorOfSomebodyElseIsRefused(text: String) throws {
    let platform = try Platform()

    let error = try platformError { () throws(PlatformError) in
      try platform.client.catalogs(after: PageCursor(text))
    }

    #expect(error.cause == .rejected)
    #expect(platform.transport.sent.isEmpty)
  }

  @Test func aCursorSurvivesBeingText() throws {
    let step = PageStep(
      seen: 100, query: [QueryItem("bookmark", #"a"&=é"#), QueryItem("x", "")],
      body: ["bookmark": "b", "n": 1])
    let next = PageStep(seen: 200, trail: step.trail.adding(step, rows: .max))

    #expect(PageStep(step.cursor) == step)
    #expect(PageStep(next.cursor) == next)
    #expect(PageStep(nil) == PageStep())
  }

  @Test func aTotalIsNeverLessThanWhatWasSeen() throws {
    let platform = try Platform(
      .json(#"{"total_results":1,"resources":\#(Self.rows(3))}"#),
      .json(#"{"total_results":-5,"resources":\#(Self.rows(3))}"#))

    #expect(try platform.client.projects().total == .exact(3))
    #expect(try platform.client.projects().total == .exact(3))
  }
}
