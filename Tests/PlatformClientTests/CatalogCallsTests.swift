import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Catalogs, projects and spaces. Source of the bodies: payloads 1.1 to 1.3.
struct CatalogCallsTests {
  @Test func catalogsAreAskedForWithExactlyThisRequest() throws {
    let platform = try Platform(.json(#"{"catalogs":[],"nextBookmark":"x","nextSkip":0}"#))

    let page = try platform.client.catalogs()

    #expect(page == Page(items: [], total: .exact(0)))
    #expect(
      platform.transport.sent.map(\.text) == [
        """
        GET https://cpd.test/v2/catalogs?limit=100
        Authorization: Bearer secret-token
        Accept: application/json
        User-Agent: limn/0.1.0
        """
      ])
    #expect(platform.transport.sent[0].timeout == .seconds(30))
  }

  @Test func aCatalogIsReadWithItsDocument() throws {
    let row =
      #"{"metadata":{"guid":"g-1","url":"/v2/catalogs/g-1","creator_id":"1000331004","#
      + #""create_time":"2020-07-21T14:28:20Z"},"entity":{"name":"Finance","description":"Money","#
      + #""generator":"API","bss_account_id":"999","is_governed":true},"href":"/v2/catalogs/g-1"}"#
    let platform = try Platform(.json(#"{"catalogs":[\#(row)],"nextBookmark":"x"}"#))

    let page = try platform.client.catalogs()

    #expect(
      page
        == Page(
          items: [
            Container(
              id: ContainerID(.catalog, "g-1"), name: "Finance", description: "Money",
              createdAt: Timestamp(iso: "2020-07-21T14:28:20Z"), creatorID: "1000331004",
              json: try JSONValue.parse(row))
          ], total: .exact(1)))
  }

  @Test func oneCatalogIsAskedForByItsEncodedID() throws {
    let platform = try Platform(
      .json(#"{"metadata":{"guid":"g"},"entity":{"name":"N"}}"#),
      .json(#"{"metadata":{"guid":"g"},"entity":{"name":"N"}}"#))

    #expect(try platform.client.catalog("a/b ?é").name == "N")
    #expect(try platform.client.catalog("..").name == "N")

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/catalogs/a%2Fb%20%3F%C3%A9",
        "GET https://cpd.test/v2/catalogs/%2E%2E",
      ])
  }

  @Test func anEmptyIDIsNotSentAsTheListItWouldName() throws {
    let platform = try Platform()

    let error = try platformError { () throws(PlatformError) in try platform.client.catalog("") }

    #expect(error.cause == .rejected)
    #expect(platform.transport.sent.isEmpty)
  }

  @Test func projectsAreReadWithTheirTagsAndTotal() throws {
    let platform = try Platform(
      .json(
        """
        {"total_results":2,"resources":[
         {"metadata":{"guid":"p-1","url":"/v2/projects/p-1","created_at":"2020-07-21T13:01:44.095Z",
                      "updated_at":"2020-07-22T00:00:00.000Z"},
          "entity":{"name":"Lending","description":"","public":false,"creator":"admin",
                    "creator_iam_id":"1000331004","tags":["a","b"],
                    "storage":{"type":"assetfiles","guid":"s"}}},
         {"metadata":{"guid":"p-2"},"entity":{"name":"Bare"}}]}
        """))

    let page = try platform.client.projects()

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/projects?limit=100&include=fields%2Ctags"
      ])
    #expect(page.total == .exact(2))
    #expect(page.next == nil)
    #expect(
      page.items.map(\.withoutJSON) == [
        Container(
          id: ContainerID(.project, "p-1"), name: "Lending", description: "",
          createdAt: Timestamp(iso: "2020-07-21T13:01:44.095Z"),
          updatedAt: Timestamp(iso: "2020-07-22T00:00:00Z"), creatorID: "1000331004",
          tags: ["a", "b"]),
        Container(id: ContainerID(.project, "p-2"), name: "Bare"),
      ])
  }

  @Test func spacesAreReadWithTheirState() throws {
    let platform = try Platform(
      .json(
        """
        {"first":{"href":"/v2/spaces"},"limit":100,"total_count":1,"resources":[
         {"metadata":{"id":"s-1","creator_id":1000331004,"created_at":"2020-07-21T13:01:44.095Z"},
          "entity":{"name":"Prod","status":{"state":"preparing"},"tags":["x"],
                    "scope":{"bss_account_id":"cpdaccount"}}}]}
        """))

    let page = try platform.client.spaces()

    #expect(
      platform.transport.lines == ["GET https://cpd.test/v2/spaces?limit=100&total_count=true"])
    #expect(page.total == .exact(1))
    #expect(
      page.items.map(\.withoutJSON) == [
        Container(
          id: ContainerID(.space, "s-1"), name: "Prod",
          createdAt: Timestamp(iso: "2020-07-21T13:01:44.095Z"), creatorID: "1000331004",
          tags: ["x"], state: "preparing")
      ])
  }

  @Test(arguments: [
    (catalog, "GET https://cpd.test/v2/catalogs/c1"),
    (project, "GET https://cpd.test/v2/projects/p1?include=fields%2Ctags"),
    (space, "GET https://cpd.test/v2/spaces/s1"),
  ])
  func aContainerIsReadWhereItsKindIsKept(id: ContainerID, line: String) throws {
    let platform = try Platform(
      .json(#"{"metadata":{"guid":"\#(id.id)"},"entity":{"name":"It"}}"#))

    #expect(try platform.client.container(id).id == id)
    #expect(platform.transport.lines == [line])
  }

  @Test func aRowThatCannotBeReadCostsThatRow() throws {
    let platform = try Platform(
      .json(
        #"{"catalogs":[{"metadata":{"guid":"a"},"entity":{"name":7}},null,"text",{"entity":{}},"#
          + #"{"metadata":{"guid":""}},{"metadata":{"guid":12},"entity":{}}]}"#))

    let page = try platform.client.catalogs()

    #expect(page.items.map(\.id.id) == ["a", "12"])
    #expect(page.items.map(\.name) == ["7", "12"])
    #expect(page.unreadable == 4)
    #expect(page.total == .exact(6))
  }

  @Test func anAnswerWithoutAListIsUnreadable() throws {
    let platform = try Platform(.json(#"{"status":"ok"}"#), .json("[]"))

    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(
      error
        == PlatformError(
          cause: .unreadable("there is no list in it"), request: "GET /v2/catalogs?limit=100",
          host: "cpd.test"))
    #expect(try platform.client.catalogs().items.isEmpty)
  }

  @Test func aPathPrefixOfTheAddressIsKept() throws {
    let platform = try Platform(
      .json(#"{"catalogs":[]}"#), baseURL: "HTTPS://CPD.test:8443/zen/api/")

    _ = try platform.client.catalogs()

    #expect(platform.client.baseURL == "https://cpd.test:8443/zen/api")
    #expect(
      platform.transport.lines == ["GET https://cpd.test:8443/zen/api/v2/catalogs?limit=100"])
  }
}

extension Container {
  var withoutJSON: Container {
    var copy = self
    copy.json = .null
    return copy
  }
}
