import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Source of the bodies: payloads 2, both formats.
struct AILakeCallsTests {
  private let transport: ScriptedTransport
  private let client: AILakeClient

  init() throws {
    transport = ScriptedTransport([])
    client = try Self.client(transport)
  }

  private static func client(_ transport: ScriptedTransport) throws -> AILakeClient {
    try AILakeClient(
      baseURL: "https://lake.test/", credentials: .token("lake-token"), transport: transport,
      clock: ManualClock().clock)
  }

  private static let flat =
    #"{"id":"u-1","name":"sales","storageIds":["s-1"],"dataSources":[{"id":"d","#
    + #""dataSourceId":"ds","dataSourceName":"Sales"}]}"#

  private static func sales() throws -> AILakeDatabase {
    AILakeDatabase(
      id: "u-1", name: "sales", storageIDs: ["s-1"],
      dataSources: [.init(id: "d", dataSourceID: "ds", name: "Sales")],
      json: try JSONValue.parse(flat))
  }

  @Test(arguments: [
    #"{"databases":[\#(flat)],"totalCount":1}"#,
    #"{"data":[{"id":"u-1","type":"databaseInstance","attributes":\#(flat)}],"#
      + #""links":{"self":"x"},"meta":{"page":{"number":0,"size":100,"totalElements":1}}}"#,
  ])
  func databasesAreReadInBothFormats(body: String) throws {
    let transport = ScriptedTransport([.json(body)])

    let page = try Self.client(transport).databases()

    #expect(page == Page(items: [try Self.sales()], total: .exact(1)))
    #expect(
      transport.sent.map(\.text) == [
        """
        GET https://lake.test/api/v1/ailake/database/instances?size=100&metaInclude=page
        Authorization: Bearer lake-token
        Accept: application/json
        User-Agent: limn/0.1.0
        """
      ])
  }

  @Test(arguments: [
    flat, #"{"data":{"id":"u-1","type":"t","attributes":\#(flat)},"links":{"self":"x"}}"#,
  ])
  func aDatabaseIsReadInBothFormats(body: String) throws {
    let transport = ScriptedTransport([.json(body)])

    #expect(try Self.client(transport).database("my sales") == Self.sales())
    #expect(
      transport.lines == ["GET https://lake.test/api/v1/ailake/database/instances/my%20sales"])
  }

  @Test func pagesGoOnInTheFormatOfTheAnswer() throws {
    let numbered = ScriptedTransport([
      .json(
        #"{"data":[{"id":"a"},{"id":"b"}],"meta":{"page":{"number":0,"totalElements":5}}}"#),
      .json(
        #"{"data":[{"id":"c"},{"id":"d"}],"meta":{"page":{"number":1,"totalElements":5}}}"#),
      .json(#"{"data":[{"id":"e"}],"meta":{"page":{"number":2,"totalElements":5}}}"#),
    ])
    let counted = ScriptedTransport([
      .json(#"{"databases":[{"id":"a"},{"id":"b"}],"totalCount":3}"#),
      .json(#"{"databases":[{"id":"c"}],"totalCount":3}"#),
    ])

    #expect(try allIDs(numbered) == ["a", "b", "c", "d", "e"])
    #expect(try allIDs(counted) == ["a", "b", "c"])

    #expect(
      numbered.lines.map(query) == [
        "size=100&metaInclude=page", "size=100&metaInclude=page&page=1",
        "size=100&metaInclude=page&page=2",
      ])
    #expect(
      counted.lines.map(query) == [
        "size=100&metaInclude=page", "size=100&metaInclude=page&offset=2",
      ])
  }

  private func allIDs(_ transport: ScriptedTransport) throws -> [String] {
    let client = try Self.client(transport)
    var ids: [String] = []
    var cursor: PageCursor?
    repeat {
      let page = try client.databases(after: cursor)
      ids += page.items.map(\.id)
      cursor = page.next
    } while cursor != nil
    return ids
  }

  private func query(_ line: String) -> String {
    String(line.split(separator: "?").last ?? "")
  }

  @Test func creatingSendsAnIDOfOurChoosing() throws {
    let transport = ScriptedTransport([
      .status(202, headers: try fields(("operation-id", "theirs")))
    ])

    let operation = try Self.client(transport).createDatabase(
      name: "sales", storageIDs: ["s-1", "s-2"], operationID: "ours")

    #expect(operation == "theirs")
    #expect(
      transport.sent.map(\.text) == [
        """
        POST https://lake.test/api/v1/ailake/database/instances
        operation-id: ours
        Authorization: Bearer lake-token
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/json

        {"name":"sales","storageIds":["s-1","s-2"]}
        """
      ])
  }

  @Test func theOperationIsFoundInWhateverHeaderThereIs() throws {
    let transport = ScriptedTransport([
      .status(
        202, headers: try fields(("Operation-Location", "/api/v1/ailake/operations/x%2D1?a=b"))),
      .status(202),
    ])
    let client = try Self.client(transport)

    #expect(try client.deleteDatabase("u-1", operationID: "ours") == "x-1")
    #expect(try client.deleteDatabase("u-1", operationID: "ours") == "ours")
    #expect(
      transport.lines.first == "DELETE https://lake.test/api/v1/ailake/database/instances/u-1")
  }

  private func fields(_ pairs: (String, String)...) throws -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in pairs { fields[try #require(HTTPField.Name(name))] = value }
    return fields
  }

  @Test func storagesAreLookedForUnderBothTheirNames() throws {
    let transport = ScriptedTransport([
      .status(404),
      .json(
        #"{"storages":[{"storageId":"s-1","name":"lake","storageType":"s3","#
          + #""storageConfig":{"bucket":"b"}},{"name":"?"}]}"#),
    ])

    let storages = try Self.client(transport).objectStorages()

    #expect(storages.map(\.id) == ["s-1"])
    #expect(storages.map(\.type) == ["s3"])
    #expect(
      transport.lines == [
        "GET https://lake.test/api/v1/ailake/objectStorages?size=500&metaInclude=page",
        "GET https://lake.test/api/v1/ailake/object-storages?size=500&metaInclude=page",
      ])
  }

  @Test(arguments: [
    (
      #"{"id":"o","kind":"provision-database","status":"pending"}"#,
      AILakeOperation.Status.pending
    ),
    (#"{"id":"o","kind":"provision-database","status":"succeeded"}"#, .succeeded(result: nil)),
    (
      #"{"id":"o","kind":"provision-database","status":"succeeded","result":{"id":"u"}}"#,
      .succeeded(result: ["id": "u"])
    ),
    (
      #"{"id":"o","kind":"provision-database","status":"succeeded","result":null}"#,
      .succeeded(result: nil)
    ),
    (
      #"{"id":"o","kind":"provision-database","status":"failed","error":{"status":409,"#
        + #""title":"Conflict","detail":"It exists."}}"#,
      .failed(OperationFailure(status: 409, title: "Conflict", detail: "It exists."))
    ),
    (#"{"id":"o","kind":"provision-database","status":"dreaming"}"#, .other("dreaming")),
  ])
  func operationsTellHowTheyAreDoing(body: String, status: AILakeOperation.Status) throws {
    let transport = ScriptedTransport([.json(body)])

    #expect(
      try Self.client(transport).operation("o")
        == AILakeOperation(id: "o", kind: "provision-database", status: status))
    #expect(transport.lines == ["GET https://lake.test/api/v1/ailake/operations/o"])
  }

  @Test func aUserNameDoesNotOpenAILake() {
    #expect(throws: ConfigurationError.self) {
      try AILakeClient(
        baseURL: "https://lake.test", credentials: .password(user: "u", password: "p"),
        transport: transport, clock: ManualClock().clock)
    }
  }
}
