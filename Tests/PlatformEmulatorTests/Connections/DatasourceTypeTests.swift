import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct DatasourceTypeTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 0)
  }

  private func names(_ query: String = "") throws -> [String] {
    try platform.get("/v2/datasource_types?limit=200\(query)")["resources"]?.array?
      .compactMap { $0["entity"]?["name"]?.string } ?? []
  }

  @Test func thereAreManyAndTheirIdsAndNamesAreTheirOwn() throws {
    #expect(DatasourceType.all.count >= 60)
    #expect(Set(DatasourceType.all.map(\.id)).count == DatasourceType.all.count)
    #expect(Set(DatasourceType.all.map(\.name)).count == DatasourceType.all.count)
    #expect(
      DatasourceType.all.count
        == DatasourceTypeList.text.split(separator: "\n").count)
    for type in DatasourceType.all {
      #expect(!type.connectionProperties.isEmpty)
      #expect(type.kind != .database || type.port != nil || type.family != .relational)
    }
  }

  @Test func aTypeIsReadByIdOrNameWithThePartsThatAreWanted() throws {
    let path = "/v2/datasource_types/postgresql"
    let bare = try platform.get(path)
    #expect(
      bare == [
        "metadata": [
          "asset_id": "e1c23729-99d8-4407-b3df-336e33ffdc82", "asset_type": "datasource_type",
          "asset_category": "SYSTEM", "creator_id": "IBM",
          "create_time": "2017-07-18T16:10:39.000Z",
          "href": "/v2/datasource_types/e1c23729-99d8-4407-b3df-336e33ffdc82",
        ],
        "entity": [
          "name": "postgresql", "label": "PostgreSQL", "description": "Connects to PostgreSQL.",
          "type": "database", "allowed_as_source": true, "allowed_as_target": true,
          "data_shape": "rectangular", "auto_discovery": true, "secure_gateway": true,
          "tags": ["IBM"], "supported_environments": ["local"], "supported_plans": [],
          "supported_products": ["catalog", "cpd", "datastage", "dv", "mdi", "ml", "studio"],
          "status": "active", "origin_country": "us",
        ],
      ])
    let same = try platform.get("/v2/datasource_types/e1c23729-99d8-4407-b3df-336e33ffdc82")
    #expect(same == bare)
    let connection = try platform.get("\(path)?connection_properties=true")["entity"]?["properties"]
    #expect(
      connection?["connection"]?.array?.contains([
        "name": "port", "type": "integer", "label": "Port",
        "description": "The port of the data source.", "required": true, "masked": false,
        "hidden": false, "readonly": false, "multiline": false, "default_value": "5432",
      ]) == true)
    #expect(connection?["source"] == nil)
    let all = try platform.get(
      "\(path)?interaction_properties=true&discovery=true&actions=true")["entity"]
    #expect(all?["properties"]?["filter"]?.array?.isEmpty == false)
    #expect(
      all?["discovery"]?["asset_types"]?.array?.map { $0["name"] } == [
        "schema", "table", "view",
      ])
    #expect(all?["actions"]?.array?.count == 4)
    #expect(try platform.send(.get, "/v2/datasource_types/abacus").status == .notFound)
  }

  @Test func theListIsSortedFilteredAndPaged() throws {
    let all = try names()
    #expect(all.count == DatasourceType.all.count)
    #expect(try names("&sort=-entity.label") == all.reversed())
    #expect(try names("&entity.product=dv").contains("db2"))
    #expect(try !names("&entity.product=dv").contains("box"))
    #expect(try names("&entity.environment=cloud").isEmpty)
    let database = try names("&sort=entity.type").prefix(3)
    #expect(database.allSatisfy { DatasourceType.find($0)?.kind == .database })
    #expect(try platform.send(.get, "/v2/datasource_types?sort=x").status == .badRequest)

    var path = "/v2/datasource_types?limit=7"
    var seen: [String] = []
    for _ in 0..<20 {
      let page = try platform.get(path)
      #expect(page["offset"]?.int == seen.count)
      seen += page["resources"]?.array?.compactMap { $0["entity"]?["name"]?.string } ?? []
      if page["next"] == nil { break }
      path = try ConnectionWorld.path(page["next"])
    }
    #expect(seen == all)
  }

  @Test func aTypeOfOnesOwnIsMadeUsedChangedAndDeleted() throws {
    let body: JSONValue = [
      "name": "abacus", "label": "Abacus", "flight_info": ["flight_uri": "grpc://abacus:443"],
      "properties": [
        "connection": [["name": "beads", "type": "integer", "required": true]]
      ],
    ]
    #expect(try platform.send(.post, "/v2/datasource_types", body, as: "ana").status == .forbidden)

    let answer = try platform.send(.post, "/v2/datasource_types", body)

    #expect(answer.status == .created)
    let id = try #require(answer.json?["resources"]?[0]?["metadata"]?["asset_id"]?.string)
    #expect(try names().count == DatasourceType.all.count + 1)
    #expect(try platform.send(.post, "/v2/datasource_types", body).status == .badRequest)
    let project = "project_id=\(WorldContainers.churn.scope.id)"
    let refused = try platform.send(
      .post, "/v2/connections?\(project)",
      ["name": "x", "datasource_type": "abacus", "properties": ["beads": "many"]])
    #expect(refused.json?["errors"]?[0]?["target"]?["name"] == "properties.beads")
    let made = try platform.post(
      "/v2/connections?\(project)",
      ["name": "x", "datasource_type": "abacus", "properties": ["beads": 10]])
    #expect(made["entity"]?["datasource_type"]?.string == id)

    let path = "/v2/datasource_types/\(id)"
    let patched = try platform.send(
      .patch, path, [["op": "replace", "path": "/label", "value": "Counting frame"]])
    #expect(patched.json?["label"] == "Counting frame")
    #expect(try platform.get(path)["entity"]?["label"] == "Counting frame")
    #expect(
      try platform.send(.patch, path, [["op": "remove", "path": "/name"]]).status == .badRequest)
    #expect(try platform.send(.delete, path).status == .noContent)
    #expect(try platform.send(.get, path).status == .notFound)
    #expect(try platform.send(.delete, "/v2/datasource_types/db2").status == .forbidden)
  }
}
