import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RouteTests {
  @Test func everyOperationOfTheReferenceIsKnown() throws {
    let operations = PlatformEmulator.operations
    #expect(operations.count >= 298)
    #expect(Set(operations.map { "\($0.method) \($0.path)" }).count == operations.count)
    #expect(operations.filter { !$0.isEmulated }.map(\.path) == [])
  }

  @Test func whatIsNotEmulatedWouldSaySoInItsOwnShape() {
    #expect(
      FaultShape.projects(isTransactional: true).body(
        of: PlatformFault(.notImplemented, code: "not_implemented", "It is not emulated yet."),
        trace: "t"
      ).serialized()
        == #"{"code":"501","error":"Not Implemented","reason":"It is not emulated yet.","#
        + #""message":"The server does not support the functionality required to fulfill the "#
        + #"request.","description":"[501] Not Implemented: It is not emulated yet. The server "#
        + #"does not support the functionality required to fulfill the request."}"#)
  }

  @Test func anUnknownPathIsNotFound() throws {
    let platform = try TestPlatform(assets: 50)

    let answer = try platform.send(.get, "/v2/nothing/here")

    #expect(answer.status == .notFound)
    #expect(answer.json?["errors"]?[0]?["code"] == "does_not_exist")
    #expect(try platform.send(.get, "/").status == .notFound)
    #expect(try platform.send(.get, "nothing").status == .badRequest)
    #expect(try platform.send(.get, "/v2/catalogs/%zz").status == .badRequest)
    #expect(try platform.send(.get, "/v2/catalogs/%ff").status == .badRequest)
    #expect(try platform.send(.trace, "/v2/catalogs").status == .methodNotAllowed)
  }

  @Test func literalsGoBeforeNamesInBraces() throws {
    let table = RouteTable([
      .get("/v2/catalogs/{id}", .catalogs) { _ in Answer.empty() },
      .get("/v2/catalogs/default", .catalogs) { _ in Answer.empty() },
      .get("/v2/catalogs/{catalog}/members/{member}", .catalogs) { _ in Answer.empty() },
      .get("/v2/catalogs/default/rehome", .catalogs) { _ in Answer.empty() },
    ])
    func pattern(_ segments: String...) -> String? {
      guard case .found(let route, let parameters) = table.match(.get, segments) else { return nil }
      return route.pattern + parameters.sorted { $0.key < $1.key }.map { " \($0.value)" }.joined()
    }

    #expect(pattern("v2", "catalogs", "default") == "/v2/catalogs/default")
    #expect(pattern("v2", "catalogs", "a/b") == "/v2/catalogs/{id} a/b")
    #expect(
      pattern("v2", "catalogs", "default", "members", "7")
        == "/v2/catalogs/{catalog}/members/{member} default 7")
    #expect(pattern("v2", "catalogs", "default", "rehome") == "/v2/catalogs/default/rehome")
    #expect(pattern("v2", "catalogs", "x", "rehome") == nil)
    #expect(pattern("v2") == nil)
  }

  @Test func pathsAndQueriesAreDecoded() throws {
    let target = try #require(RequestTarget("/v2/a%2Fb/%C4%8Das?q=a+b%3Dc&q=&x&limit=2"))

    #expect(target.segments == ["v2", "a/b", "čas"])
    #expect(target.query.map { "\($0.name)=\($0.value)" } == ["q=a b=c", "q=", "x=", "limit=2"])
    #expect(target.rawPath == "/v2/a%2Fb/%C4%8Das")
    #expect(RequestTarget.encoded("a b/č~J") == "a%20b%2F%C4%8D~J")
    #expect(RequestTarget("/a%2") == nil)
    #expect(RequestTarget("/a?b=%e4") == nil)
  }

  @Test func bookmarksSurviveTheJourneyAndNonsenseDoesNot() throws {
    let bookmark = Bookmark(keys: ["日次 \"x\"", 7, 1.5], row: 42)

    #expect(try Bookmark(bookmark.text) == bookmark)
    for text in ["", "g1AAAA", "nonsense", "g1AAAA!!!!", "g1AAAAe30"] {
      #expect(throws: PlatformFault.self) { try Bookmark(text) }
    }
  }

  @Test func base64ReadsWhatItWrites() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 250) }
      #expect(Base64.decode(Base64.encodeForURL(bytes)) == bytes)
    }
    #expect(Base64.encodeForURL(Array("admin:zzz".utf8)) == "YWRtaW46enp6")
    #expect(Base64.decode("YWRtaW46enp6==") == Array("admin:zzz".utf8))
    #expect(Base64.decode("a b") == nil)
  }

  @Test func sectionsOfADocumentAreFoundWithoutReadingThem() {
    let text = #" { "a" : {"b":[1,{"a":2}],"q":"}\"]"} , "c":"x,\\" ,"d":null,"e":[]}"#
    let sections = JSONSections(Array(text.utf8))

    #expect(sections["a"] == #" {"b":[1,{"a":2}],"q":"}\"]"} "#)
    #expect(sections["c"] == #""x,\\" "#)
    #expect(sections["d"] == "null")
    #expect(sections["e"] == "[]")
    #expect(sections["b"] == nil)
    #expect(JSONSections([]).isEmpty)
    #expect(JSONSections(Array(#"{"a"#.utf8)).isEmpty)
  }

  @Test func timesAreReadAsFarAsTheyAreWritten() {
    #expect(Timestamp.milliseconds("1970-01-01T00:00:00Z") == 0)
    #expect(Timestamp.milliseconds("2026-03-02T09:00:00.5Z") == 1_772_442_000_500)
    #expect(Timestamp.span("2024-02") == 1_706_745_600_000..<1_709_251_200_000)
    #expect(Timestamp.span("2023-12-31")?.upperBound == Timestamp.milliseconds("2024"))
    for text in ["", "x", "2026-13", "26", "2026-01-01T25", "99999999999999999999"] {
      #expect(Timestamp.span(text) == nil, "\(text)")
    }
    for time: Int64 in [0, 951_782_400_000, 1_709_164_800_000, 1_772_442_000_123] {
      #expect(Timestamp.milliseconds(CalendarDate.milliseconds(time)) == time)
    }
  }
}
