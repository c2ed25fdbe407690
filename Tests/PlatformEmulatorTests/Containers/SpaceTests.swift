import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct SpaceTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  private func create(_ body: JSONValue, as user: String = "admin") throws -> String {
    let answer = try platform.send(.post, "/v2/spaces", body, as: user)
    #expect(answer.status == .accepted)
    #expect(answer.json?["entity"]?["status"] == ["state": "preparing"])
    return try #require(answer.json?["metadata"]?["id"]?.string)
  }

  private func state(_ id: String) throws -> JSONValue? {
    try platform.get("/v2/spaces/\(id)")["entity"]?["status"]?["state"]
  }

  private func names(_ query: String) throws -> [String] {
    (try platform.get("/v2/spaces?\(query)")["resources"]?.array ?? [])
      .compactMap { $0["entity"]?["name"]?.string }
  }

  @Test func aSpaceIsPreparedForAWhile() throws {
    let quick = try create(["name": "Energy"])
    let slow = try create(["name": "Slow energy"])
    let failing = try create(["name": "Energy to fail"])
    platform.clock.advance(by: .milliseconds(2_999))
    #expect(try state(quick) == "preparing")

    platform.clock.advance(by: .milliseconds(1))

    #expect(try state(quick) == "active")
    #expect(try state(slow) == "preparing")
    let failed = try platform.get("/v2/spaces/\(failing)")["entity"]?["status"]
    #expect(failed?["state"] == "error")
    #expect(failed?["failure"]?["errors"]?[0]?["code"] == "space_preparation_failed")
    platform.clock.advance(by: .seconds(57))
    #expect(try state(slow) == "active")
  }

  @Test func aSpaceGoesAfterAMoment() throws {
    let id = WorldContainers.staging.scope.id
    #expect(try platform.send(.delete, "/v2/spaces/\(id)", as: "ana").status == .forbidden)

    #expect(try platform.send(.delete, "/v2/spaces/\(id)").status == .accepted)

    #expect(try state(id) == "deleting")
    platform.clock.advance(by: .seconds(2))
    #expect(try platform.send(.get, "/v2/spaces/\(id)").status == .notFound)
    #expect(try !names("").contains("Staging"))
    #expect(try platform.send(.get, "/v2/asset_types?space_id=\(id)").status == .notFound)
  }

  @Test func spacesAreFiltered() throws {
    let id = try create(
      [
        "name": "Wind park", "type": "wx", "tags": ["north"],
        "compute": [["name": "ml", "crn": "crn:v1:x"]],
      ], as: "ana")

    #expect(try names("name=Wind%20park") == ["Wind park"])
    #expect(try names("name=park") == [])
    #expect(try names("sub_name=PARK") == ["Wind park"])
    #expect(try names("id=\(id)") == ["Wind park"])
    #expect(try names("tags=north,south") == ["Wind park"])
    #expect(try names("type=wx") == ["Wind park"])
    #expect(try names("compute.crn=crn:v1:x") == ["Wind park"])
    #expect(try names("member=1000331001&roles=admin") == ["Wind park"])
    #expect(try names("bss_account_id=other") == [])
    #expect(try platform.get("/v2/spaces?id=\(id)&total_count=true")["total_count"] == 1)
    let one = try platform.get("/v2/spaces?id=\(id)&include=members")["resources"]?[0]
    #expect(
      one?["entity"]?["members"]
        == [["id": "1000331001", "role": "admin", "state": "active", "type": "user"]])
    #expect(try platform.get("/v2/spaces/\(id)?include=nothing")["entity"] == nil)
  }

  @Test func someOfASpaceIsChanged() throws {
    let path = "/v2/spaces/\(try create(["name": "Energy", "stage": ["production": true]]))"

    let changed = try platform.send(
      .patch, path,
      [
        ["op": "replace", "path": "/name", "value": "Power"],
        ["op": "replace", "path": "/stage/name", "value": "live"],
      ])

    #expect(changed.json?["entity"]?["name"] == "Power")
    #expect(changed.json?["entity"]?["stage"] == ["name": "live", "production": true])
    #expect(try platform.get(path) == changed.json)
    for (path, value) in [("/status", "active"), ("/name", ""), ("/stage/production", "x")] {
      let patch: JSONValue = [
        ["op": "replace", "path": .string(path), "value": .string(value)]
      ]
      #expect(try platform.send(.patch, path, patch).status != .ok)
    }
    #expect(try platform.send(.post, "/v2/spaces", ["name": " "]).status == .badRequest)
  }

  @Test func membersOfASpaceComeChangeAndGo() throws {
    let id = try create(["name": "Energy"])
    let path = "/v2/spaces/\(id)/members"
    let ana: JSONValue = ["id": "1000331001", "role": "viewer", "state": "active", "type": "user"]

    #expect(try platform.post(path, ["members": [ana]]) == ["resources": [ana]])
    #expect(try platform.get("\(path)/1000331001") == ana)
    #expect(try platform.send(.get, "/v2/spaces/\(id)", as: "ana").status == .ok)
    #expect(try platform.send(.delete, "/v2/spaces/\(id)", as: "ana").status == .forbidden)
    let editor = try platform.send(
      .patch, "\(path)/1000331001", [["op": "replace", "path": "/role", "value": "editor"]])
    #expect(editor.json?["role"] == "editor")
    let found = try platform.get("\(path)?role=editor&type=user&state=active&total_count=true")
    #expect(found["total_count"] == 1)
    #expect(found["resources"]?[0] == editor.json)
    #expect(
      try platform.send(
        .patch, "\(path)/1000331001", [["op": "replace", "path": "/id", "value": "1"]]
      ).status == .badRequest)
    #expect(try platform.send(.post, path, ["members": [ana]]).status == .conflict)
    #expect(try platform.send(.delete, "\(path)/1000331001").status == .noContent)
    #expect(try platform.send(.get, "\(path)/1000331001").status == .notFound)
    #expect(
      try platform.send(.delete, "\(path)/1000330999").json?["errors"]?[0]?["message"]
        == "A space must always have at least one admin.")
  }

  @Test func membersOfASpaceArePaged() throws {
    let id = try create(["name": "Energy"])
    let people = WorldPeople.all.dropFirst().map { user -> JSONValue in
      ["id": .string(user.id), "role": "viewer"]
    }
    _ = try platform.post("/v2/spaces/\(id)/members", ["members": .array(people)])
    var seen: [String] = []
    var path: String? = "/v2/spaces/\(id)/members?limit=5"
    while let next = path {
      let page = try platform.get(next)
      seen += page["resources"]?.array?.compactMap { $0["id"]?.string } ?? []
      path = page["next"]?["href"]?.string.map {
        String($0.dropFirst(Routes.internalHost.count))
      }
    }

    #expect(seen.count == WorldPeople.all.count)
    #expect(Set(seen) == Set(WorldPeople.all.map(\.id)))
  }
}
