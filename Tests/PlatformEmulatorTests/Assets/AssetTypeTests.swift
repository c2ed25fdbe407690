import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetTypeTests {
  private let platform: TestPlatform
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  private let account = "bss_account_id=999"

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func names(_ query: String) throws -> [String] {
    (try platform.get("/v2/asset_types?\(query)")["resources"]?.array ?? [])
      .compactMap { $0["name"]?.string }
  }

  @Test func aTypeOfACatalogIsMadeThereAndNowhereElse() throws {
    let answer = try platform.send(
      .post, "/v2/asset_types?\(scope)",
      [
        "name": "campaign", "description": "Campaigns", "version": 1,
        "fields": [["key": "budget", "type": "number", "facet": false, "is_array": false]],
      ], as: "ana")

    #expect(answer.status == .created)
    let expected: JSONValue = [
      "name": "campaign", "version": 1, "description": "Campaigns",
      "fields": [["key": "budget", "type": "number", "facet": false, "is_array": false]],
      "relationships": [], "external_asset_preview": [:], "properties": [:], "scope": "CATALOG",
    ]
    #expect(answer.json == expected)
    #expect(try platform.get("/v2/asset_types/campaign?\(scope)", as: "vic") == expected)
    #expect(try names(scope).contains("campaign"))
    #expect(try names(scope).contains("data_asset"))
    let elsewhere = "catalog_id=\(WorldContainers.finance.scope.id)"
    #expect(try !names(elsewhere).contains("campaign"))
    #expect(try platform.send(.get, "/v2/asset_types/campaign?\(elsewhere)").status == .notFound)
    #expect(
      try platform.send(.get, "/v2/asset_types/campaign?\(scope)&scope=GLOBAL").status == .notFound
    )
    let again = try platform.send(.post, "/v2/asset_types?\(scope)", ["name": "campaign"])
    #expect(again.status == .conflict)
    let global = try platform.send(.post, "/v2/asset_types?\(scope)", ["name": "data_asset"])
    #expect(global.status == .conflict)
  }

  @Test func aTypeIsReplacedOrMadeByPut() throws {
    let path = "/v2/asset_types/campaign?\(scope)"
    #expect(try platform.send(.put, path, ["description": "1"]).status == .ok)

    let answer = try platform.send(.put, path, ["description": "2", "version": 2])

    #expect(answer.status == .ok)
    #expect(try platform.get(path)["description"] == "2")
    #expect(try platform.get(path)["version"] == 2)
    #expect(try platform.send(.put, path, ["name": "other"]).status == .badRequest)
    #expect(
      try platform.send(.put, "/v2/asset_types/data_asset?\(scope)", [:]).status == .conflict)
    #expect(try platform.send(.put, path, [:], as: "vic").status == .forbidden)
  }

  @Test func aTypeOfTheAccountTakesAWhile() throws {
    let answer = try platform.send(.post, "/v2/asset_types?\(account)", ["name": "campaign"])
    #expect(answer.status == .accepted)
    #expect(answer.json?["scope"] == "ACCOUNT")
    let status = "/v2/asset_types/campaign/status?\(account)"
    #expect(try platform.get(status)["status"] == "IN_PROGRESS")

    platform.clock.advance(by: .seconds(3))

    #expect(try platform.get(status)["status"] == "COMPLETED")
    #expect(try platform.get("/v2/asset_types/campaign?\(scope)")["scope"] == "ACCOUNT")
    #expect(try names(account).contains("campaign"))
    #expect(try platform.get("/v2/asset_types/data_asset/status")["status"] == "COMPLETED")
    #expect(try platform.send(.get, "/v2/asset_types/campaign/status").status == .notFound)
  }

  @Test func aTypeOfTheAccountMayFail() throws {
    _ = try platform.send(.post, "/v2/asset_types?\(account)", ["name": "slow_failure"])
    let path = "/v2/asset_types/slow_failure"
    platform.clock.advance(by: .seconds(59))
    #expect(try platform.get("\(path)/status?\(account)")["status"] == "IN_PROGRESS")
    platform.clock.advance(by: .seconds(1))

    let status = try platform.get("\(path)/status?\(account)")
    #expect(status["status"] == "FAILED")
    #expect(status["message"]?.string?.contains("slow_failure") == true)
    #expect(try platform.send(.get, "\(path)?\(account)").status == .notFound)
  }

  @Test func whatTheAccountChangesAtAGlobalTypeShowsOnlyThere() throws {
    let path = "/v2/asset_types/data_asset"
    _ = try platform.send(.put, "\(path)?\(account)", ["description": "Ours"])

    #expect(try platform.get("\(path)?\(account)")["description"] == "Ours")
    #expect(try platform.get("\(path)?\(scope)")["description"] != "Ours")
    #expect(try platform.get("\(path)?\(account)&scope=GLOBAL")["scope"] == "GLOBAL")
    #expect(try platform.send(.delete, "\(path)?\(account)").status == .noContent)
    platform.clock.advance(by: .seconds(60))
    #expect(try platform.get("\(path)?\(account)")["scope"] == "GLOBAL")
    #expect(try platform.get("/v2/assets/\(WorldStory.customersID)?\(scope)")["metadata"] != nil)
    #expect(try platform.send(.delete, "\(path)?\(account)").status == .forbidden)
  }

  @Test func decoratorsAndCustomAttributesFilterTypes() throws {
    _ = try platform.send(
      .post, "/v2/asset_types?\(scope)", ["name": "label", "attribute_only": true])
    _ = try platform.send(
      .post, "/v2/asset_types?\(scope)", ["name": "shelf", "allow_decorators": true])

    #expect(try names("\(scope)&custom_attributes=true") == ["label"])
    #expect(try names("\(scope)&permits_decorators=true") == ["shelf"])
    #expect(
      try platform.send(
        .get, "/v2/asset_types?\(scope)&custom_attributes=true&permits_decorators=true"
      ).status == .badRequest)
  }

  @Test func whatIsDeletedTakesItsAssetsAndAttributesAlongInTheBackground() throws {
    _ = try platform.send(.post, "/v2/asset_types?\(scope)", ["name": "campaign"])
    let (made, decorated) = try addCampaigns(150)
    let found = "asset.asset_type:campaign"
    #expect(try platform.search(scope, found)["total_rows"] == 150)

    let path = "/v2/asset_types/campaign?\(scope)"
    #expect(try platform.send(.delete, path, as: "ana").status == .forbidden)
    #expect(try platform.send(.delete, path).status == .noContent)

    #expect(try platform.send(.get, path).status == .notFound)
    #expect(try platform.search(scope, found)["total_rows"] == 150)
    platform.clock.advance(by: .seconds(1))
    #expect(try platform.search(scope, found)["total_rows"] == 50)
    platform.clock.advance(by: .seconds(2))
    #expect(try platform.search(scope, found)["total_rows"] == 0)
    #expect(try platform.send(.get, "/v2/assets/\(made)?\(scope)").status == .notFound)
    let other = try platform.get("/v2/assets/\(decorated)?\(scope)")
    #expect(other["entity"] == ["report": [:]])
    #expect(other["metadata"]?["asset_attributes"] == ["report"])
    #expect(try platform.send(.delete, path).status == .notFound)
  }

  /// Ids of one of them, and of a report that has such an attribute.
  private func addCampaigns(_ count: Int) throws -> (String, String) {
    let retail = Container(
      row: 1, scope: WorldContainers.retail.scope, name: "", catalogID: "", role: .admin)
    let now = platform.clock.milliseconds
    return try platform.emulator.store.write { database in
      for number in 1...count {
        _ = try NewAsset(type: "campaign", name: "c\(number)", entity: ["campaign": [:]])
          .insert(into: retail, by: "1", at: now, id: "campaign-\(number)", database)
      }
      let decorated = try NewAsset(
        type: "report", name: "r", entity: ["report": [:], "campaign": ["budget": 1]]
      ).insert(into: retail, by: "1", at: now, id: "decorated", database)
      return ("campaign-1", decorated.id)
    }
  }

  @Test func typesThatMakeNoSenseAreRefused() throws {
    let refused: [(JSONValue, field: String)] = [
      ([:], "name"), (["name": "a b"], "name"), (["name": "asset"], "name"),
      (["name": "x", "fields": [["key": "a"]]], "fields[0].type"),
      (["name": "x", "fields": "a"], "fields"),
      (
        ["name": "x", "identity": ["duplicate_detection_strategy": "LUCK"]],
        "identity.duplicate_detection_strategy"
      ),
    ]
    for (body, field) in refused {
      let answer = try platform.send(.post, "/v2/asset_types?\(scope)", body)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    }
    let two = try platform.send(.post, "/v2/asset_types?\(scope)&\(account)", ["name": "x"])
    #expect(two.status == .badRequest)
    #expect(try platform.send(.get, "/v2/asset_types").status == .badRequest)
    #expect(try platform.send(.get, "/v2/asset_types?bss_account_id=1").status == .forbidden)
    #expect(
      try platform.send(.post, "/v2/asset_types?\(account)", ["name": "x"], as: "ana").status
        == .forbidden)
  }
}
