import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetTests {
  private let platform: TestPlatform
  private let scope: String
  private let id: String

  init() throws {
    (platform, scope, id) = try Self.world()
  }

  private static func world(
    _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws -> (TestPlatform, String, String) {
    let platform = try TestPlatform(assets: 300, configure)
    let scope = try platform.catalog()
    let found = try platform.search(scope, "asset.asset_attributes:column_info", ["limit": 1])
    let id = try #require(found["results"]?[0]?["metadata"]?["asset_id"]?.string)
    return (platform, scope, id)
  }

  private var path: String { "/v2/assets/\(id)?\(scope)" }

  private func patch(_ operations: JSONValue, as user: String = "admin") throws -> EmulatorResponse
  {
    try platform.send(.patch, path, operations, as: user)
  }

  @Test func anAssetIsReadWhole() throws {
    let asset = try platform.get(path)

    #expect(asset["metadata"]?["asset_id"]?.string == id)
    #expect(asset["entity"]?["data_asset"]?["columns"]?.array?.isEmpty == false)
    #expect(asset["href"]?.string == path)
    let short = try platform.get("\(path)&exclude=columns")
    #expect(short["metadata"] == asset["metadata"])
    #expect(short["entity"]?["data_asset"]?["columns"] == nil)
    #expect(short["entity"]?["column_info"] == nil)
    #expect(
      short["entity"]?["data_asset"]?["mime_type"] == asset["entity"]?["data_asset"]?["mime_type"])
  }

  @Test func anAssetThatIsNotThereIsWordedAsThePlatformDoes() throws {
    let answer = try platform.send(.get, "/v2/assets/abc?\(scope)")

    #expect(answer.status == .notFound)
    #expect(answer.json?["errors"]?[0]?["code"] == "does_not_exist")
    #expect(
      answer.json?["errors"]?[0]?["message"]?.string
        == "ATTSV3024E: There is no asset with an ID of 'abc' in a catalog with an ID of "
        + "'\(scope.dropFirst("catalog_id=".count))' .")
  }

  @Test func aPatchChangesTheAssetAndWhoDidIt() throws {
    platform.clock.advance(by: .seconds(60))
    let before = try platform.get(path)

    let answer = try patch([
      ["op": "replace", "path": "/metadata/name", "value": "Übersicht der Kunden"],
      ["op": "add", "path": "/metadata/description", "value": "nově"],
      ["op": "add", "path": "/metadata/tags", "value": ["new-tag", "gold"]],
      ["op": "add", "path": "/metadata/tags/-", "value": "日次"],
    ])

    #expect(answer.status == .ok)
    #expect(answer.json?["attachments"] == nil)
    var expected = before
    expected["metadata"]?["name"] = "Übersicht der Kunden"
    expected["metadata"]?["description"] = "nově"
    expected["metadata"]?["tags"] = ["new-tag", "gold", "日次"]
    expected["metadata"]?["usage"]?["last_updated_at"] = "2026-03-02T09:01:00Z"
    expected["metadata"]?["usage"]?["last_update_time"] = 1_772_442_060_000
    expected["metadata"]?["usage"]?["last_updater_id"] = .string(try uid("admin"))
    #expect(try platform.get(path) == expected)
    for query in [
      "asset.name:übersicht", "asset.name:*KUNDEN*", "asset.tags:new\\-tag",
      "asset.description:nove", "asset.last_updated_at:[2026-03-02T09:01 TO *]",
    ] {
      let found = try platform.search(scope, query)
      #expect(found["total_rows"] == 1, "\(query)")
      #expect(found["results"]?[0]?["metadata"]?["asset_id"]?.string == id, "\(query)")
    }
  }

  @Test func whatAnAssetWasCalledBeforeIsNotFoundAnyMore() throws {
    let name = "zebra unicorn"
    #expect(
      try patch([["op": "replace", "path": "/metadata/name", "value": .string(name)]]).status == .ok
    )
    #expect(try platform.search(scope, "asset.name:unicorn")["total_rows"] == 1)

    #expect(
      try patch([["op": "replace", "path": "/metadata/name", "value": "horse"]]).status == .ok)

    #expect(try platform.search(scope, "asset.name:unicorn")["total_rows"] == 0)
    #expect(try platform.search(scope, "asset.name:horse")["total_rows"] == 1)
  }

  @Test func aPatchIsAppliedWholeOrNotAtAll() throws {
    let before = try platform.get(path)

    let answer = try patch([
      ["op": "replace", "path": "/metadata/name", "value": "half"],
      ["op": "replace", "path": "/metadata/resource_key_/x", "value": "no"],
    ])
    let second = try patch([
      ["op": "replace", "path": "/metadata/name", "value": "half"],
      ["op": "remove", "path": "/metadata/tags/99"],
    ])

    #expect(answer.status == .badRequest)
    #expect(second.status == .badRequest)
    #expect(second.json?["errors"]?[0]?["code"] == "unable_to_perform")
    #expect(try platform.get(path) == before)
  }

  @Test(arguments: [
    ("name", "a/b"), ("name", "what?"), ("tags", "two words"), ("tags", ""), ("tags", "a,b"),
  ])
  func aPatchKeepsToTheRulesForWhatIsMade(field: String, text: String) throws {
    let value: JSONValue = field == "tags" ? ["gold", .string(text)] : .string(text)
    let path: JSONValue = .string("/metadata/\(field)")

    let refused = try patch([["op": "add", "path": path, "value": value]])

    #expect(refused.status == .badRequest)
    #expect(refused.json?["errors"]?[0]?["target"]?["name"]?.string == field)
  }

  @Test(arguments: [
    "/metadata/asset_id", "/metadata/created", "/entity/data_asset/dataset", "/metadata",
    "/metadata/usage/last_updated_at", "", "/metadata/name/x", "/metadata/rov",
  ])
  func onlySomePathsCanBePatched(path: String) throws {
    let answer = try patch([["op": "add", "path": .string(path), "value": "x"]])

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == path)
  }

  @Test func blankNamesAndOddTagsAreRefused() throws {
    for (path, value) in [
      ("name", "  "), ("name", 7), ("name", nil), ("tags", "gold"), ("tags", [1]),
      ("description", 5),
    ] as [(String, JSONValue)] {
      let answer = try patch([["op": "add", "path": .string("/metadata/\(path)"), "value": value]])
      #expect(answer.status == .badRequest, "\(path) \(value)")
    }
    #expect(try patch([["op": "remove", "path": "/metadata/name"]]).status == .badRequest)
    #expect(try patch(["op": "add"]).status == .badRequest)
    #expect(try patch([["op": "shake", "path": "/metadata/name"]]).status == .badRequest)
  }

  @Test func aTestThatFailsIsAConflict() throws {
    let operations: JSONValue = [
      ["op": "test", "path": "/metadata/name", "value": "something else"],
      ["op": "replace", "path": "/metadata/name", "value": "mine"],
    ]

    let answer = try patch(operations)

    #expect(answer.status == .conflict)
    #expect(answer.json?["errors"]?[0]?["code"] == "conflict")
    let (lenient, scope, id) = try Self.world { $0.honoursTestOperations = false }
    let path = "/v2/assets/\(id)?\(scope)"
    #expect(try lenient.send(.patch, path, operations).status == .ok)
    #expect(try lenient.get(path)["metadata"]?["name"] == "mine")
  }

  @Test func viewersMayLookButNotTouch() throws {
    let scope = try platform.catalog(withMoreThan: 0, as: "vic")
    let found = try platform.search(scope, "*:*", ["limit": 1], as: "vic")
    let id = try #require(found["results"]?[0]?["metadata"]?["asset_id"]?.string)
    let path = "/v2/assets/\(id)?\(scope)"
    let before = try platform.get(path, as: "vic")

    let answer = try platform.send(
      .patch, path, [["op": "add", "path": "/metadata/description", "value": "x"]], as: "vic")

    #expect(answer.status == .forbidden)
    #expect(answer.json?["errors"]?[0]?["code"] == "not_authorized")
    #expect(try platform.get(path) == before)
  }

  @Test func someoneElseCanEdit() throws {
    platform.clock.advance(by: .seconds(5))
    let patch = try JSONPatch(
      json: [["op": "add", "path": "/metadata/description", "value": "theirs"]])

    try platform.emulator.someoneElseEdits(asset: id, patch)

    let metadata = try platform.get(path)["metadata"]
    #expect(metadata?["description"] == "theirs")
    #expect(metadata?["usage"]?["last_updater_id"]?.string == (try uid("ana")))
    #expect(metadata?["usage"]?["last_updated_at"] == "2026-03-02T09:00:05Z")
    #expect(throws: PlatformFault.self) {
      try platform.emulator.someoneElseEdits(asset: "none", patch)
    }
  }

  @Test func columnsComeInPagesMergedWithWhatIsKnownOfThem() throws {
    let entity = try #require(try platform.get(path)["entity"])
    let columns = entity["data_asset"]?["columns"]?.array ?? []
    let wanted = columns.map { column in
      var column = column
      for (key, value) in entity["column_info"]?[column["name"]?.string ?? ""]?.object ?? [:] {
        column[key] = value
      }
      return column
    }
    #expect(wanted != columns)

    var seen: [JSONValue] = []
    var bookmark: String? = ""
    let address = "/v2/data_assets/\(id)/columns?\(scope)"
    while let mark = bookmark {
      let page = try platform.get("\(address)&limit=3&bookmark=\(mark)")
      #expect(page["count"]?.int == columns.count)
      seen += page["resources"]?.array ?? []
      bookmark = page["next"]?["bookmark"]?.string
    }

    #expect(seen == wanted)
    #expect(try platform.get(address)["next"] == nil)
  }

  @Test func revisionsComeMostRecentFirst() throws {
    let revised = try #require(try anyRevised())
    let list = try platform.get("/v2/assets/\(revised)/revisions?\(scope)&limit=200")
    #expect(list.object?.keys == ["results"])
    let numbers = (list["results"]?.array ?? []).compactMap {
      $0["metadata"]?["revision_id"]?.int
    }
    #expect(numbers == numbers.sorted(by: >))

    let rest = try platform.get(
      "/v2/assets/\(revised)/revisions?\(scope)&limit=1&start=\(numbers.last ?? 0)")
    #expect(rest["results"]?.array == list["results"]?.array?.suffix(1).map { $0 })
    let old = try platform.get("/v2/assets/\(revised)?\(scope)&revision_id=\(numbers.last ?? 0)")
    #expect(old["metadata"] == list["results"]?.array?.last?["metadata"])
    let latest = try platform.get("/v2/assets/\(revised)?\(scope)&revision_id=latest")
    #expect(latest["metadata"]?["revision_id"]?.int == numbers.first)
    #expect(
      try platform.send(.get, "/v2/assets/\(revised)?\(scope)&revision_id=999").status == .notFound)
    #expect(
      try platform.send(.get, "/v2/assets/\(revised)?\(scope)&revision_id=x").status == .badRequest)
  }

  @Test func assetTypesAreListedAndRead() throws {
    let types = try #require(try platform.get("/v2/asset_types?\(scope)")["resources"]?.array)
    #expect(types.contains { $0["name"] == "data_asset" })
    #expect(try platform.get("/v2/asset_types/data_asset?\(scope)")["name"] == "data_asset")
    #expect(try platform.send(.get, "/v2/asset_types/none?\(scope)").status == .notFound)
    #expect(
      try platform.get("/v2/asset_types?bss_account_id=999")["resources"]?.array?.isEmpty == false)
  }

  private func anyRevised() throws -> String? {
    for result in try platform.search(scope, "*:*", ["limit": 200])["results"]?.array ?? [] {
      let id = result["metadata"]?["asset_id"]?.string ?? ""
      let list = try platform.get("/v2/assets/\(id)/revisions?\(scope)")
      if list["results"]?.array?.count ?? 0 > 1 { return id }
    }
    return nil
  }

  private func uid(_ user: String) throws -> String {
    try platform.get("/icp4d-api/v1/me", as: user)["UserInfo"]?["uid"]?.string ?? ""
  }
}
