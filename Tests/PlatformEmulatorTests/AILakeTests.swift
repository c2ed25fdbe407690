import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AILakeTests {
  private let platform: TestPlatform
  private let path = "/api/v1/ailake/database/instances"

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  private func storage(_ platform: TestPlatform) throws -> JSONValue {
    let list = try platform.get("/api/v1/ailake/objectStorages")
    return try #require(list["data"]?[0]?["id"] ?? list["storages"]?[0]?["storageId"])
  }

  private func create(_ name: String, headers: HTTPFields = [:]) throws -> EmulatorResponse {
    try platform.send(
      .post, path, ["name": .string(name), "storageIds": [try storage(platform)]],
      headers: headers)
  }

  private func operation(_ response: EmulatorResponse) throws -> JSONValue {
    try platform.get(try #require(response.headers[.operationLocation]))
  }

  @Test func aDatabaseIsCreatedInItsOwnTime() throws {
    let answer = try create("fresh")

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    let id = try #require(answer.headers[.operationID])
    #expect(answer.headers[.operationLocation] == "/api/v1/ailake/operations/\(id)")
    #expect(
      try operation(answer)
        == ["id": .string(id), "kind": "provision-database", "status": "pending"])
    #expect(try platform.send(.get, "\(path)/fresh").status == .notFound)

    platform.clock.advance(by: .seconds(10))

    let done = try operation(answer)
    #expect(done["status"] == "succeeded")
    let database = try platform.get("\(path)/fresh")
    #expect(database["data"]?["type"] == "databaseInstance")
    let attributes = try #require(database["data"]?["attributes"])
    #expect(attributes["id"] == database["data"]?["id"])
    #expect(attributes["name"] == "fresh")
    #expect(attributes["dataSources"]?[0]?["dataSourceId"] == "fresh")
    #expect(done["result"]?["id"] == attributes["id"])
    let byID = try platform.get("\(path)/\(attributes["id"]?.string ?? "")")
    #expect(byID["data"] == database["data"])
  }

  @Test func aClientMayNameItsOperation() throws {
    let answer = try create("mine", headers: [.operationID: "op-7"])

    #expect(answer.headers[.operationID] == "op-7")
    #expect(try platform.get("/api/v1/ailake/operations/op-7")["status"] == "pending")
    let again = try create("other", headers: [.operationID: "op-7"])
    #expect(again.status == .conflict)
    #expect(again.json?["title"] == "Conflict")
    #expect(again.json?["status"] == 409)
  }

  @Test func operationsFailBelievably() throws {
    let failing = try create("will-fail")
    let first = try create("twice")
    let second = try create("twice")
    let strange = try platform.send(.post, path, ["name": "odd", "storageIds": ["none"]])

    platform.clock.advance(by: .seconds(10))

    let failed = try operation(failing)
    #expect(failed["status"] == "failed")
    #expect(failed["error"]?["status"] == 500)
    #expect(failed["error"]?["title"] == "Provisioning failed")
    #expect(failed["error"]?["detail"]?.string?.contains("will-fail") == true)
    #expect(try operation(first)["status"] == "succeeded")
    #expect(try operation(second)["error"]?["status"] == 409)
    #expect(try operation(strange)["error"]?["status"] == 404)
    #expect(try platform.send(.get, "\(path)/will-fail").status == .notFound)
  }

  @Test func aDatabaseIsDeletedInItsOwnTime() throws {
    let name = try #require(
      try platform.get(path)["data"]?[0]?["attributes"]?["name"]?.string)

    let answer = try platform.send(.delete, "\(path)/\(name)")

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(try operation(answer)["kind"] == "deprovision-database")
    #expect(try platform.send(.get, "\(path)/\(name)").status == .ok)
    platform.clock.advance(by: .seconds(10))
    #expect(try operation(answer)["status"] == "succeeded")
    #expect(try operation(answer)["result"] == nil)
    #expect(try platform.send(.get, "\(path)/\(name)").status == .notFound)
    #expect(try platform.send(.delete, "\(path)/\(name)").status == .notFound)
  }

  @Test func badRequestsAreRefusedAtOnce() throws {
    for body: JSONValue in [
      [:], ["name": "x"], ["name": "", "storageIds": []], ["name": "x", "storageIds": ["a", "a"]],
      ["name": 7, "storageIds": []], ["name": "x", "storageIds": [7]],
    ] {
      #expect(try platform.send(.post, path, body).status == .badRequest)
    }
    #expect(try platform.send(.get, "/api/v1/ailake/operations/none").status == .notFound)
    #expect(try platform.send(.get, "\(path)?size=9999").status == .badRequest)
    #expect(try platform.send(.get, "/api/v1/ailake/object-storages").status == .notFound)
  }

  @Test func todaysFormatHasNumberedPages() throws {
    let all = try #require(try platform.get(path)["data"]?.array)
    #expect(all.count > 2)

    let page = try platform.get("\(path)?page=1&size=2&metaInclude=page")

    #expect(page["data"]?.array == Array(all[2..<min(4, all.count)]))
    #expect(page["links"] == ["self": .string("\(path)?page=1&size=2&metaInclude=page")])
    #expect(
      page["meta"]?["page"] == [
        "number": 1, "size": 2, "totalElements": JSONValue(all.count),
        "totalPages": JSONValue((all.count + 1) / 2),
      ])
    #expect(try platform.get("\(path)?page=9223372036854775807")["data"] == [])
    #expect(try platform.get(path)["meta"] == nil)
    let service = try #require(try platform.get("/api/v1/ailake/services")["data"]?[0])
    #expect(service["attributes"]?["serviceId"] == service["id"])
    #expect(service["attributes"]?["status"] == nil)
    let status = try platform.get(
      "/api/v1/ailake/services/\(service["id"]?.string ?? "")/status")
    #expect(status["status"] != nil)
    let sources = try platform.get("\(path)/\(all[0]["id"]?.string ?? "")/dataSources")
    #expect(sources["data"]?.array?.count == all[0]["attributes"]?["dataSources"]?.array?.count)
  }

  @Test func theOlderFormatIsFlat() throws {
    let flat = try TestPlatform(assets: 50) { $0.aiLakeFormat = .flat }
    let all = try #require(try flat.get(path)["databases"]?.array)
    let wrapped = try platform.get(path)["data"]?.array?.compactMap { $0["attributes"] }
    #expect(all == wrapped)

    let page = try flat.get("\(path)?size=1&offset=1&metaInclude=page")

    #expect(page == ["databases": [all[1]], "totalCount": JSONValue(all.count)])
    #expect(try flat.get("\(path)/\(all[0]["name"]?.string ?? "")") == all[0])
    let storages = try flat.get("/api/v1/ailake/object-storages")
    #expect(storages == (try flat.get("/api/v1/ailake/objectStorages")))
    #expect(storages["storages"]?.array?.isEmpty == false)
    #expect(try flat.get("/api/v1/ailake/services")["services"]?.array?.isEmpty == false)
  }
}
