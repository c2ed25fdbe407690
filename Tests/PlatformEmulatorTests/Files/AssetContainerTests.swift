import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetContainerTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.marketing)
  private let base = "/v2/asset_containers"

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func info() throws -> JSONValue {
    try platform.get("\(base)/archive_info?\(scope)")
  }

  @Test func anArchivedContainerIsOutOfReachUntilItIsRestored() throws {
    #expect(try info() == [:])
    let search = "/v2/asset_types/asset/search?\(scope)"
    let before = try platform.post(search, ["query": "*:*"])["total_rows"]

    let answer = try platform.send(.post, "\(base)/archive?\(scope)")

    #expect(answer.status == .accepted)
    #expect(
      answer.text
        == #"{"state":"ARCHIVE_SCHEDULED","archive_scheduled_at":"2026-03-02T09:00:00.000Z","#
        + #""archive_scheduled_time":1772442000000}"#)
    #expect(try platform.post(search, ["query": "*:*"])["total_rows"] == before)
    #expect(try platform.send(.post, "\(base)/archive?\(scope)").status == .badRequest)
    #expect(try platform.send(.post, "\(base)/restore?\(scope)").status == .badRequest)
    platform.clock.advance(by: .seconds(10))
    #expect(try info()["state"] == "ARCHIVED")
    #expect(try info()["archived_time"]?.int ?? 0 > 1_772_442_000_000)
    let refused = try platform.send(.post, search, ["query": "*:*"])
    #expect(refused.status == .badRequest)
    #expect(refused.json?["errors"]?[0]?["code"] == "unable_to_perform")
    let catalog = try platform.get("/v2/catalogs/\(WorldContainers.marketing.scope.id)")
    #expect(catalog["metadata"]?["archive_info"]?["state"] == "ARCHIVED")
    #expect(try platform.send(.get, "/v2/asset_files?\(scope)").status == .ok)

    #expect(try platform.send(.post, "\(base)/restore?\(scope)").status == .accepted)
    #expect(try info()["state"] == "RESTORE_SCHEDULED")
    #expect(try platform.send(.post, search, ["query": "*:*"]).status == .badRequest)
    platform.clock.advance(by: .seconds(10))
    #expect(try info()["state"] == nil)
    #expect(try info()["restored_at"] != nil)
    #expect(try info()["failure_count"] == 0)
    #expect(try platform.post(search, ["query": "*:*"])["total_rows"] == before)
  }

  @Test func archivingMayFail() throws {
    let made = try platform.post(
      "/v2/catalogs?check_bucket_existence=false",
      [
        "name": "will fail", "generator": "limn-tests", "description": "",
        "bucket": ["bucket_type": "assetfiles"],
      ])
    let scope = "catalog_id=\(made["metadata"]?["guid"]?.string ?? "")"

    for count in 1...2 {
      #expect(try platform.send(.post, "\(base)/archive?\(scope)").status == .accepted)
      platform.clock.advance(by: .seconds(90))
      let info = try platform.get("\(base)/archive_info?\(scope)")
      #expect(info["state"] == "ARCHIVE_FAILED")
      #expect(info["failure_count"]?.int == count)
      #expect(info["error_details"]?.string != nil)
    }
    #expect(try platform.send(.post, "\(base)/restore?\(scope)").status == .badRequest)
  }

  @Test func onlyAdministratorsOfTheContainerMayDoIt() throws {
    for call in ["archive", "restore"] {
      #expect(try platform.send(.post, "\(base)/\(call)?\(scope)", as: "ana").status == .forbidden)
    }
    #expect(try platform.send(.get, "\(base)/archive_info?\(scope)", as: "vic").status == .ok)
    #expect(try platform.send(.get, "\(base)/archive_info").status == .badRequest)
  }

  @Test func configurationsAreReplacedAsAWhole() throws {
    let path = "\(base)/configurations?\(scope)"
    #expect(try platform.send(.get, path).status == .notFound)
    let wanted: JSONValue = [
      "duplicate_action": "REJECT", "default_duplicate_strategy": "DUPLICATE_DETECTION_BY_NAME",
      "duplicate_strategies": [
        ["asset_type": "notebook", "strategy": "DUPLICATE_DETECTION_NOT_APPLICABLE"]
      ],
      "authorize_reporting": true, "purge_on_delete": false, "purge_after_days": 7,
    ]

    #expect(try platform.send(.put, path, wanted).json == wanted)

    #expect(try platform.get(path) == wanted)
    #expect(try platform.send(.put, path, wanted, as: "ana").status == .forbidden)
    let duplicate = try platform.send(
      .post, "/v2/assets?\(scope)",
      ["metadata": ["name": "newsletter_audience", "asset_type": "data_asset"]])
    #expect(duplicate.status == .conflict)
    for (key, value) in [
      ("duplicate_action", "DROP"), ("default_duplicate_strategy", "BY_SMELL"),
      ("duplicate_strategies", [["strategy": "x"]]), ("purge_after_days", -1),
      ("purge_on_delete", "yes"),
    ] as [(String, JSONValue)] {
      var body: JSONValue = [:]
      body[key] = value
      let answer = try platform.send(.put, path, body)
      #expect(answer.status == .badRequest, "\(key)")
      #expect(
        answer.json?["errors"]?[0]?["target"]?["name"]?.string?.hasPrefix(key) == true, "\(key)")
    }
    #expect(try platform.get(path) == wanted)
  }
}
