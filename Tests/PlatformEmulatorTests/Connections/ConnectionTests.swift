import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ConnectionTests {
  private let world: ConnectionWorld
  private var platform: TestPlatform { world.platform }

  init() throws {
    world = try ConnectionWorld()
  }

  @Test func aNewConnectionIsToldInItsOwnShape() throws {
    let answer = try world.create(
      "shop", ["description": "The web shop.", "tags": ["live"]], as: "ana")

    let id = try #require(answer["metadata"]?["asset_id"]?.string)
    #expect(
      answer == [
        "metadata": [
          "asset_id": .string(id), "asset_type": "connection", "asset_category": "USER",
          "create_time": "2026-03-02T09:00:00.000Z", "creator_id": "1000331001",
          "project_id": .string(WorldContainers.churn.scope.id), "tags": ["live"],
          "usage": [
            "last_updated_at": "2026-03-02T09:00:00Z", "last_updater_id": "1000331001",
            "last_update_time": 1_772_442_000_000, "last_accessed_at": "2026-03-02T09:00:00Z",
            "last_access_time": 1_772_442_000_000, "last_accessor_id": "1000331001",
            "access_count": 0,
          ],
        ],
        "entity": [
          "datasource_type": "e1c23729-99d8-4407-b3df-336e33ffdc82", "name": "shop",
          "description": "The web shop.", "origin_country": "us", "owner_id": "1000331001",
          "rov": ["mode": 0], "properties": ConnectionWorld.postgres,
        ], "href": .string("/v2/connections/\(id)?\(world.churn)"),
      ])
    #expect(try world.get("/\(id)?\(world.churn)") == answer)
    let found = try platform.search(world.churn, "asset.name:shop", type: "connection")
    #expect(found["results"]?[0]?["metadata"]?["asset_id"]?.string == id)
  }

  @Test func secretsAreClearForMembersAndUnreadableInTheAsset() throws {
    let id = try world.createID("shop")

    let asset = try platform.get("/v2/assets/\(id)?\(world.churn)")
    let stored = asset["entity"]?["connection"]?["properties"]?["password"]?.string
    #expect(stored?.hasPrefix("{dbaes}") == true)
    #expect(stored?.contains("t0p") == false)
    let clear = try world.get("/\(id)?\(world.churn)", as: "vic")
    #expect(clear["entity"]?["properties"]?["password"] == "t0p s3cret")
    let masked = try world.get("/\(id)?\(world.churn)&decrypt_secrets=false")
    #expect(masked["entity"]?["properties"]?["password"]?.string == stored)
    #expect(masked["entity"]?["properties"]?["host"] == "db.example.com")
    let bare = try world.get("?\(world.churn)&include_properties=false&entity.name=shop")
    #expect(bare["resources"]?[0]?["entity"]?["properties"] == nil)
  }

  @Test func personalCredentialsAreShownToTheirOwnerOnly() throws {
    let answer = try world.create("mine", ["flags": ["personal_credentials"]], as: "ana")
    let path = "/\(answer["metadata"]?["asset_id"]?.string ?? "")?\(world.churn)"

    #expect(try world.get(path, as: "ana")["entity"]?["properties"] == ConnectionWorld.postgres)
    #expect(
      try world.get(path)["entity"]?["properties"]
        == ["host": "db.example.com", "port": "5432", "database": "SHOP"])
    let plain = try world.get("?\(world.churn)&entity.name=mine")
    #expect(plain["total_count"] == 0)
    let flagged = try world.get(
      "?\(world.churn)&entity.name=mine&entity.flags=+personal_credentials,parameterized")
    #expect(flagged["total_count"] == 1)
    let removed = try world.get(
      "?\(world.churn)&entity.name=mine&entity.flags=personal_credentials,-personal_credentials")
    #expect(removed["total_count"] == 0)
  }

  @Test(
    arguments: [
      (["datasource_type": "postgresql"], "name"),
      (["name": "x"], "datasource_type"),
      (["name": "x", "datasource_type": "abacus"], "datasource_type"),
      (
        ["name": "x", "datasource_type": "postgresql", "properties": ["port": 1]],
        "properties.host"
      ),
      (
        [
          "name": "x", "datasource_type": "db2",
          "properties": [
            "host": "h", "port": "first", "database": "d", "username": "u", "password": "p",
          ],
        ], "properties.port"
      ),
      (["name": "x", "datasource_type": "db2", "flags": ["secret"]], "flags"),
      (["ref_catalog_id": "c"], "ref_asset_id"),
    ] as [(JSONValue, String)])
  func aConnectionThatIsNotRightIsRefusedByField(body: JSONValue, field: String) throws {
    let answer = try world.send(.post, "?\(world.churn)", body)

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
  }

  @Test func aConnectionIsTestedBeforeItIsStored() throws {
    var properties = ConnectionWorld.postgres
    properties["host"] = "db.fail.example.com"
    let body: JSONValue = [
      "name": "x", "datasource_type": "postgresql", "properties": properties,
    ]

    let answer = try world.send(.post, "?\(world.churn)", body)
    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["code"] == "unable_to_perform")
    #expect(try world.get("?\(world.churn)&entity.name=x")["total_count"] == 0)

    #expect(try world.send(.post, "?\(world.churn)&test=false", body).status == .created)
    let id = try #require(
      try world.get("?\(world.churn)&entity.name=x")["resources"]?[0]?["metadata"]?["asset_id"])
    let test = try world.send(.put, "/\(id.string ?? "")/actions/test?\(world.churn)", [:])
    #expect(test.status == .badRequest)
  }

  @Test func whatIsNotPersistedIsOnlyShown() throws {
    let before = try world.get("?\(world.churn)")["total_count"]

    let answer = try world.send(
      .post, "?\(world.churn)&persist=false",
      [
        "name": "draft", "datasource_type": "postgresql", "properties": ConnectionWorld.postgres,
      ])

    #expect(answer.status == .ok)
    #expect(answer.json?["entity"]?["name"] == "draft")
    #expect(try world.get("?\(world.churn)")["total_count"] == before)
  }

  @Test func aReferenceTakesItsPropertiesFromTheCatalog() throws {
    let own = try world.get("/\(world.warehouse)?\(world.catalog)")
    #expect(own["entity"]?["properties"]?["password"] == "secret")

    let answer = try platform.post(
      "/v2/connections?\(world.churn)",
      [
        "ref_catalog_id": .string(WorldContainers.platform.scope.id),
        "ref_asset_id": .string(world.warehouse),
      ], as: "ana")

    #expect(answer["entity"]?["name"] == "warehouse")
    #expect(answer["entity"]?["datasource_type"] == own["entity"]?["datasource_type"])
    #expect(answer["entity"]?["properties"] == own["entity"]?["properties"])
    #expect(answer["entity"]?["ref_asset_id"]?.string == world.warehouse)

    _ = try world.send(
      .patch, "/\(world.warehouse)?\(world.catalog)",
      [["op": "replace", "path": "/properties/host", "value": "moved.example.com"]])
    let id = answer["metadata"]?["asset_id"]?.string ?? ""
    let after = try world.get("/\(id)?\(world.churn)")
    #expect(after["entity"]?["properties"]?["host"] == "moved.example.com")
    let refused = try world.send(
      .patch, "/\(id)?\(world.churn)",
      [["op": "replace", "path": "/properties/host", "value": "mine"]])
    #expect(refused.json?["errors"]?[0]?["target"]?["name"] == "properties")
  }

  @Test func aPatchIsOfTheEntityAndAnswersIt() throws {
    let id = try world.createID("shop")

    let answer = try world.send(
      .patch, "/\(id)?\(world.churn)",
      [
        ["op": "test", "path": "/properties/password", "value": "t0p s3cret"],
        ["op": "replace", "path": "/description", "value": "Moved."],
        ["op": "replace", "path": "/properties/password", "value": "new"],
      ])

    #expect(answer.status == .ok)
    #expect(answer.json?["metadata"] == nil)
    #expect(answer.json?["description"] == "Moved.")
    let read = try world.get("/\(id)?\(world.churn)")
    #expect(read["entity"] == answer.json)
    #expect(read["entity"]?["properties"]?["password"] == "new")
    let asset = try platform.get("/v2/assets/\(id)?\(world.churn)")
    #expect(asset["metadata"]?["description"] == "Moved.")
    for (patch, status) in [
      (["op": "replace", "path": "/datasource_type", "value": "db2"], .badRequest),
      (["op": "remove", "path": "/properties/host"], .badRequest),
      (["op": "replace", "path": "/properties/host", "value": "will.fail"], .badRequest),
      (["op": "test", "path": "/name", "value": "other"], .conflict),
      (["op": "remove", "path": "/nothing"], .badRequest),
    ] as [(JSONValue, HTTPResponse.Status)] {
      #expect(try world.send(.patch, "/\(id)?\(world.churn)", [patch]).status == status)
    }
    #expect(try world.get("/\(id)?\(world.churn)") == read)
  }

  @Test func aConnectionIsCopiedIntoAnotherProjectAndBesideItself() throws {
    let id = try world.createID("shop")
    let target = WorldContainers.playground.scope.id

    let there = try world.send(
      .post, "/\(id)/copy?\(world.churn)&target_project_id=\(target)", as: "ana")
    #expect(there.status == .created)
    #expect(there.json?["metadata"]?["project_id"]?.string == target)
    #expect(there.json?["entity"]?["name"] == "shop")
    #expect(there.json?["entity"]?["properties"] == ConnectionWorld.postgres)
    let here = try world.send(
      .post, "/\(id)/copy?\(world.churn)&target_project_id=\(WorldContainers.churn.scope.id)")
    #expect(here.json?["entity"]?["name"] == "Copy of shop")
    // Vic looks at the source and may change the target.
    let looked = try world.send(
      .post, "/\(id)/copy?\(world.churn)&target_project_id=\(target)", as: "vic")
    #expect(looked.status == .created)
    #expect(try world.send(.post, "/\(id)/copy?\(world.churn)").status == .badRequest)
  }

  @Test func aDeletedConnectionIsGone() throws {
    let id = try world.createID("shop")
    #expect(try world.send(.delete, "/\(id)?\(world.churn)", as: "vic").status == .forbidden)

    #expect(try world.send(.delete, "/\(id)?\(world.churn)").status == .noContent)

    #expect(try world.send(.get, "/\(id)?\(world.churn)").status == .notFound)
    #expect(try world.send(.delete, "/\(id)?\(world.churn)").status == .notFound)
    #expect(try world.send(.get, "/\(world.reference)?\(world.catalog)").status == .notFound)
    #expect(try world.send(.get, "/\(world.reference)").status == .badRequest)
  }

  @Test func everyContainerWithDataHasAConnection() throws {
    for container in WorldContainers.all where container.weight > 0 {
      let scope = "\(container.scope.kind.rawValue)_id=\(container.scope.id)"
      let list = try world.get("?\(scope)")
      #expect(list["total_count"]?.int ?? 0 > 0, "\(container.name)")
    }
  }

  @Test func theServiceDescribesItsParametersByReference() throws {
    let document = try world.get("/api/docs")

    let list = document["paths"]?["/v2/connections"]?["get"]?["parameters"]?.array ?? []
    #expect(list.contains(["$ref": "#/parameters/entity.name"]))
    for parameter in list {
      let name = try #require(parameter["$ref"]?.string?.dropFirst("#/parameters/".count))
      #expect(document["parameters"]?[String(name)]?["name"]?.string == String(name))
    }
    #expect(document["paths"]?["/v2/datasource_types"]?["get"] != nil)
    #expect(try world.get("/functional_ids")["functional_ids"]?.array?.isEmpty == false)
  }
}
