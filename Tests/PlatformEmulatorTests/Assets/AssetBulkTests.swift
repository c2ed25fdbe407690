import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetBulkTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }
  private let scope = AssetDesk.playground

  init() throws {
    desk = try AssetDesk()
  }

  private func statuses(_ answer: JSONValue, _ list: String = "resources") -> [Int] {
    (answer[list]?.array ?? []).compactMap { $0["http_status"]?.int }
  }

  @Test func severalAssetsAreReadAtOnce() throws {
    let ids = try (1...2).map { try desk.make("bulk \($0)") }
    try desk.bind(ids[0], .derivedFrom, ids[1])

    let answer = try platform.get("/v2/assets/bulk?\(scope)&asset_ids=\(ids[1]),none,\(ids[0])")

    #expect(statuses(answer) == [200, 404, 200])
    #expect(
      answer["resources"]?[0] == [
        "asset_id": .string(ids[1]), "status": "success", "http_status": 200,
        "asset": try desk.asset(ids[1]), "relationship_count": 1,
      ])
    #expect(answer["resources"]?[1]?["status"] == "failed")
    #expect(answer["resources"]?[1]?["errors"]?[0]?["code"] == "does_not_exist")
    let bare = try platform.get(
      "/v2/assets/bulk?\(scope)&asset_ids=\(ids[0])&include_relationship_count=false")
    #expect(bare["resources"]?[0]?["relationship_count"] == nil)
  }

  @Test func revisionsAreNamedBehindAColon() throws {
    let id = WorldStory.customersID
    let answer = try platform.get(
      "/v2/assets/bulk?\(AssetDesk.retail)&asset_ids=\(id):2,\(id):99,\(id):x")

    #expect(statuses(answer) == [200, 404, 400])
    #expect(answer["resources"]?[0]?["asset"]?["metadata"]?["revision_id"] == 2)
  }

  @Test func noMoreThanTwentyAtOnce() throws {
    let ids = (1...21).map { "a\($0)" }.joined(separator: ",")
    #expect(try desk.status(.get, "/v2/assets/bulk?\(scope)&asset_ids=\(ids)") == 400)
    #expect(try desk.status(.get, "/v2/assets/bulk?\(scope)") == 400)
    #expect(try desk.status(.delete, "/v2/assets/bulk?\(scope)&asset_ids=\(ids)") == 400)
    let many = JSONValue.array(Array(repeating: ["name": "x"], count: 21))
    #expect(try desk.status(.post, "/v2/assets/bulk_create?\(scope)", ["assets": many]) == 400)
    #expect(try desk.status(.post, "/v2/assets/bulk_patch?\(scope)", ["resources": []]) == 400)
  }

  @Test func assetsAreMadeOneByOneInTheirOrder() throws {
    let good: JSONValue = [
      "name": "one", "description": "First.", "tags": ["t"], "asset_type": "script",
      "entity": ["script": ["language": ["name": "python3"]]],
      "attachments": ["name": "main.py", "mime": "text/x-python"],
    ]

    let answer = try platform.post(
      "/v2/assets/bulk_create?\(scope)",
      ["assets": [good, ["name": "two/", "asset_type": "script"], ["name": "three"]]])

    #expect(statuses(answer, "responses") == [201, 400, 400])
    #expect(answer["trace"]?.string?.isEmpty == false)
    let made = answer["responses"]?[0]?["asset"]
    #expect(made?["metadata"]?["tags"] == ["t"])
    #expect(made?["attachments"]?[0]?["is_managed"] == true)
    #expect(answer["responses"]?[1]?["errors"]?[0]?["target"]?["name"] == "assets[1].name")
    #expect(try desk.found("asset.name:one") == 1)
    let all = try platform.post(
      "/v2/assets/bulk_create?\(scope)", ["assets": [["name": "four", "asset_type": "script"]]])
    #expect(all["trace"] == nil)
  }

  @Test func patchesReachAttributesAndAttachments() throws {
    var body = AssetDesk.body("patched")
    body["attachments"] = [["name": "a", "mime": "text/csv"], ["name": "b"]]
    let id = try #require(try platform.post("/v2/assets?\(scope)", body)["asset_id"]?.string)
    let before = try desk.asset(id)
    let operations: JSONValue = [
      ["op": "add", "path": "/metadata/description", "value": "Four score"],
      ["op": "add", "path": "/entity/data_asset/mime_type", "value": "text/plain"],
      ["op": "add", "path": "/entity/asset_terms", "value": ["list": []]],
      ["op": "replace", "path": "/attachments/1/name", "value": "second"],
      ["op": "remove", "path": "/attachments/0"],
      [
        "op": "add", "path": "/attachments/-",
        "value": ["name": "third", "connection_id": "c", "connection_path": "/T"],
      ],
    ]

    let answer = try platform.post(
      "/v2/assets/bulk_patch?\(scope)",
      [
        "resources": [
          ["asset_id": .string(id), "operations": operations],
          ["asset_id": "none", "operations": operations],
          [
            "asset_id": .string(id),
            "operations": [["op": "replace", "path": "/entity", "value": [:]]],
          ],
        ]
      ])

    #expect(statuses(answer) == [200, 404, 400])
    #expect(answer["resources"]?[0]?["status"] == 200)
    let after = try desk.asset(id)
    #expect(answer["resources"]?[0]?["asset"] == after)
    #expect(after["metadata"]?["description"] == "Four score")
    #expect(after["metadata"]?["asset_attributes"] == ["data_asset", "asset_terms"])
    #expect(after["entity"]?["data_asset"]?["mime_type"] == "text/plain")
    #expect(after["attachments"]?.array?.map { $0["name"] } == ["second", "third"])
    #expect(after["attachments"]?[0]?["id"] == before["attachments"]?[1]?["id"])
    #expect(after["attachments"]?[1]?["is_remote"] == true)
    #expect(after["attachments"]?[1]?["id"]?.string?.count == 36)
  }

  @Test func anItemThatFailsChangesNothingAndTheOthersGoOn() throws {
    let ids = try (1...2).map { try desk.make("item \($0)") }
    let before = try desk.asset(ids[0])

    let answer = try platform.post(
      "/v2/assets/bulk_patch?\(scope)",
      [
        "resources": [
          [
            "asset_id": .string(ids[0]),
            "operations": [
              ["op": "replace", "path": "/metadata/name", "value": "half"],
              ["op": "test", "path": "/metadata/name", "value": "other"],
            ],
          ],
          [
            "asset_id": .string(ids[1]),
            "operations": [["op": "replace", "path": "/metadata/name", "value": "done"]],
          ],
        ]
      ])

    #expect(statuses(answer) == [409, 200])
    #expect(try desk.asset(ids[0]) == before)
    #expect(try desk.found("asset.name:done") == 1)
  }

  @Test func assetsAreDeletedOneByOne() throws {
    let ids = try (1...2).map { try desk.make("away \($0)") }

    let answer = try platform.send(
      .delete, "/v2/assets/bulk?\(scope)&asset_ids=\(ids[0]),none,\(ids[1])")

    #expect(answer.status == .ok)
    #expect(statuses(answer.json ?? [:]) == [204, 404, 204])
    #expect(try desk.found("asset.name:away") == 0)
    #expect(try platform.get("/v2/trashed_assets/count?\(scope)")["count"] == 2)
  }
}
