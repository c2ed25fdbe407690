import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetListTests {
  private let platform: TestPlatform
  private let retail = WorldContainers.retail.scope.id

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func asset(_ id: String = WorldStory.customersID) -> JSONValue {
    [
      "id": .string(id), "type": "data_asset",
      "container": ["id": .string(retail), "type": "catalog"],
    ]
  }

  private func create(
    _ name: String, _ more: JSONObject = [:], as user: String = "vic"
  ) throws -> JSONValue {
    var body: JSONObject = ["name": .string(name), "type": "wishlist"]
    for (key, value) in more { body[key] = value }
    return try platform.post("/v2/asset_lists", .object(body), as: user)
  }

  private func names(_ query: String, as user: String = "vic") throws -> [String] {
    let lists = try platform.get("/v2/asset_lists?\(query)", as: user)["asset_lists"]?.array
    return (lists ?? []).compactMap { $0["name"]?.string }
  }

  @Test func aListIsCreatedWithItsItems() throws {
    let answer = try platform.send(
      .post, "/v2/asset_lists",
      [
        "name": "my_order", "description": "Order of multiple items", "type": "order",
        "items": [
          ["asset": asset(), "properties": ["my_property_1": "Value 1"]],
          ["asset": ["metadata": asset(WorldStory.ordersID)]],
        ],
      ], as: "vic")

    #expect(answer.status == .created)
    let list = try #require(answer.json)
    let id = list["id"] ?? ""
    let signature: JSONObject = [
      "access_control": ["owner": .string(WorldPeople.vic.id), "bss_account_id": "999"],
      "created_at": "2026-03-02T09:00:00Z", "last_updated_at": "2026-03-02T09:00:00Z",
      "last_updated_by": .string(WorldPeople.vic.id),
    ]
    var expected: JSONObject = [
      "name": "my_order", "description": "Order of multiple items", "type": "order",
      "state": "default_state", "id": id,
    ]
    for (key, value) in signature { expected[key] = value }
    #expect(list == .object(expected))
    let address = "/v2/asset_lists/\(id.string ?? "")"
    #expect(try platform.get(address, as: "vic") == list)
    let items = try platform.get("\(address)/items", as: "vic")
    #expect(items["total_count"] == 2)
    #expect(items["limit"] == 200)
    let itemID = items["items"]?[0]?["id"] ?? ""
    var item: JSONObject = [
      "asset": asset(), "properties": ["my_property_1": "Value 1"], "id": itemID,
    ]
    for (key, value) in signature { item[key] = value }
    item["asset_list"] = ["id": id]
    #expect(items["items"]?[0] == .object(item))
    #expect(items["items"]?[1]?["asset"]?["id"]?.string == WorldStory.ordersID)
    #expect(
      try platform.get("\(address)/items/\(itemID.string ?? "")", as: "vic") == .object(item))
    #expect(
      try platform.get("\(address)/items?query=properties.my_property_1=='Value%201'", as: "vic")[
        "total_count"] == 1)
  }

  @Test func everybodyHasOneCart() throws {
    let cart = try create("Cart", ["type": "cart"])
    #expect(cart["id"]?.string == "cart_\(WorldPeople.vic.id)")
    #expect(
      try platform.send(
        .post, "/v2/asset_lists", ["name": "Another", "type": "cart"], as: "vic"
      ).status == .conflict)
    #expect(try create("Cart", ["type": "cart"], as: "ana")["id"] != cart["id"])
  }

  @Test func queriesFindLists() throws {
    _ = try create("a", ["type": "order"])
    platform.clock.advance(by: .seconds(60))
    _ = try create("b", ["state": "received"])
    _ = try create("c", ["type": "order", "state": "received"])

    #expect(try names("") == ["a", "b", "c"])
    #expect(try names("query=type==order") == ["a", "c"])
    #expect(try names("query=type==order%26%26created_at%3E=2026-03-02T09:01:00Z") == ["c"])
    #expect(try names("query=state!=received%20%7C%7C%20type=='wishlist'") == ["a", "b"])
    #expect(try names("query=!(type==order)") == ["b"])
    #expect(try names("query=access_control.owner==\(WorldPeople.vic.id)").count == 3)
    #expect(try names("query=access_control.owner==1") == [])
    #expect(try names("sort=-created_at") == ["c", "b", "a"])
    for nonsense in ["type", "type==", "(type==a", "type==a%26%26", "a=b", "==b", "type=='a"] {
      let answer = try platform.send(.get, "/v2/asset_lists?query=\(nonsense)")
      #expect(answer.status == .badRequest, "\(nonsense)")
      #expect(answer.json?["errors"]?[0]?["target"]?["name"] == "query")
    }
    #expect(try platform.send(.get, "/v2/asset_lists?sort=name").status == .badRequest)
  }

  @Test(arguments: ["", "&sort=created_at", "&sort=-last_updated_at"])
  func pagesShowEachListOnceWhateverIsAddedMeanwhile(_ sort: String) throws {
    for number in 1...7 {
      _ = try create("l\(number)")
      if number % 2 == 0 { platform.clock.advance(by: .seconds(1)) }
    }
    var seen: [String] = []
    var start: String? = ""
    while let place = start {
      let page = try platform.get("/v2/asset_lists?limit=2\(sort)&start=\(place)", as: "vic")
      seen += (page["asset_lists"]?.array ?? []).compactMap { $0["name"]?.string }
      start = page["next"]?["start"]?.string
      let href = page["next"]?["href"]?.string
      #expect(start == nil || href?.hasSuffix("&start=\(start ?? "")") == true)
      if seen.count < 5 { _ = try create("meanwhile") }
    }
    let first = seen.filter { $0 != "meanwhile" }
    #expect(Set(first) == Set((1...7).map { "l\($0)" }))
    #expect(first.count == 7)
  }

  @Test func listsOfOthersAreNotToBeSeen() throws {
    let id = try create("mine")["id"]?.string ?? ""

    #expect(try names("", as: "ana") == ["Tables for the churn model"])
    #expect(Set(try names("", as: "admin")) == ["mine", "Tables for the churn model"])
    for method in [HTTPRequest.Method.get, .delete, .patch] {
      #expect(
        try platform.send(method, "/v2/asset_lists/\(id)", [], as: "ana").status == .forbidden)
    }
    #expect(
      try platform.send(.get, "/v2/asset_lists/\(id)/items", as: "ana").status == .forbidden)
    #expect(try platform.send(.get, "/v2/asset_lists/none").status == .notFound)
    #expect(try platform.send(.get, "/v2/asset_lists/\(id)/items/none").status == .notFound)
  }

  @Test func anOwnerRenamesAndApproversDecide() throws {
    var list = try create("mine")
    let path = "/v2/asset_lists/\(list["id"]?.string ?? "")"
    platform.clock.advance(by: .seconds(1))

    let renamed = try platform.send(
      .patch, path, [["op": "replace", "path": "/name", "value": "ours"]], as: "vic")
    list["name"] = "ours"
    list["last_updated_at"] = "2026-03-02T09:00:01Z"
    #expect(renamed.json == list)
    let decision: JSONValue = [
      ["op": "replace", "path": "/state", "value": "confirmed"],
      ["op": "add", "path": "/message", "value": "As asked for."],
    ]
    #expect(try platform.send(.patch, path, decision, as: "vic").status == .forbidden)
    let decided = try platform.send(.patch, path, decision)
    #expect(decided.json?["state"] == "confirmed")
    #expect(try platform.get(path)["message"] == "As asked for.")
    #expect(decided.json?["last_updated_by"]?.string == WorldPeople.admin.id)
    let refused: [(JSONValue, HTTPResponse.Status)] = [
      (["op": "replace", "path": "/id", "value": "x"], .badRequest),
      (["op": "replace", "path": "/access_control/owner", "value": "x"], .badRequest),
      (["op": "replace", "path": "/state", "value": "lost"], .badRequest),
      (["op": "replace", "path": "/type", "value": "bag"], .badRequest),
      (["op": "remove", "path": "/name"], .badRequest),
      (["op": "test", "path": "/name", "value": "mine"], .conflict),
    ]
    for (operation, status) in refused {
      #expect(try platform.send(.patch, path, [operation]).status == status, "\(operation)")
    }
    #expect(
      try platform.send(.patch, path, [], headers: [.contentType: "text/plain"]).status
        == .unsupportedMediaType)
  }

  @Test func propertiesOfAnItemArePatched() throws {
    let list = try create("mine", ["items": [["asset": asset()]]])
    let path = "/v2/asset_lists/\(list["id"]?.string ?? "")/items"
    var item = try #require(try platform.get(path, as: "vic")["items"]?[0])
    let address = "\(path)/\(item["id"]?.string ?? "")"

    let answer = try platform.send(
      .patch, address, [["op": "add", "path": "/properties/my_prop", "value": ["key": "Val 1"]]],
      as: "vic")

    item["properties"] = ["my_prop": ["key": "Val 1"]]
    #expect(answer.json == item)
    #expect(try platform.get(address, as: "vic") == item)
    for path in ["/asset/id", "/created_at"] {
      #expect(
        try platform.send(
          .patch, address, [["op": "replace", "path": .string(path), "value": "x"]], as: "vic"
        ).status == .badRequest)
    }
    #expect(
      try platform.send(.patch, address, [["op": "remove", "path": "/properties"]]).status
        == .badRequest)
  }

  @Test func listsAreDeletedOneByOneAndByQuery() throws {
    let first = try create("a")["id"]?.string ?? ""
    _ = try create("b", ["type": "order"])
    _ = try create("c", ["type": "order"])

    #expect(
      try platform.send(.delete, "/v2/asset_lists/\(first)", as: "vic").status == .noContent)
    #expect(try platform.send(.get, "/v2/asset_lists/\(first)").status == .notFound)
    #expect(try platform.send(.delete, "/v2/asset_lists", as: "vic").status == .badRequest)
    #expect(
      try platform.send(.delete, "/v2/asset_lists?query=type==order", as: "vic").status
        == .noContent)
    #expect(try names("") == [])
    #expect(try names("", as: "ana") == ["Tables for the churn model"])
  }

  @Test func listsThatMakeNoSenseAreRefused() throws {
    let refused: [(JSONValue, field: String)] = [
      ([:], "name"), (["name": "x"], "type"), (["name": "x/y", "type": "cart"], "name"),
      (["name": "x", "type": "bag"], "type"),
      (["name": "x", "type": "cart", "state": "y"], "state"),
      (["name": "x", "type": "cart", "items": [[:]]], "items[0].asset"),
      (["name": "x", "type": "cart", "items": [["asset": asset("none")]]], "items[0].asset.id"),
      (
        [
          "name": "x", "type": "cart",
          "items": .array(Array(repeating: ["asset": asset()], count: 21)),
        ], "items"
      ),
    ]
    for (body, field) in refused {
      let answer = try platform.send(.post, "/v2/asset_lists", body)
      #expect(answer.status == .badRequest, "\(field)")
      #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    }
  }
}
