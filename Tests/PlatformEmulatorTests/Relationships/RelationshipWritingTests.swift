import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RelationshipWritingTests {
  private let platform: TestPlatform
  private let retail = WorldContainers.retail.scope.id
  private let returns = StoryAsset.id("returns", in: WorldContainers.retail)
  private let products = StoryAsset.id("products", in: WorldContainers.retail)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private var scope: String { "catalog_id=\(retail)" }

  private func end(_ id: String, _ container: WorldContainer = WorldContainers.retail) -> JSONValue
  {
    [
      "asset_id": .string(id),
      "\(container.scope.kind.rawValue)_id": .string(container.scope.id),
    ]
  }

  private func request(
    _ name: String, _ source: JSONValue, _ target: JSONValue
  ) -> JSONValue {
    ["relationship_name": .string(name), "source": source, "target": target]
  }

  private func post(
    _ call: String, _ requests: [JSONValue], as user: String = "ana"
  ) throws -> [JSONValue] {
    let answer = try platform.post(
      "/v2/assets/\(call)_relationships", ["relationships": .array(requests)], as: user)
    return answer["resources"]?.array ?? []
  }

  /// `name other` of all relationships of an asset.
  private func related(_ id: String, _ query: String = "") throws -> Set<String> {
    let answer = try platform.post(
      "/v2/assets/get_relationships?\(scope)&asset_id=\(id)&limit=200"
        + "&include_asset_names=true\(query)")
    let resources = answer["resources"]?.array ?? []
    #expect(answer["total_rows"]?.int == resources.count)
    return Set(
      resources.map {
        "\($0["relationship_name"]?.string ?? "") "
          + "\($0["asset_name"]?.string ?? $0["artifact_id"]?.string ?? "")"
          + ($0["column_name"]?.string.map { "#\($0)" } ?? "")
      })
  }

  @Test func aRelationshipIsSetFoundFromBothEndsAndUnset() throws {
    let wish = request("similar_to", end(returns), end(products))

    let set = try post("set", [wish])

    var expected = wish
    expected["http_status"] = 201
    #expect(set == [expected])
    let resource = try platform.post(
      "/v2/assets/get_relationships?\(scope)&asset_id=\(returns)&relationship_names=similar_to")
    #expect(
      resource["resources"] == [
        [
          "catalog_id": .string(retail), "asset_id": .string(products),
          "asset_type": "data_asset", "relationship_name": "similar_to",
          "href": .string("/v2/assets/\(products)?\(scope)"),
          "created": 1_772_442_000_000, "updated": 1_772_442_000_000,
          "creator_id": .string(WorldPeople.ana.id), "updater_id": .string(WorldPeople.ana.id),
        ]
      ])
    #expect(try related(products).contains("similar_to returns"))

    expected["http_status"] = 200
    #expect(try post("unset", [wish, wish]) == [expected, expected])
    #expect(try !related(returns).contains("similar_to products"))
    #expect(try !related(products).contains("similar_to returns"))
  }

  @Test func settingAgainTouchesAndTheOtherNameMeansTheSame() throws {
    _ = try post("set", [request("derived_from", end(products), end(returns))])
    platform.clock.advance(by: .seconds(1))

    let again = try post(
      "set", [request("source_of", end(returns), end(products))], as: "admin")

    #expect(again[0]["http_status"] == 200)
    let found = try platform.post(
      "/v2/assets/get_relationships?\(scope)&asset_id=\(returns)&relationship_names=source_of")
    #expect(found["total_rows"] == 1)
    #expect(found["resources"]?[0]?["created"] == 1_772_442_000_000)
    #expect(found["resources"]?[0]?["updated"] == 1_772_442_001_000)
    #expect(found["resources"]?[0]?["updater_id"]?.string == WorldPeople.admin.id)
    _ = try post("unset", [request("source_of", end(returns), end(products))])
    #expect(try !related(products).contains("derived_from returns"))
  }

  @Test func whereThereIsRoomForOneTheNewReplacesTheOld() throws {
    _ = try platform.post(
      "/v2/asset_relationship_types",
      [
        "end1": [
          "relationship_name": "replaced_by", "default_display_name": "is replaced by",
          "multiplicity": "ONE",
        ],
        "end2": [
          "relationship_name": "replaces", "default_display_name": "replaces",
          "multiplicity": "MANY",
        ],
      ])
    let orders = WorldStory.ordersID

    _ = try post(
      "set",
      [
        request("replaced_by", end(returns), end(products)),
        request("replaced_by", end(orders), end(products)),
        request("replaced_by", end(returns), end(WorldStory.customersID)),
      ])

    #expect(
      try related(returns, "&relationship_names=replaced_by") == ["replaced_by customers"])
    #expect(try related(products, "&relationship_names=replaces") == ["replaces orders"])
    _ = try post("set", [request("replaces", end(returns), end(orders))])
    #expect(try related(orders, "&relationship_names=replaced_by") == ["replaced_by returns"])
    #expect(try related(products, "&relationship_names=replaces") == [])
  }

  @Test func eachOfManyIsDoneOrRefusedByItself() throws {
    let finance = WorldContainers.finance
    let report = StoryAsset.id("month_end_revenue", in: finance)
    let results = try post(
      "set",
      [
        request("similar_to", end(returns), end("none")),
        request("loves", end(returns), end(products)),
        request("similar_to", end(report, finance), end(returns)),
        request("similar_to", end(returns), end(report, finance)),
        request("similar_to", end(returns), ["asset_id": .string(products)]),
        ["source": end(returns), "target": end(products)],
        request("similar_to", end(returns), ["artifact_id": "t1"]),
      ])

    #expect(results.map { $0["http_status"]?.int } == [404, 400, 403, 201, 400, 400, 400])
    let fields = results.map { $0["errors"]?[0]?["target"]?["name"]?.string }
    #expect(
      fields == [
        nil, "relationship_name", nil, nil, "relationships[4].target.catalog_id",
        "relationships[5].relationship_name", "relationships[6].target.artifact_type",
      ])
    #expect(try related(returns).contains("similar_to month_end_revenue"))
    let wish = request("similar_to", end(returns), end(products))
    #expect(try post("set", [wish], as: "vic")[0]["http_status"] == 403)
    for count in [0, 21] {
      let answer = try platform.send(
        .post, "/v2/assets/set_relationships",
        ["relationships": .array(Array(repeating: wish, count: count))])
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"] == "relationships")
    }
  }

  @Test func typedEndsTakeWhatTheySay() throws {
    _ = try platform.post(
      "/v2/asset_relationship_types",
      [
        "end1": [
          "relationship_name": "means", "default_display_name": "means",
          "containing_asset_type": "data_asset#_column",
        ],
        "end2": [
          "relationship_name": "meant_by", "default_display_name": "is meant by",
          "containing_artifact_type": "glossary_term",
        ],
      ])
    let term: JSONValue = ["artifact_id": "term-1", "artifact_type": "glossary_term"]
    let column = end("\(WorldStory.customersID)#COLUMN#email")

    let results = try post(
      "set",
      [
        request("means", column, term), request("means", end(returns), term),
        request("means", end("\(WorldStory.customersID)#COLUMN#none"), term),
        request("means", column, ["artifact_id": "p", "artifact_type": "policy"]),
      ])

    #expect(results.map { $0["http_status"]?.int } == [201, 400, 404, 400])
    let ofColumn = "\(WorldStory.customersID)%23COLUMN%23email"
    #expect(try related(ofColumn, "&relationship_names=means") == ["means term-1"])
    #expect(try related(WorldStory.customersID, "&relationship_names=means") == [])
    let ofTerm = try platform.post(
      "/v2/assets/get_relationships?artifact_id=term-1&artifact_type=glossary_term"
        + "&include_target_columns=true")
    #expect(ofTerm["total_rows"] == 1)
    #expect(ofTerm["resources"]?[0]?["relationship_name"] == "meant_by")
    #expect(ofTerm["resources"]?[0]?["column_name"] == "email")
    _ = try post("unset", [request("meant_by", term, column)])
    #expect(try related(ofColumn, "&relationship_names=means") == [])
  }

  @Test func columnsCountOnlyIfAskedFor() throws {
    _ = try post(
      "set",
      [
        request("derived_from", end("\(returns)#COLUMN#product_id"), end(products)),
        request("derived_from", end(returns), end("\(products)#COLUMN#sku")),
        request("derived_from", end(returns), end(WorldStory.customersID)),
      ])
    let named = "&relationship_names=derived_from&related_asset_types=data_asset"
    let before: Set = ["derived_from orders", "derived_from customers"]

    #expect(try related(returns, named) == before)
    #expect(
      try related(returns, "\(named)&include_target_columns=true")
        == before.union(["derived_from products#sku"]))
    #expect(
      try related(
        returns, "\(named)&include_target_columns=true&include_source_columns=true")
        == before.union(["derived_from products#sku", "derived_from products"]))
    #expect(
      try platform.send(
        .post,
        "/v2/assets/get_relationships?\(scope)&asset_id=\(returns)&include_source_columns=true"
      ).status == .badRequest)
  }

  @Test func relationshipsFollowRenamedAssetsAndForgetThoseThatAreGone() throws {
    _ = try post("set", [request("similar_to", end(returns), end(products))])
    _ = try platform.send(
      .patch, "/v2/assets/\(products)?\(scope)",
      [["op": "replace", "path": "/metadata/name", "value": "wares"]])
    #expect(try related(returns).contains("similar_to wares"))

    try platform.emulator.store.write { database in
      let record = try #require(try AssetRecord.find(products, in: database))
      try record.remove(from: database)
    }
    #expect(try !related(returns).contains { $0.hasPrefix("similar_to") })
  }

  @Test func deprecatedCallsDoTheSame() throws {
    let path = "/v2/assets/\(returns)/relationships"
    let both = "target_asset_id=\(products)&target_asset_id=\(WorldStory.customersID)"
    let one = "\(path)/similar_to?\(scope)&target_asset_id=\(products)"
    #expect(try platform.send(.head, one).status == .notFound)

    #expect(
      try platform.send(.put, "\(path)/similar_to?\(scope)&\(both)", as: "ana").status
        == .noContent)

    #expect(try platform.send(.head, one, as: "vic").status == .ok)
    let list = try platform.get("\(path)?\(scope)&relationship_names=similar_to")
    #expect(list["total_rows"] == 2)
    #expect(try platform.send(.delete, one, as: "vic").status == .forbidden)
    #expect(try platform.send(.delete, one).status == .noContent)
    #expect(try platform.send(.delete, one).status == .noContent)
    #expect(try platform.send(.head, one).status == .notFound)
    #expect(
      try platform.send(.put, "\(path)/loves?\(scope)&\(both)").json?["errors"]?[0]?["target"]?[
        "name"] == "relationship_name")
    let nobody = try platform.send(.put, "\(path)/similar_to?\(scope)")
    #expect(nobody.json?["errors"]?[0]?["target"]?["name"] == "target_asset_id")
    let churn = WorldContainers.churn
    #expect(
      try platform.send(
        .put,
        "\(path)/similar_to?\(scope)&target_project_id=\(churn.scope.id)"
          + "&target_asset_id=\(WorldStory.churnModelID)"
      ).status == .noContent)
    #expect(try related(returns).contains("similar_to churn_model"))
  }
}
