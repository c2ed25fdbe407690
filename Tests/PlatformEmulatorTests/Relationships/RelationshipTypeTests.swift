import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RelationshipTypeTests {
  private let platform: TestPlatform
  private let path = "/v2/asset_relationship_types"
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func end(_ name: String, _ more: JSONObject = [:]) -> JSONValue {
    var end: JSONObject = [
      "relationship_name": .string(name), "default_display_name": .string("is \(name)"),
      "multiplicity": "MANY",
    ]
    for (key, value) in more { end[key] = value }
    return .object(end)
  }

  private func create(_ end1: JSONValue, _ end2: JSONValue) throws -> JSONValue {
    try platform.post(path, ["end1": end1, "end2": end2])
  }

  private func names(_ query: String) throws -> [String] {
    let types = try platform.get("\(path)?limit=200&\(query)")["resources"]?.array ?? []
    return types.compactMap { $0["end1"]?["relationship_name"]?.string }
  }

  @Test func aTypeIsMadeWithItsDefaults() throws {
    let answer = try platform.send(
      .post, path,
      [
        "end1": end("owns", ["containing_asset_type": "report", "multiplicity": "ONE"]),
        "end2": end("owned_by", ["on_delete": "CASCADE"]),
        "flags": ["use_for_lineage_traversal": true], "description": "Who owns what",
      ])

    #expect(answer.status == .created)
    let id = try #require(answer.json?["metadata"]?["id"])
    let ignored: JSONObject = [
      "on_delete": "IGNORE", "on_clone": "IGNORE", "on_publish": "IGNORE",
      "on_promote": "IGNORE", "option_overrides": [],
    ]
    var first: JSONObject = [
      "default_display_name": "is owns", "relationship_name": "owns", "multiplicity": "ONE",
      "containing_asset_type": "report",
    ]
    var second: JSONObject = [
      "default_display_name": "is owned_by", "relationship_name": "owned_by",
      "multiplicity": "MANY",
    ]
    for (key, value) in ignored { (first[key], second[key]) = (value, value) }
    second["on_delete"] = "CASCADE"
    let entity: JSONObject = [
      "end1": .object(first), "end2": .object(second),
      "flags": ["use_for_lineage_traversal": true], "description": "Who owns what",
    ]
    let metadata: JSONValue = [
      "id": id, "creator_id": .string(WorldPeople.admin.id), "created": 1_772_442_000_000,
      "created_at": "2026-03-02T09:00:00.000Z", "updated": 1_772_442_000_000,
      "updated_at": "2026-03-02T09:00:00.000Z", "updater_id": .string(WorldPeople.admin.id),
      "tenancy": "GLOBAL",
    ]
    #expect(answer.json == ["metadata": metadata, "entity": .object(entity)])
    var listed = entity
    listed["metadata"] = metadata
    #expect(
      try platform.get("\(path)?relationship_name=owned_by")["resources"] == [.object(listed)])
  }

  @Test func globalTypesTakeAnAdministratorAndThoseOfTheAccountDoNot() throws {
    let body: JSONValue = ["end1": end("owns"), "end2": end("owned_by")]
    #expect(try platform.send(.post, path, body, as: "ana").status == .forbidden)
    #expect(
      try platform.send(.post, "\(path)?bss_account_id=1", body, as: "ana").status == .forbidden)
    let made = try platform.post("\(path)?bss_account_id=999", body, as: "ana")
    #expect(made["metadata"]?["tenancy"] == "BSS_ACCOUNT")
    #expect(try names("tenancy=BSS_ACCOUNT") == ["owns"])
    #expect(try !names("tenancy=GLOBAL").contains("owns"))
  }

  @Test func aNameIsTakenWhereTheTypesAreTheSame() throws {
    _ = try create(end("owns", ["containing_asset_type": "report"]), end("owned_by_report"))

    let other = ["containing_asset_type": "notebook"] as JSONObject
    _ = try create(end("owns", other), end("owned_by_notebook"))
    for taken in [
      end("owns", other), end("owns"), end("owns", ["containing_asset_types": ["x", "report"]]),
    ] {
      let answer = try platform.send(.post, path, ["end1": taken, "end2": end("new")])
      #expect(answer.status == .conflict)
    }
  }

  @Test func typesThatMakeNoSenseAreRefused() throws {
    let artifact = ["containing_artifact_type": "glossary_term"] as JSONObject
    let refused: [(JSONValue, JSONValue, field: String)] = [
      ([:], end("b"), "end1.relationship_name"),
      (["relationship_name": "a"], end("b"), "end1.default_display_name"),
      (end("a b"), end("b"), "end1.relationship_name"),
      (end("a"), end("b", ["multiplicity": "SOME"]), "end2.multiplicity"),
      (end("a", artifact), end("b", artifact), "end2.containing_artifact_type"),
      (end("a", artifact), end("b", ["on_delete": "CASCADE"]), "end2.on_delete"),
      (
        end("a", ["containing_asset_type": "data_asset#_column", "on_delete": "CASCADE"]),
        end("b"), "end1.on_delete"
      ),
      (end("a", ["containing_asset_type": "job#_column"]), end("b"), "end1.containing_asset_type"),
      (end("a", ["container_id": "x"]), end("b"), "end1.container_type"),
      (
        end("a", ["container_id": "x", "container_type": "CATALOG"]), end("b"),
        "end1.container_id"
      ),
    ]
    for (end1, end2, field) in refused {
      let answer = try platform.send(.post, path, ["end1": end1, "end2": end2])
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    }
    #expect(
      try platform.send(.post, path, ["end1": end("a")]).json?["errors"]?[0]?["target"]?["name"]
        == "end2")
  }

  @Test func typesAreFoundByWhatMayStandAtTheirEnds() throws {
    // The types of the world may stand anywhere.
    let untyped = try names("")
    _ = try create(
      end("owns", ["containing_asset_type": "report"]),
      end("owned_by", ["containing_asset_types": ["notebook", "script"]]))
    _ = try create(
      end("means", ["containing_asset_type": "data_asset#_column"]),
      end("meant_by", ["containing_artifact_type": "glossary_term"]))

    #expect(try names("asset_type=script") == untyped + ["owns"])
    #expect(try names("type_name=report") == untyped + ["owns"])
    #expect(try names("asset_type=job") == untyped)
    #expect(try names("asset_type=*") == untyped)
    #expect(try names("asset_type=*%23_column") == untyped + ["means"])
    #expect(try names("artifact_type=glossary_term") == untyped + ["means"])
    #expect(try names("asset_type=report&related_asset_type=script") == untyped + ["owns"])
    #expect(try names("asset_type=report&related_asset_type=job") == untyped)
    #expect(try names("default_display_name=is%20owned_by") == ["owns"])
    for query in ["related_asset_type=x", "tenancy=x", "container_id=x&container_type=x"] {
      #expect(try platform.send(.get, "\(path)?\(query)").status == .badRequest)
    }
  }

  @Test func aTypeOfACatalogIsFoundThere() throws {
    let own: JSONObject = [
      "containing_asset_type": "campaign", "container_type": "CATALOG",
      "container_id": .string(WorldContainers.retail.scope.id),
    ]
    let type = try create(end("runs_in", own), end("hosts", own))

    #expect(type["metadata"]?["tenancy"] == "BSS_ACCOUNT")
    #expect(try names("container_id=\(WorldContainers.retail.scope.id)").contains("runs_in"))
    #expect(try !names("container_id=\(WorldContainers.finance.scope.id)").contains("runs_in"))
    #expect(
      try !names("container_id=\(WorldContainers.churn.scope.id)&container_type=PROJECT")
        .contains("runs_in"))
  }

  @Test func displayNamesAndOptionsArePatched() throws {
    let id = try create(end("owns"), end("owned_by"))["metadata"]?["id"]?.string ?? ""
    platform.clock.advance(by: .seconds(1))

    let answer = try platform.send(
      .patch, "\(path)/\(id)",
      [
        ["op": "replace", "path": "/end2/default_display_name", "value": "belongs to"],
        ["op": "add", "path": "/end2/localized_display_name", "value": ["en": "belongs to"]],
        ["op": "add", "path": "/end2/localized_display_name/cs", "value": "patří"],
        ["op": "replace", "path": "/end1/on_delete", "value": "CASCADE"],
        [
          "op": "add", "path": "/end1/option_overrides/-",
          "value": ["this_asset_type": "a", "other_asset_type": "b", "on_delete": "IGNORE"],
        ],
        ["op": "add", "path": "/flags/use_for_lineage_traversal", "value": "true"],
      ])

    let type = try #require(try platform.get("\(path)?relationship_name=owns")["resources"]?[0])
    #expect(answer.json?["entity"]?["end2"] == type["end2"])
    #expect(type["end2"]?["localized_display_name"] == ["en": "belongs to", "cs": "patří"])
    #expect(type["end1"]?["on_delete"] == "CASCADE")
    #expect(type["end1"]?["option_overrides"]?.array?.count == 1)
    #expect(type["flags"] == ["use_for_lineage_traversal": true])
    #expect(type["metadata"]?["updated"] == 1_772_442_001_000)
    let refused: [JSONValue] = [
      ["op": "remove", "path": "/end1/default_display_name"],
      ["op": "replace", "path": "/end1/relationship_name", "value": "x"],
      ["op": "replace", "path": "/end1/on_delete", "value": "MAYBE"],
      ["op": "replace", "path": "/metadata/id", "value": "x"],
      ["op": "replace", "path": "/end1/localized_display_name/de", "value": "x"],
    ]
    for operation in refused {
      #expect(try platform.send(.patch, "\(path)/\(id)", [operation]).status == .badRequest)
    }
    #expect(try platform.send(.patch, "\(path)/none", []).status == .notFound)
    #expect(try platform.send(.patch, "\(path)/\(id)", [], as: "ana").status == .forbidden)
  }

  @Test func endsAreFoundByWhatMayStandThere() throws {
    _ = try create(
      end("owns", ["containing_asset_type": "report"]),
      end("owned_by", ["containing_asset_type": "notebook"]))
    _ = try create(
      end("means", ["containing_asset_type": "*#_column"]),
      end("meant_by", ["containing_artifact_type": "glossary_term"]))
    func ends(_ query: String) throws -> [String] {
      let answer = try platform.post("\(path)/search_ends?limit=200&\(query)")
      return (answer["resources"]?.array ?? []).compactMap { $0["relationship_name"]?.string }
    }
    let typed = ["owns", "owned_by", "means", "meant_by"]

    let reports = try ends("asset_type=report")
    #expect(reports.filter(typed.contains) == ["owns"])
    #expect(reports.contains("source_of"))
    #expect(try ends("asset_type=notebook").filter(typed.contains) == ["owned_by"])
    #expect(try ends("asset_type=data_asset%23_column").filter(typed.contains) == ["means"])
    #expect(try ends("artifact_type=glossary_term").filter(typed.contains) == ["meant_by"])
    #expect(
      try ends("artifact_type=glossary_term&asset_type=report&end_types=ARTIFACT")
        .filter(typed.contains) == ["meant_by"])
    #expect(try ends("asset_type=report&relationship_names=owns") == ["owns"])
    let deprecated = try platform.get("/v2/asset_types/report/relationships?\(scope)&limit=200")
    #expect(
      deprecated["resources"]?.array?.compactMap { $0["relationship_name"]?.string } == reports)
    let one = try platform.post("\(path)/search_ends?asset_type=report&relationship_names=owns")
    #expect(one["resources"]?[0]?["related_end"]?["relationship_name"] == "owned_by")
    #expect(
      one["options"] == [
        "limit": 25, "orderby": ["RELATIONSHIP_DISPLAY_NAME_ASC"], "asset_types": ["report"],
        "artifact_types": [], "end_types": [], "relationship_names": ["owns"],
      ])
    for query in ["", "asset_type=report&end_types=X", "asset_type=report&orderby=x"] {
      #expect(try platform.send(.post, "\(path)/search_ends?\(query)").status == .badRequest)
    }
  }

  @Test(arguments: ["relationship_name_asc", "RELATIONSHIP_DISPLAY_NAME_DESC", "create_time_desc"])
  func pagesOfEndsShowEachOnce(_ order: String) throws {
    let address = "\(path)/search_ends?asset_type=report&orderby=\(order)"
    let all = try platform.post("\(address)&limit=200")
    var seen: [JSONValue] = []
    var bookmark: String? = ""
    while let mark = bookmark {
      let page = try platform.post("\(address)&limit=4&bookmark=\(mark)")
      #expect(page["total_rows"] == all["total_rows"])
      seen += page["resources"]?.array ?? []
      bookmark = page["next"]?["bookmark"]?.string
    }
    #expect(seen == all["resources"]?.array)
    #expect(seen.count == all["total_rows"]?.int)
    #expect(seen.count > 20)
  }

  @Test func endsInUseAreThoseOfTheRelationshipsThereAre() throws {
    let asset = "\(scope)&asset_id=\(WorldStory.ordersID)"
    let related = try platform.post("/v2/assets/get_relationships?\(asset)&limit=200")
    let names = Set((related["resources"]?.array ?? []).map { $0["relationship_name"] })

    let used = try platform.post(
      "\(path)/search_used_ends?\(asset)&include_related_types=true&limit=200")
    let ends = try #require(used["resources"]?.array)
    #expect(Set(ends.map { $0["relationship_name"] }) == names)
    let visualized = ends.first { $0["relationship_name"] == "visualized_in" }
    #expect(visualized?["related_asset_types"] == ["dashboard"])
    let deprecated = try platform.get(
      "/v2/assets/\(WorldStory.ordersID)/relationship_types?\(scope)&limit=200")
    #expect(deprecated["total_rows"] == used["total_rows"])
    let short = try platform.post("\(path)/search_used_ends?\(asset)&limit=1")
    let next = try #require(short["next"]?["href"]?.string)
    #expect(next.contains("\(path)/search_used_ends?"))
    #expect(try platform.send(.post, "\(path)/search_used_ends?\(scope)").status == .badRequest)
  }
}
