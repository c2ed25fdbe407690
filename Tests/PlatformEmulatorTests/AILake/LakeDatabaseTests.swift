import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct LakeDatabaseTests {
  private let lake: LakePlatform
  private let path = LakePlatform.instances

  init() throws {
    lake = try LakePlatform()
  }

  private func create(_ name: String, operation: String? = nil) throws -> EmulatorResponse {
    try lake.send(
      .post, path,
      ["name": .string(name), "storageIds": [.string(WorldLake.storageID("lake-primary"))]],
      operation: operation)
  }

  @Test func aDatabaseIsCreatedInItsOwnTime() throws {
    let answer = try create("fresh")

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    let id = try #require(answer.headers[.operationID])
    #expect(answer.headers[.operationLocation] == "/api/v1/ailake/operations/\(id)")
    #expect(
      try lake.operation(answer)
        == ["id": .string(id), "kind": "provision-database", "status": "pending"])
    #expect(
      try lake.refusal(.get, "\(path)/fresh") == "404 Database instance 'fresh' was not found.")

    let done = try lake.ended(answer)

    #expect(done["status"] == "succeeded")
    let database = try lake.one("\(path)/fresh")
    #expect(done["result"] == database)
    #expect(database["name"] == "fresh")
    #expect(database["storageIds"] == [.string(WorldLake.storageID("lake-primary"))])
    #expect(database["dataSources"]?[0]?["dataSourceId"] == "fresh")
    #expect(database["dataSources"]?[0]?["dataSourceName"] == "fresh")
    #expect(try lake.one("\(path)/\(database["id"]?.string ?? "")") == database)
    #expect(
      try lake.list(path).map { $0["name"] } == ["fresh", "iot_lake", "sales_lake", "sandbox"])
  }

  @Test func itsDataSourceMayBeNamed() throws {
    let answer = try lake.send(
      .post, path,
      ["name": "n", "storageIds": [], "dataSourceId": "n-1", "dataSourceName": "Number one"])
    _ = try lake.ended(answer)

    let source = try #require(try lake.list("\(path)/n/dataSources").first)

    #expect(source["dataSourceId"] == "n-1")
    #expect(source["dataSourceName"] == "Number one")
  }

  @Test func aClientMayNameItsOperation() throws {
    let answer = try create("mine", operation: "op-7")

    #expect(answer.headers[.operationID] == "op-7")
    #expect(try lake.platform.get("/api/v1/ailake/operations/op-7")["status"] == "pending")
    let again = try create("other", operation: "op-7")
    #expect(again.status == .conflict)
    #expect(again.json?["title"] == "Conflict")
    #expect(again.json?["detail"] == "There is an operation 'op-7' already.")
    _ = try lake.ended(answer)
    #expect(try lake.send(.get, "\(path)/other").status == .notFound)
  }

  @Test func operationsFailBelievably() throws {
    let failing = try create("will-fail")
    let first = try create("twice")
    let second = try create("twice")
    let strange = try lake.send(.post, path, ["name": "odd", "storageIds": ["none"]])

    let failed = try lake.ended(failing)

    #expect(failed["status"] == "failed")
    #expect(
      failed["error"] == [
        "status": 500, "title": "Provisioning failed",
        "detail": "Warehouse 'will-fail' did not become ready: 2 of 3 compute nodes are unhealthy.",
      ])
    #expect(try lake.operation(first)["status"] == "succeeded")
    #expect(try lake.operation(second)["error"]?["status"] == 409)
    #expect(try lake.operation(strange)["error"]?["status"] == 404)
    #expect(try lake.send(.get, "\(path)/will-fail").status == .notFound)
  }

  @Test func whatIsSlowTakesAMinute() throws {
    let answer = try create("slow-one")

    #expect(try lake.ended(answer)["status"] == "pending")
    lake.platform.clock.advance(by: .seconds(50))
    #expect(try lake.operation(answer)["status"] == "succeeded")
  }

  @Test func aDatabaseIsDeletedWithAllThatIsInIt() throws {
    let id = try #require(try lake.one("\(path)/sales_lake")["id"]?.string)

    let answer = try lake.send(.delete, "\(path)/sales_lake")

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(try lake.operation(answer)["kind"] == "deprovision-database")
    #expect(try lake.send(.get, "\(path)/sales_lake").status == .ok)
    let second = try lake.send(.delete, "\(path)/\(id)")
    let done = try lake.ended(answer)
    #expect(done["status"] == "succeeded")
    #expect(done["result"] == nil)
    #expect(try lake.operation(second)["error"]?["status"] == 404)
    for way in ["sales_lake", id, "sales_lake/pipeTables/orders", "sales_lake/dataSources"] {
      #expect(try lake.send(.get, "\(path)/\(way)").status == .notFound)
    }
    #expect(try lake.send(.delete, "\(path)/sales_lake").status == .notFound)
    let reused = try lake.send(
      .post, path, ["name": "sales_lake", "storageIds": [], "dataSourceId": "sales_lake-sales"])
    #expect(try lake.ended(reused)["status"] == "succeeded")
    #expect(try lake.list("\(path)/sales_lake/pipeTables") == [])
  }

  @Test func badRequestsAreRefusedAtOnce() throws {
    let long = String(repeating: "x", count: 256)
    let refusals: [(JSONValue, String)] = [
      ([:], "400 The field 'name' is required."),
      (["name": "x"], "400 The field 'storageIds' is required."),
      (["name": " ", "storageIds": []], "400 The field 'name' is required."),
      (["name": 7, "storageIds": []], "400 The field 'name' must be a text."),
      (
        ["name": .string(long), "storageIds": []],
        "400 The field 'name' must have at most 255 characters."
      ),
      (
        ["name": "x", "storageIds": ["a", "a"]],
        "400 The field 'storageIds' must not hold a value twice."
      ),
      (
        ["name": "x", "storageIds": [7]], "400 The field 'storageIds' must be a list of texts."
      ),
      (
        ["name": "x", "storageIds": [], "dataSourceId": ""],
        "400 The field 'dataSourceId' is required."
      ),
      ([], "400 The request body must be a JSON object."),
      (
        ["name": "sandbox", "storageIds": []],
        "409 A database instance named 'sandbox' exists already."
      ),
      (
        ["name": "x", "storageIds": [], "dataSourceId": "sales_lake-sales"],
        "409 There is a data source 'sales_lake-sales' in the organization already."
      ),
    ]
    for (body, refusal) in refusals {
      #expect(try lake.refusal(.post, path, body) == refusal)
    }
    #expect(
      try lake.refusal(.get, "/api/v1/ailake/operations/none")
        == "404 Operation 'none' was not found.")
    #expect(try lake.list(path).count == 3)
  }

  @Test func todaysFormatHasNumberedPages() throws {
    let all = try #require(try lake.platform.get(path)["data"]?.array)
    #expect(all.count == 3)

    let page = try lake.platform.get("\(path)?page=1&size=2&metaInclude=page")

    #expect(
      page == [
        "data": [all[2]],
        "links": ["self": "/api/v1/ailake/database/instances?page=1&size=2&metaInclude=page"],
        "meta": ["page": ["number": 1, "size": 2, "totalElements": 3, "totalPages": 2]],
      ])
    #expect(all[0]["type"] == "databaseInstance")
    #expect(all[0]["attributes"]?["id"] == all[0]["id"])
    #expect(try lake.platform.get("\(path)?page=9223372036854775807")["data"] == [])
    #expect(try lake.platform.get(path)["meta"] == nil)
    for wrong in ["size=0", "size=501", "size=x", "page=-1"] {
      #expect(try lake.send(.get, "\(path)?\(wrong)").status == .badRequest)
    }
    #expect(try lake.send(.get, "/api/v1/ailake/object-storages").status == .notFound)
    let storages = try lake.platform.get("/api/v1/ailake/objectStorages?size=2&metaInclude=page")
    #expect(storages["data"]?.array?.count == 2)
    #expect(storages["meta"]?["page"]?["totalElements"] == 3)
  }

  @Test func theOlderFormatIsFlat() throws {
    let flat = try LakePlatform(.flat)
    let all = try #require(try flat.platform.get(path)["databases"]?.array)
    #expect(try lake.list(path) == all)

    let page = try flat.platform.get("\(path)?size=1&offset=1&metaInclude=page")

    #expect(page == ["databases": [all[1]], "totalCount": 3])
    #expect(try flat.platform.get("\(path)/\(all[0]["name"]?.string ?? "")") == all[0])
    #expect(try flat.platform.get("\(path)?offset=99&size=9999") == ["databases": []])
    let storages = try flat.platform.get("/api/v1/ailake/object-storages")
    #expect(storages == (try flat.platform.get("/api/v1/ailake/objectStorages?size=1")))
    #expect(
      storages["storages"]?.array?.map { $0["name"] }
        == ["lake-cold", "lake-primary", "lake-sandbox"])
    let answer = try flat.send(.post, path, ["name": "x", "storageIds": []])
    #expect(answer.status == .accepted)
    #expect(answer.text == "{}")
  }

  @Test func everyDatabaseIsListedOnceWhateverComesAndGoesAfterIt() throws {
    for number in 0..<7 { _ = try create("lake-\(number)") }
    lake.platform.clock.advance(by: .seconds(10))
    var seen: [String] = []

    for page in 0..<6 {
      seen += try lake.list("\(path)?page=\(page)&size=2").compactMap { $0["name"]?.string }
      _ = try create("zone-\(page)-slow")
    }

    #expect(Set(seen).count == seen.count)
    #expect(seen.count == 10)
  }
}
