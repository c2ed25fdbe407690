import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct DuplicateTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }
  private let scope = AssetDesk.playground

  init() throws {
    desk = try AssetDesk()
  }

  private func create(
    _ name: String, _ more: JSONValue = [:], action: String? = nil, entity: JSONValue? = nil
  ) throws -> EmulatorResponse {
    try platform.send(
      .post, "/v2/assets?\(scope)" + (action.map { "&duplicate_action=\($0)" } ?? ""),
      AssetDesk.body(name, more, entity: entity))
  }

  @Test func duplicatesAreMadeIfNobodyMinds() throws {
    #expect(try create("twin").status == .created)
    #expect(try create("twin").status == .created)
    #expect(try create("twin", action: "IGNORE").status == .created)
    #expect(try desk.found("asset.name:twin") == 3)
    #expect(try create("twin", action: "SHRUG").status == .badRequest)
  }

  @Test func duplicatesCanBeRejected() throws {
    let id = try desk.make("twin")

    let answer = try create("twin", action: "REJECT")

    #expect(answer.status == .conflict)
    #expect(
      answer.json?["errors"]?[0]?["message"]?.string
        == "The asset would be a duplicate of '\(id)'.")
    #expect(try desk.found("asset.name:twin") == 1)
    // Another type is another thing.
    #expect(
      try platform.send(
        .post, "/v2/assets?\(scope)&duplicate_action=REJECT",
        AssetDesk.body("twin", type: "script")
      ).status == .created)
  }

  @Test func duplicatesCanBeUpdated() throws {
    let id = try desk.make("twin", ["description": "Old.", "tags": ["a"]])

    let answer = try create(
      "twin", ["tags": ["b"], "resource_key": "k"], action: "UPDATE",
      entity: ["data_asset": ["dataset": true], "asset_terms": ["list": []]])

    #expect(answer.status == .ok)
    #expect(answer.json?["asset_id"]?.string == id)
    let asset = try desk.asset(id)
    #expect(asset["metadata"]?["description"] == "Old.")
    #expect(asset["metadata"]?["tags"] == ["a", "b"])
    #expect(asset["metadata"]?["resource_key"] == "k")
    #expect(
      asset["entity"] == [
        "data_asset": ["mime_type": "text/csv", "dataset": true], "asset_terms": ["list": []],
      ])
    #expect(try desk.found("asset.name:twin") == 1)
    #expect(try desk.found("asset.tags:b") == 1)
  }

  @Test func duplicatesCanBeReplaced() throws {
    let id = try desk.make("twin", ["description": "Old.", "tags": ["a"]])

    let answer = try create(
      "twin", ["tags": ["b"]], action: "REPLACE", entity: ["data_asset": ["dataset": true]])

    #expect(answer.status == .ok && answer.json?["asset_id"]?.string == id)
    let asset = try desk.asset(id)
    #expect(asset["metadata"]?["description"] == nil)
    #expect(asset["metadata"]?["tags"] == ["b"])
    #expect(asset["entity"] == ["data_asset": ["dataset": true]])
  }

  @Test func theContainerSaysWhatToDoIfTheCallerDoesNot() throws {
    try desk.configure(
      WorldContainers.playground,
      [
        "duplicate_action": "REJECT",
        "default_duplicate_strategy": "DUPLICATE_DETECTION_BY_RESOURCE_KEY",
        "duplicate_strategies": [
          [
            "asset_type": "data_asset",
            "strategy": "DUPLICATE_DETECTION_BY_NAME_AND_RESOURCE_KEY",
          ]
        ],
      ])
    #expect(try create("one", ["resource_key": "k"]).status == .created)
    #expect(try create("one").status == .created)
    #expect(try create("one", ["resource_key": "k"]).status == .conflict)
    #expect(try create("two", ["resource_key": "k"]).status == .created)
    let script = AssetDesk.body("three", type: "script", ["resource_key": "s"])
    #expect(try desk.status(.post, "/v2/assets?\(scope)", script) == 201)
    #expect(try desk.status(.post, "/v2/assets?\(scope)", script) == 409)
    #expect(
      try desk.status(.post, "/v2/assets?\(scope)", AssetDesk.body("three", type: "script")) == 201)
    #expect(
      try desk.status(.post, "/v2/assets?\(scope)&duplicate_action=IGNORE", script) == 201)
  }

  @Test func aChangeThatMakesADuplicateCanBeRejected() throws {
    let ids = try ["first", "second"].map { try desk.make($0) }
    let path = "/v2/assets/\(ids[1])?\(scope)"
    let rename: JSONValue = [["op": "replace", "path": "/metadata/name", "value": "first"]]

    #expect(try desk.status(.patch, path + "&duplicate_action=REJECT", rename) == 409)
    #expect(try desk.status(.patch, path + "&duplicate_action=UPDATE", rename) == 400)
    #expect(try desk.asset(ids[1])["metadata"]?["name"] == "second")
    #expect(try desk.status(.patch, path, rename) == 200)
    #expect(try desk.status(.delete, path) == 204)
    #expect(
      try desk.status(
        .post, "/v2/trashed_assets/\(ids[1])/restore?\(scope)&duplicate_action=REJECT") == 409)
  }

  @Test func duplicatesAreFoundTheMostCertainFirst() throws {
    let body = AssetDesk.body("twin", ["resource_key": "k", "description": "Same."])
    let plain = try desk.make("twin")
    let close = try desk.make("twin", ["resource_key": "k", "description": "Same."])
    try desk.make("other")

    let answer = try platform.post("/v2/assets/duplicates/search?\(scope)", ["asset": body])

    #expect(answer["total_count"] == 2)
    #expect(answer["best_updatable_duplicate_asset_id"]?.string == close)
    #expect(answer["results"]?.array?.compactMap { $0["asset_id"]?.string } == [close, plain])
    #expect(answer["results"]?[0]?["asset"] == (try desk.asset(close)))
    let limited = try platform.post(
      "/v2/assets/duplicates/search?\(scope)&limit=1", ["asset": body])
    #expect(limited["total_count"] == 2 && limited["results"]?.array?.count == 1)
  }

  @Test func anAssetOfAnotherContainerCanHaveDuplicatesHere() throws {
    let id = try desk.make("traveller", in: AssetDesk.staging)
    let twin = try desk.make("traveller")
    let space = String(AssetDesk.staging.dropFirst("space_id=".count))
    let item: JSONValue = ["asset_id": .string(id), "space_id": .string(space)]

    let answer = try platform.post(
      "/v2/assets/duplicates/bulk_search?\(scope)",
      [
        "resources": [
          item, ["asset_id": "none", "space_id": .string(space)], ["asset_id": .string(id)],
          ["asset": AssetDesk.body("nothing like it")],
        ]
      ])

    let items = answer["resources"]?.array ?? []
    #expect(answer["trace"]?.string?.isEmpty == false)
    #expect(items.map { $0["http_status"] } == [200, 404, 400, 200])
    #expect(items.first?["best_updatable_duplicate_asset_id"]?.string == twin)
    #expect(items[1]["errors"]?[0]?["code"] == "does_not_exist")
    #expect(items.last?["total_count"] == 0)
    #expect(items.last?["results"] == [])
  }

  @Test func whoMayNotChangeADuplicateIsNotToldToUpdateIt() throws {
    let body: JSONValue = ["asset": AssetDesk.body("orders")]
    let path = "/v2/assets/duplicates/search?\(AssetDesk.retail)"

    let answer = try platform.post(path, body, as: "ana")

    #expect(answer["total_count"] == 1)
    #expect(answer["best_updatable_duplicate_asset_id"] == nil)
    #expect(
      try desk.status(
        .post, "/v2/assets?\(AssetDesk.retail)&duplicate_action=UPDATE", AssetDesk.body("orders"),
        as: "ana") == 403)
    #expect(try platform.post(path, body, as: "vic")["total_count"] == 1)
  }
}
