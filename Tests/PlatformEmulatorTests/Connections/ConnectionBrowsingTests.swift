import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ConnectionBrowsingTests {
  private let world: ConnectionWorld
  private let features = StoryAsset.id("churn_features", in: WorldContainers.churn)

  init() throws {
    world = try ConnectionWorld()
  }

  private func browse(_ query: String) throws -> JSONValue {
    try world.get("/\(world.reference)/assets?\(world.churn)&\(query)")
  }

  @Test func schemasHaveTablesAndTablesHaveColumnsAndRows() throws {
    let root = try browse("path=/")
    #expect(root["path"] == "/")
    #expect(
      root["asset_types"] == [["type": "schema", "dataset": false, "dataset_container": true]])
    let schemas = try #require(root["assets"]?.array)
    #expect(
      schemas.contains([
        "id": "/SALES", "type": "schema", "name": "SALES", "path": "/SALES", "has_children": true,
      ]))
    #expect(root["total_count"]?.int == schemas.count)

    let sales = try browse("path=/SALES")
    let tables = try #require(sales["assets"]?.array)
    #expect(tables.count > 5)
    #expect(tables == tables.sorted { $0["name"]?.string ?? "" < $1["name"]?.string ?? "" })
    let path = try #require(tables[0]["path"]?.string)
    let table = try browse("path=\(path)&fetch=metadata,data&limit=7")
    let fields = try #require(table["fields"]?.array)
    let rows = try #require(table["data"]?.array)
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { $0.array?.count == fields.count })
    #expect(table["total_count"]?.int ?? 0 >= 40)
    #expect(try browse("path=\(path)&fetch=metadata,data&limit=7") == table)
    #expect(try browse("path=\(path)")["data"] == nil)
  }

  @Test func tablesOfDataAssetsAreThereWithTheirColumns() throws {
    let asset = try world.platform.get("/v2/assets/\(features)?\(world.churn)")
    let attachment = asset["attachments"]?[0]
    #expect(attachment?["connection_id"]?.string == world.reference)
    let path = try #require(attachment?["connection_path"]?.string)

    let table = try browse("path=\(path)&fetch=metadata,data")
    let preview = try world.get("/assets/\(features)?\(world.churn)&fetch=metadata,data")

    let names = StoryColumns.features.map { JSONValue.string($0.name) }
    #expect(table["fields"]?.array?.map { $0["name"] } == names)
    #expect(preview["fields"] == table["fields"])
    #expect(preview["data"] == table["data"])
    #expect(
      try browse("path=/SALES")["assets"]?.array?.contains { $0["path"]?.string == path } == true)
    #expect(try browse("data_asset_id=\(features)&fetch=metadata,data")["data"] == table["data"])
    // What is a number in the column is one in the row.
    #expect(table["data"]?[0]?[0]?.int == 100_000)
  }

  @Test func everyRowAndEveryTableComesOncePageByPage() throws {
    for query in ["path=/SALES", "path=/SALES/churn_features&fetch=data"] {
      let key = query.contains("data") ? "data" : "assets"
      let whole = try browse("\(query)&limit=200")[key]?.array ?? []
      var seen: [JSONValue] = []
      var path = "/v2/connections/\(world.reference)/assets?\(world.churn)&\(query)&limit=9"
      while seen.count < whole.count {
        let page = try world.platform.get(path)
        #expect(page["offset"]?.int == seen.count)
        #expect((page["prev"] == nil) == seen.isEmpty)
        seen += page[key]?.array ?? []
        if page["next"] == nil { break }
        path = try ConnectionWorld.path(page["next"])
      }
      #expect(Array(seen.prefix(whole.count)) == whole)
    }
  }

  @Test func partsThatAreFetchedAndDetailsAreThere() throws {
    let query = "path=/SALES/churn_features&detail=true"
    let table = try browse("\(query)&fetch=interaction,connection,datasource_type")
    #expect(
      table["interaction_properties"] == ["schema_name": "SALES", "table_name": "churn_features"])
    #expect(table["connection_properties"]?["database"] == "DW")
    #expect(table["datasource_type"]?["entity"]?["name"] == "db2")
    #expect(table["details"]?["table"]?["column_count"] == 7)
    #expect(table["fields"] == nil)
    #expect(
      try world.send(
        .get, "/\(world.reference)/assets?\(world.churn)&path=/&fetch=all"
      ).status == .badRequest)
    #expect(
      try world.send(.get, "/\(world.reference)/assets?\(world.churn)").json?["errors"]?[0]?[
        "target"]?["name"] == "path")
    #expect(
      try world.send(.get, "/\(world.reference)/assets?\(world.churn)&path=/SALES/none").status
        == .notFound)
  }

  @Test func namesAndKindsAreFiltered() throws {
    let all = try browse("path=/SALES")["assets"]?.array ?? []
    let filters = RequestTarget.encoded(#"{"name_pattern":"CHURN%","include_view":false}"#)
    let some = try browse("path=/SALES&filters=\(filters)")["assets"]?.array ?? []

    #expect(some.map { $0["name"] } == ["churn_features"])
    #expect(all.count > some.count)
  }

  @Test func whatIsOnlyDescribedIsBrowsedLikeWhatIsStored() throws {
    let id = try world.createID("shop")

    let stored = try world.get("/\(id)/assets?\(world.churn)&path=/")
    let described = try world.platform.post(
      "/v2/connections/assets?path=/",
      ["datasource_type": "postgresql", "properties": ConnectionWorld.postgres])

    #expect(described["assets"] == stored["assets"])
    #expect(described["assets"]?.array?.isEmpty == false)
    let refused = try world.send(.post, "/assets", ["datasource_type": "postgresql"])
    #expect(refused.status == .badRequest)
  }

  @Test func bucketsHaveFilesThatAreReadAsBytes() throws {
    let id = try world.createID(
      "lake",
      [
        "datasource_type": "amazons3",
        "properties": ["url": "https://s3.example.com", "access_key": "a", "secret_key": "b"],
      ])
    func assets(_ path: String) throws -> [JSONValue] {
      try world.get("/\(id)/assets?\(world.churn)&path=\(path)")["assets"]?.array ?? []
    }
    let bucket = try #require(try assets("/").first)
    #expect(bucket["type"] == "bucket")
    let inside = try assets(bucket["path"]?.string ?? "")
    #expect(Set(inside.compactMap { $0["type"]?.string }) == ["folder", "file"])
    let file = try #require(inside.first { $0["type"] == "file" }?["path"]?.string)

    let path = "/\(id)/assets?\(world.churn)&path=\(file)&fetch=data,metadata"
    let parsed = try world.get(path)
    let raw = try world.platform.send(
      .get, "/v2/connections\(path)", headers: [.accept: "application/octet-stream"])

    #expect(raw.headers[.contentType] == "application/octet-stream")
    let lines = raw.text.split(separator: "\n")
    #expect(lines.count == 1 + (parsed["total_count"]?.int ?? 0))
    let names = (parsed["fields"]?.array ?? []).compactMap { $0["name"]?.string }
    #expect(lines[0] == names.joined(separator: ","))
  }

  @Test func topicsHaveMessages() throws {
    let events = StoryAsset.id("shop_events", in: WorldContainers.platform)
    let list = try world.get("/\(events)/assets?\(world.catalog)&path=/")
    let topic = try #require(list["assets"]?[0]?["path"]?.string)
    #expect(list["asset_types"]?[0]?["type"] == "topic")
    let messages = try world.get(
      "/\(events)/assets?\(world.catalog)&path=\(topic)&fetch=metadata,data")
    #expect(messages["fields"]?.array?.count == 5)
  }

  @Test func actionsAreListedAndPerformed() throws {
    let path = "/\(world.reference)/actions"
    let list = try world.get("\(path)?\(world.churn)")["actions"]?.array ?? []
    #expect(
      list.map { $0["name"] } == ["get_dsd_details", "get_record_count", "test", "validate"])
    func perform(_ action: String, _ body: JSONValue? = [:]) throws -> EmulatorResponse {
      try world.send(.put, "\(path)/\(action)?\(world.churn)", body, as: "vic")
    }
    #expect(try perform("test").text == "{}")
    #expect(try perform("validate", nil).text == "{}")
    let table = try browse("path=/SALES/churn_features")["total_count"]?.int ?? 0
    let count = try perform(
      "get_record_count", ["schema_name": "SALES", "table_name": "churn_features"])
    #expect(count.text == "{\"record_count\":\(table).0}")
    #expect(try perform("get_record_count").status == .badRequest)
    #expect(try perform("get_record_count", ["path": "/SALES/none"]).status == .notFound)
    #expect(try perform("get_signed_url").status == .badRequest)
    #expect(
      try perform("get_dsd_details").json?["data_source_definition_searchable"]?.string?
        .hasSuffix("|50000|DW") == true)
  }

  @Test func filesAreUploadedListedReadAndDeleted() throws {
    let path = "/v2/connections/files/driver%20one.jar"
    let upload = try world.platform.emulator.respond(
      to: EmulatorRequest(
        method: .post, path: path,
        headers: [
          .authorization: "Bearer \(world.platform.token(of: "admin"))",
          .contentType: "multipart/form-data; boundary=xx",
        ],
        body: Array(
          "--xx\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nJAR\r\n1\r\n--xx--\r\n".utf8
        )
      ))
    #expect(upload.status == .created)
    let address = try #require(upload.headers[.location])
    let hash = try #require(upload.json?["hash"]?.string)
    #expect(address == "\(path)?hash=\(hash)")

    #expect(try world.platform.send(.get, address).text == "JAR\r\n1")
    let list = try world.get("/files?limit=0")
    #expect(list["total_count"] == 1)
    #expect(list["resources"]?[0]?["fileName"] == "driver one.jar")
    #expect(list["connection_action_response"]?["value"]?["total_count"] == 1)

    let id = try world.createID(
      "by driver",
      [
        "datasource_type": "jdbc",
        "properties": [
          "jdbc_url": "jdbc:x", "jdbc_driver": "X", "jar_uris": "driver one.jar",
        ],
      ])
    let moved = try world.send(.put, "/files?projects=true").json
    #expect(moved?["resources"]?[0]?["connection_id"]?.string == id)
    let properties = try world.get("/\(id)?\(world.churn)")["entity"]?["properties"]
    #expect(properties?["jar_uris"]?.string == address)

    #expect(try world.platform.send(.delete, address, as: "ana").status == .forbidden)
    #expect(try world.platform.send(.delete, address).status == .noContent)
    #expect(try world.platform.send(.get, address).status == .notFound)
  }
}
