import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AttributeTests {
  private let desk: AssetDesk
  private let id: String
  private var platform: TestPlatform { desk.platform }
  private let scope = AssetDesk.playground

  init() throws {
    desk = try AssetDesk()
    id = try desk.make(
      "invoices",
      entity: [
        "data_asset": [
          "mime_type": "text/csv", "dataset": true,
          "columns": [["name": "INVOICE_ID"], ["name": "ADDRESS"]],
          "properties": [
            ["name": "schema_name", "value": "S"], ["name": "table_name", "value": "T"],
          ],
        ]
      ])
  }

  private func path(_ name: String = "") -> String {
    "/v2/assets/\(id)/attributes\(name.isEmpty ? "" : "/\(name)")?\(scope)"
  }

  private let info: JSONValue = [
    "name": "column_info",
    "entity": ["ADDRESS": ["column_description": "Where to.", "column_tags": ["pii"]]],
  ]

  @Test func columnInfoIsMadePatchedAndDeleted() throws {
    platform.clock.advance(by: .seconds(10))
    let made = try platform.send(.post, path(), info)

    #expect(made.status == .created)
    #expect(
      made.json == [
        "asset_id": .string(id), "name": "column_info", "entity": info["entity"] ?? nil,
        "href": .string(path("column_info")),
      ])
    var asset = try desk.asset(id)
    #expect(asset["entity"]?["column_info"] == info["entity"])
    #expect(asset["metadata"]?["asset_attributes"] == ["data_asset", "column_info"])
    #expect(asset["metadata"]?["usage"]?["last_updated_at"] == "2026-03-02T09:00:10Z")
    #expect(try desk.found("asset.asset_attributes:column_info") == 1)
    let columns = try platform.get("/v2/data_assets/\(id)/columns?\(scope)")
    #expect(columns["resources"]?[1]?["column_description"] == "Where to.")

    let patched = try platform.send(
      .patch, path("column_info"),
      [
        [
          "op": "add", "path": "/INVOICE_ID",
          "value": ["column_description": "Which.", "column_tags": ["tag1", "tag2"]],
          "attribute": "column_info",
        ],
        ["op": "add", "path": "/ADDRESS/column_description", "value": "customer street address"],
        ["op": "remove", "path": "/ADDRESS/column_tags"],
      ])

    #expect(patched.status == .ok)
    #expect(
      try platform.get(path("column_info"))["entity"] == [
        "ADDRESS": ["column_description": "customer street address"],
        "INVOICE_ID": ["column_description": "Which.", "column_tags": ["tag1", "tag2"]],
      ])
    #expect(try desk.status(.delete, path("column_info")) == 204)
    asset = try desk.asset(id)
    #expect(asset["entity"]?["column_info"] == nil)
    #expect(asset["metadata"]?["asset_attributes"] == ["data_asset"])
    #expect(try desk.status(.get, path("column_info")) == 404)
    #expect(try desk.status(.delete, path("column_info")) == 404)
    #expect(try desk.found("asset.asset_attributes:column_info") == 0)
  }

  @Test func theSectionOfTheTypeIsAnAttributeToo() throws {
    let answer = try platform.send(
      .patch, path("data_asset"),
      [["op": "replace", "path": "/properties/1/value", "value": "COUNTRY2"]])

    #expect(answer.json?["entity"]?["properties"]?[1]?["value"] == "COUNTRY2")
    #expect(
      try desk.asset(id)["entity"]?["data_asset"]?["properties"]?[1]?["value"] == "COUNTRY2")
    #expect(try desk.status(.delete, path("data_asset")) == 400)
  }

  @Test func allAreListed() throws {
    _ = try platform.post(path(), info)

    let list = try platform.get(path())

    #expect(list["total_results"] == 2)
    #expect(list["resources"]?.array?.map { $0["name"] } == ["data_asset", "column_info"])
    let short = try platform.get(path() + "&exclude=columns")
    #expect(short["resources"]?.array?.map { $0["name"] } == ["data_asset"])
    #expect(short["resources"]?[0]?["entity"]?["columns"] == nil)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    _ = try platform.post(path(), info)
    let before = try desk.asset(id)
    for (body, status) in [
      (info, 409), (["name": "shoe", "entity": [:]], 400), (["entity": [:]], 400),
      (["name": "asset_terms"], 400), (["name": "asset_terms", "entity": []], 400),
    ] as [(JSONValue, Int)] {
      #expect(try desk.status(.post, path(), body) == status, "\(body)")
    }
    for (operations, status) in [
      ([["op": "add", "path": "/NONE", "value": ["column_description": "x"]]], 400),
      ([["op": "remove", "path": "/INVOICE_ID"]], 400),
      ([["op": "add", "path": "", "value": 7]], 400),
      (
        [
          ["op": "remove", "path": "/ADDRESS"],
          ["op": "test", "path": "/ADDRESS", "value": nil],
        ], 400
      ),
      ([["op": "test", "path": "/ADDRESS/column_tags", "value": []]], 409),
      (["op": "add"], 400),
    ] as [(JSONValue, Int)] {
      #expect(
        try desk.status(.patch, path("column_info"), operations) == status, "\(operations)")
    }
    #expect(try desk.asset(id) == before)
    #expect(try desk.status(.patch, path("none"), []) == 404)
  }

  @Test func onlyThoseWhoMayChangeTheAssetMayChangeItsAttributes() throws {
    let body: JSONValue = ["name": "asset_terms", "entity": ["list": []]]
    let path = "/v2/assets/\(WorldStory.ordersID)/attributes?\(AssetDesk.retail)"
    #expect(try desk.status(.post, path, body, as: "vic") == 403)
    #expect(try desk.status(.post, path, body, as: "ana") == 403)
    #expect(try desk.status(.post, path, body) == 201)
    #expect(try desk.status(.get, path, as: "vic") == 200)
  }
}
