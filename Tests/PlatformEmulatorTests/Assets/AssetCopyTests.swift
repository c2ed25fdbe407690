import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetCopyTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }
  private let project = AssetDesk.playground
  private let catalog = AssetDesk.retail
  private let space = AssetDesk.staging

  init() throws {
    desk = try AssetDesk()
  }

  private func id(_ scope: String) -> JSONValue {
    .string(String(scope.split(separator: "=")[1]))
  }

  private func target(_ scope: String, _ more: JSONValue = [:]) -> JSONValue {
    var body = more
    body[String(scope.split(separator: "=")[0])] = id(scope)
    return body
  }

  private func configurations(_ ids: [String]) -> JSONValue {
    .array(ids.map { ["asset_id": .string($0)] })
  }

  @Test func publishingMakesACopyThatKnowsWhereItCameFrom() throws {
    let original = try desk.make(
      "report data", ["description": "D", "tags": ["t"], "resource_key": "k"], as: "ana")
    platform.clock.advance(by: .seconds(60))

    let answer = try platform.send(
      .post, "/v2/assets/\(original)/publish?\(project)",
      target(catalog, ["mode": 8, "metadata": ["name": "published data", "tags": ["p"]]]),
      as: "ana")

    #expect(answer.status == .created)
    let copy = try #require(answer.json?["asset_id"]?.string)
    #expect(copy != original)
    let asset = try desk.asset(copy, in: catalog)
    let metadata = try #require(asset["metadata"])
    #expect(metadata["name"] == "published data")
    #expect(metadata["description"] == "D" && metadata["tags"] == ["p"])
    #expect(metadata["resource_key"] == "k")
    #expect(metadata["catalog_id"] == id(catalog) && metadata["project_id"] == nil)
    #expect(metadata["created_at"] == "2026-03-02T09:01:00Z")
    #expect(metadata["rov"]?["mode"] == 8)
    #expect(metadata["owner_id"]?.string == People.ana)
    #expect(
      metadata["source_asset"] == [
        "action": "publish", "project_id": id(project),
        "catalog_id": .string(WorldContainers.playground.catalogID),
        "asset_id": .string(original), "bss_account_id": "999", "asset_name": "report data",
      ])
    #expect(try desk.found("asset.source_asset_id:\(original)", in: catalog) == 1)
    #expect(asset["entity"] == (try desk.asset(original)["entity"]))
  }

  @Test func everyWayHasItsCall() throws {
    let made = try desk.make("x")
    let cloned = try desk.make("y", in: catalog)
    for (asset, call, from, to) in [
      (made, "publish", project, catalog), (made, "promote", project, space),
      (cloned, "clone", catalog, project),
    ] {
      let copy = try platform.post("/v2/assets/\(asset)/\(call)?\(from)", target(to))
      #expect(copy["metadata"]?["source_asset"]?["action"]?.string == call)
      #expect(copy["href"]?.string?.hasSuffix(to) == true)
      #expect(try desk.status(.post, "/v2/assets/\(asset)/\(call)?\(to)", target(from)) == 400)
      #expect(try desk.status(.post, "/v2/assets/none/\(call)?\(from)", target(to)) == 404)
      #expect(
        try desk.status(
          .post, "/v2/assets/\(asset)/\(call)?\(from)",
          target(to, ["metadata": ["asset_type": "x"]])) == 400)
    }
    // Viewers of the target copy nothing there, nor editors of the target who only view the source.
    #expect(
      try desk.status(.post, "/v2/assets/\(made)/publish?\(project)", target(catalog), as: "vic")
        == 403)
    #expect(
      try desk.status(.post, "/v2/assets/\(cloned)/clone?\(catalog)", target(project), as: "vic")
        == 403)
  }

  @Test func aRevisionCanBePublishedAndDuplicatesTreated() throws {
    let id = StoryAsset.id("churn_features", in: WorldContainers.churn)
    let path = "/v2/assets/\(id)/publish?\(AssetDesk.churn)"
    let first = try platform.post(path + "&revision_id=1", target(catalog))
    #expect(first["metadata"]?["name"] == "churn_features_draft")
    #expect(first["metadata"]?["revision_id"] == nil)

    let second = try platform.post(path, target(catalog))
    let third = try platform.send(.post, path + "&duplicate_action=UPDATE", target(catalog))

    #expect(third.status == .ok && third.json?["asset_id"] == second["asset_id"])
    #expect(try desk.status(.post, path + "&duplicate_action=REJECT", target(catalog)) == 409)
    #expect(try desk.status(.post, path + "&revision_id=77", target(catalog)) == 404)
  }

  @Test func membersOfTheOriginalComeAlongAsFarAsTheyAreMembers() throws {
    let id = try desk.make(
      "with members", ["rov": ["collaborator_ids": [People.vic: [:]]]], as: "ana")
    let path = "/v2/assets/\(id)/publish?\(project)"
    func roles(_ copy: JSONValue) -> [String: [String]] {
      (copy["metadata"]?["rov"]?["member_roles"]?.object ?? JSONObject()).reduce(into: [:]) {
        $0[$1.key] = $1.value["roles"]?.array?.compactMap(\.string)
      }
    }

    let copy = try platform.post(path, target(catalog))
    let chosen = try platform.post(
      path, target(catalog, ["member_roles": [People.ana: ["roles": ["OWNER", "EDITOR"]]]]))
    let impossible = try platform.post(
      path, target(catalog, ["member_roles": ["77": ["roles": ["OWNER"]]]]))
    let ownerless = try platform.post(
      path, target(catalog, ["member_roles": [People.ana: ["roles": ["EDITOR"]]]]))

    #expect(roles(copy) == [People.ana: ["OWNER"], People.vic: ["EDITOR"]])
    #expect(roles(chosen) == [People.ana: ["OWNER", "EDITOR"]])
    #expect(roles(impossible) == roles(copy))
    #expect(roles(ownerless) == [People.ana: ["EDITOR"], People.admin: ["OWNER"]])
  }

  @Test func metadataOfAProjectIsPublishedWithoutAnAsset() throws {
    var body = AssetDesk.body("only referenced")
    body["metadata"]?["published_to"] = ["catalog_id": id(catalog)]
    body["metadata"]?["published_from"] = ["project_id": id(project)]

    let answer = try platform.send(.post, "/v2/assets/publish", body, as: "ana")

    #expect(answer.status == .created)
    let made = try desk.asset(answer.json?["asset_id"]?.string ?? "", in: catalog)
    #expect(
      made["metadata"]?["source_asset"] == [
        "action": "publish", "project_id": id(project), "bss_account_id": "999",
      ])
    #expect(try desk.status(.post, "/v2/assets/publish", AssetDesk.body("x")) == 400)
    #expect(try desk.status(.post, "/v2/assets/publish", body, as: "vic") == 403)
  }

  @Test func aFewAreCopiedBeforeTheAnswer() throws {
    let ids = try (1...2).map { try desk.make("few \($0)") }

    let answer = try platform.send(
      .post, "/v2/assets/bulk_copy?\(project)",
      target(
        catalog,
        [
          "rov_mode": 8,
          "copy_configurations": [
            ["asset_id": .string(ids[0]), "metadata_overrides": ["name": "first copy"]],
            ["asset_id": "none"], ["asset_id": .string(ids[1])],
          ],
        ]))

    #expect(answer.status == .ok)
    let responses = try #require(answer.json?["responses"]?.array)
    #expect(responses.map { $0["errors"]?[0]?["code"] } == [nil, "does_not_exist", nil])
    #expect(responses[0]["copied_assets"]?[0]?["source_asset_id"]?.string == ids[0])
    let copy = try #require(responses[0]["copied_assets"]?[0]?["target_asset_id"]?.string)
    #expect(try desk.asset(copy, in: catalog)["metadata"]?["name"] == "first copy")
    #expect(try desk.asset(copy, in: catalog)["metadata"]?["rov"]?["mode"] == 8)
    let task = try #require(answer.json?["copy_task_id"]?.string)
    #expect(try platform.get("/v2/assets/copy_status/\(task)") == answer.json)
    #expect(answer.json?["status"] == "FAILED")
    #expect(try desk.status(.get, "/v2/assets/copy_status/\(task)", as: "ana") == 404)
    #expect(try desk.status(.get, "/v2/assets/deepcopy/\(task)") == 404)
    #expect(try desk.status(.get, "/v2/assets/copy_status/none") == 404)
  }

  @Test func manyAreCopiedInTheBackground() throws {
    let ids = try (1...22).map { try desk.make("many \($0)", in: catalog) }

    let answer = try platform.send(
      .post, "/v2/assets/bulk_copy?\(catalog)",
      target(project, ["copy_configurations": configurations(ids)]))

    #expect(answer.status == .accepted)
    let address = try #require(answer.headers[.location])
    var states: [String] = []
    for _ in 0...6 {
      let status = try platform.get(address)
      states.append(
        "\(status["status"]?.string ?? "") \(status["progress"]?["completed"]?.int ?? -1)")
      platform.clock.advance(by: .milliseconds(states.count == 1 ? 1_000 : 500))
    }
    #expect(
      states == [
        "WAITING 0", "IN_PROGRESS 0", "IN_PROGRESS 5", "IN_PROGRESS 10", "IN_PROGRESS 15",
        "IN_PROGRESS 20", "COMPLETED 22",
      ])
    #expect(try desk.found("asset.name:many", in: project) == 22)
    let done = try platform.get(address)
    #expect(done["progress"]?["total"] == 22)
    #expect(done["responses"]?.array?.allSatisfy { $0["errors"] == nil } == true)
    platform.clock.advance(by: .seconds(23 * 3600))
    #expect(try desk.status(.get, address) == 200)
    platform.clock.advance(by: .seconds(3600))
    #expect(try desk.status(.get, address) == 404)
  }

  @Test func namesMakeCopiesSlowOrFail() throws {
    let slow = try desk.make("slow one")
    let fails = try desk.make("this will fail")
    func copy(_ id: String) throws -> String {
      let answer = try platform.send(
        .post, "/v2/assets/bulk_copy?\(project)",
        target(catalog, ["copy_configurations": configurations([id])]))
      #expect(answer.status == .accepted)
      return try #require(answer.headers[.location])
    }
    let (first, second) = (try copy(slow), try copy(fails))

    platform.clock.advance(by: .seconds(2))

    #expect(try platform.get(first)["status"] == "IN_PROGRESS")
    let failed = try platform.get(second)
    #expect(failed["status"] == "FAILED")
    #expect(failed["responses"]?[0]?["errors"]?[0]?["code"] == "copy_failed")
    #expect(try desk.found("asset.name:fail", in: catalog) == 0)
    platform.clock.advance(by: .seconds(60))
    #expect(try platform.get(first)["status"] == "COMPLETED")
    #expect(try desk.found("asset.name:slow", in: catalog) == 1)
  }

  @Test func aCopyFailsIfItsTargetGoesAway() throws {
    let id = try desk.make("slow one")
    let answer = try platform.send(
      .post, "/v2/assets/bulk_copy?\(project)",
      target(catalog, ["copy_configurations": configurations([id])]))
    let address = try #require(answer.headers[.location])
    try platform.emulator.store.write { database in
      try database.execute(
        sql: "DELETE FROM container WHERE id = ?", arguments: [WorldContainers.retail.scope.id])
    }

    platform.clock.advance(by: .seconds(120))

    let status = try platform.get(address)
    #expect(status["status"] == "FAILED")
    #expect(status["responses"]?[0]?["errors"]?[0]?["code"] == "does_not_exist")
  }

  @Test func aDeepCopyTakesAlongWhatCascades() throws {
    let ids = try ["whole", "part", "tool", "source"].map { try desk.make($0) }
    try desk.bind(ids[1], .partOf, ids[0])
    try desk.bind(ids[0], .uses, ids[2])
    try desk.bind(ids[2], .uses, ids[1])
    try desk.bind(ids[0], .derivedFrom, ids[3])

    let answer = try platform.send(
      .post, "/v2/assets/\(ids[0])/deepcopy?\(project)",
      target(space, ["metadata": ["name": "whole copy"]]))

    #expect(answer.status == .ok)
    let pairs = answer.json?["copied_assets"]?.array ?? []
    #expect(Set(pairs.compactMap { $0["source_asset_id"]?.string }) == Set(ids.prefix(3)))
    let copy = try #require(answer.json?["asset_id"]?.string)
    #expect(try desk.asset(copy, in: space)["metadata"]?["name"] == "whole copy")
    #expect(try desk.related(copy, in: space) == ["contains part", "uses tool"])
    let part = try #require(
      pairs.first { $0["source_asset_id"]?.string == ids[1] }?["target_asset_id"]?.string)
    #expect(try desk.related(part, in: space) == ["part_of whole copy", "used_by tool"])
    let task = try #require(answer.json?["deep_copy_task_id"]?.string)
    #expect(try platform.get("/v2/assets/deepcopy/\(task)") == answer.json)
    #expect(try desk.status(.get, "/v2/assets/copy_status/\(task)") == 404)
    // Relationships of the originals are as they were.
    #expect(try desk.related(ids[0]) == ["contains part", "derived_from source", "uses tool"])
  }

  @Test func aBulkCopyIsDeepOnlyIfAskedTo() throws {
    let ids = try ["user", "used"].map { try desk.make($0) }
    try desk.bind(ids[0], .uses, ids[1])
    let body = target(catalog, ["copy_configurations": configurations([ids[0]])])

    let flat = try platform.post("/v2/assets/bulk_copy?\(project)", body)
    let deep = try platform.post("/v2/assets/bulk_copy?\(project)&deep_copy=true", body)
    let both = try platform.post(
      "/v2/assets/bulk_copy?\(project)&deep_copy=true",
      target(catalog, ["copy_configurations": configurations(ids)]))

    func counts(_ answer: JSONValue) -> [Int] {
      (answer["responses"]?.array ?? []).map { $0["copied_assets"]?.array?.count ?? 0 }
    }
    #expect(counts(flat) == [1])
    #expect(counts(deep) == [2])
    #expect(counts(both) == [1, 1])
  }

  @Test func referencesInsideOfAssetsFollowTheirTargets() throws {
    try platform.emulator.store.write { database in
      try database.execute(
        sql: """
          UPDATE asset_type SET document = json_set(document, '$.relationships', json(?))
          WHERE name = 'script'
          """,
        arguments: [
          #"[{"key":"environment.id","target_asset_type":"environment","on_promote":"CASCADE"}]"#
        ])
    }
    let environment = try desk.make("runtime", type: "environment")
    let script = try desk.make(
      "runner", type: "script",
      entity: ["script": ["environment": ["id": .string(environment)]]])

    let answer = try platform.post("/v2/assets/\(script)/deepcopy?\(project)", target(space))

    let copies = (answer["copied_assets"]?.array ?? []).compactMap {
      $0["target_asset_id"]?.string
    }
    #expect(copies.count == 2)
    let copy = try desk.asset(try #require(answer["asset_id"]?.string), in: space)
    #expect(copy["entity"]?["script"]?["environment"]?["id"]?.string == copies.last)
  }

  @Test func connectionsBehindAttachmentsAreCopiedOnce() throws {
    let connection = try desk.make("db", type: "connection", entity: ["connection": [:]])
    let tables = try (1...2).map { number in
      var body = AssetDesk.body("table \(number)")
      body["attachments"] = [
        ["name": "r", "connection_id": .string(connection), "connection_path": "/S/T"]
      ]
      return try #require(try platform.post("/v2/assets?\(project)", body)["asset_id"]?.string)
    }

    let answer = try platform.post(
      "/v2/assets/bulk_copy?\(project)",
      target(catalog, ["copy_configurations": configurations(tables)]))

    let copied = (answer["responses"]?.array ?? []).compactMap { $0["copied_assets"]?[0] }
    let connections = Set(copied.compactMap { $0["target_connection_id"]?.string })
    #expect(copied.count == 2 && connections.count == 1 && !connections.contains(connection))
    #expect(try desk.found("asset.name:db AND asset.asset_type:connection", in: catalog) == 1)
    let table = try desk.asset(copied[0]["target_asset_id"]?.string ?? "", in: catalog)
    #expect(table["attachments"]?[0]?["connection_id"]?.string == connections.first)
    let without = try platform.post(
      "/v2/assets/bulk_copy?\(project)&auto_copy_connections_in_remote_attachments=false",
      target(AssetDesk.marketing, ["copy_configurations": configurations([tables[0]])]))
    #expect(without["responses"]?[0]?["copied_assets"]?[0]?["target_connection_id"] == nil)
  }

  @Test func filesBehindAttachmentsAreCopiedAndPurgedWithThem() throws {
    var body = AssetDesk.body("file asset")
    body["attachments"] = [
      ["name": "f", "object_key": "data_asset/f.csv", "object_key_is_read_only": false]
    ]
    try desk.files(of: WorldContainers.playground) {
      try $0.put(Array("a,b".utf8), at: "assets/data_asset/f.csv", at: desk.now)
    }
    let id = try #require(try platform.post("/v2/assets?\(project)", body)["asset_id"]?.string)
    var keys: [String] = []
    for _ in 1...2 {
      let copy = try platform.post("/v2/assets/\(id)/promote?\(project)", target(space))
      keys.append(try #require(copy["attachments"]?[0]?["object_key"]?.string))
    }

    #expect(keys[0] == "data_asset/f.csv")
    #expect(keys[1].hasPrefix("data_asset/f_") && keys[1].hasSuffix(".csv"))
    for key in keys {
      let text = try desk.files(of: WorldContainers.staging) { store in
        try store.find("assets/\(key)").map {
          String(decoding: try store.bytes(of: $0), as: UTF8.self)
        }
      }
      #expect(text == "a,b")
    }
  }

  @Test func whatCannotBeAskedForIsRefused() throws {
    let id = try desk.make("x")
    let path = "/v2/assets/bulk_copy?\(project)"
    let one = configurations([id])
    for (body, status) in [
      (["copy_configurations": one], 400), (target(catalog), 400),
      (target(catalog, ["copy_configurations": []]), 400),
      (target(catalog, ["copy_configurations": .array(Array(repeating: [:], count: 51))]), 400),
      (target(catalog, target(space, ["copy_configurations": one])), 400),
      (target(project, ["copy_configurations": one]), 400),
      (target(catalog, ["copy_configurations": one, "rov_mode": 4]), 400),
      (
        target(
          catalog,
          ["copy_configurations": [["asset_id": .string(id), "metadata_overrides": [:]]]]), 400
      ),
      (["catalog_id": "none", "copy_configurations": one], 404),
    ] as [(JSONValue, Int)] {
      #expect(try desk.status(.post, path, body) == status, "\(body)")
    }
    #expect(try desk.status(.post, "/v2/assets/bulk_copy?\(space)", target(catalog)) == 400)
  }
}
