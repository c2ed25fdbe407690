import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetTransferTests {
  private let platform: TestPlatform
  private let source = TestPlatform.scope(WorldContainers.churn)
  private let target = TestPlatform.scope(WorldContainers.empty)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func start(_ name: String, _ assets: JSONValue? = nil) throws -> String {
    var body: JSONValue = ["name": .string(name)]
    body["assets"] = assets
    let answer = try platform.send(.post, "/v2/asset_exports?\(source)", body)
    #expect(answer.status == .accepted)
    return try #require(answer.json?["metadata"]?["id"]?.string)
  }

  private func state(_ id: String, _ kind: String = "exports", in scope: String? = nil) throws
    -> String?
  {
    try platform.get("/v2/asset_\(kind)/\(id)?\(scope ?? source)")["entity"]?["status"]?["state"]?
      .string
  }

  private func content(_ id: String) throws -> EmulatorResponse {
    try platform.send(.get, "/v2/asset_exports/\(id)/content?\(source)")
  }

  private func startImport(_ bytes: [UInt8]) throws -> String {
    let answer = try platform.send(.post, "/v2/asset_imports?\(target)", bytes: bytes)
    #expect(answer.status == .accepted)
    return try #require(answer.json?["metadata"]?["id"]?.string)
  }

  /// What is the same wherever an asset lies, by type and name.
  private func assets(in scope: String) throws -> [String: JSONValue] {
    let found = try platform.search(scope, "*:*", ["limit": 200, "include": "entity,attachments"])
    var assets: [String: JSONValue] = [:]
    for asset in found["results"]?.array ?? [] {
      var essence: JSONValue = [:]
      for key in ["name", "description", "tags", "asset_type", "origin_country"] {
        essence[key] = asset["metadata"]?[key]
      }
      if asset["metadata"]?["asset_type"] != "job" { essence["entity"] = asset["entity"] }
      essence["names"] = .array(
        asset["attachments"]?.array?.compactMap { $0["name"] } ?? [])
      let type = asset["metadata"]?["asset_type"]?.string ?? ""
      assets["\(type) \(asset["metadata"]?["name"]?.string ?? "")"] = essence
    }
    return assets
  }

  @Test func anExportPassesThroughItsStates() throws {
    let id = try start("all of it")

    #expect(try state(id) == "pending")
    #expect(try content(id).status == .badRequest)
    platform.clock.advance(by: .seconds(1))
    #expect(try state(id) == "running")
    platform.clock.advance(by: .seconds(10))
    #expect(try state(id) == "completed")
    let export = try platform.get("/v2/asset_exports/\(id)?\(source)")
    #expect(export["metadata"]?["name"] == "all of it")
    #expect(export["metadata"]?["project_id"]?.string == WorldContainers.churn.scope.id)
    #expect(export["entity"]?["assets"] == ["all_assets": true])
    let content = try content(id)
    #expect(content.headers[.contentType] == "application/zip")
    #expect(content.headers[.contentDisposition] == "attachment; filename=\"all_of_it.zip\"")
    #expect(
      try ZipArchive(content.body)["assets/data_asset/churn_scores.csv"]
        == platform.file(at: "data_asset/churn_scores.csv", in: source).map { Array($0.utf8) })
  }

  @Test func whatIsImportedElsewhereIsTheSame() throws {
    let id = try start("x")
    platform.clock.advance(by: .seconds(20))
    let exported = try assets(in: source)
    #expect(exported.count > 10)

    let imported = try startImport(try content(id).body)
    #expect(try state(imported, "imports", in: target) == "pending")
    #expect(try assets(in: target).isEmpty)
    platform.clock.advance(by: .seconds(1))
    #expect(try state(imported, "imports", in: target) == "running")
    platform.clock.advance(by: .seconds(20))
    #expect(try state(imported, "imports", in: target) == "completed")

    #expect(try assets(in: target) == exported)
    #expect(
      try platform.file(at: "data_asset/churn_scores.csv", in: target)
        == platform.file(at: "data_asset/churn_scores.csv", in: source))
    let file = try platform.search(
      target, "asset.name:churn_scores", ["include": "entity,attachments"])
    let asset = try #require(file["results"]?[0])
    #expect(
      asset["metadata"]?["asset_id"]?.string
        != StoryAsset.id("churn_scores", in: WorldContainers.churn))
    let path =
      "/v2/assets/\(asset["metadata"]?["asset_id"]?.string ?? "")/attachments/"
      + "\(asset["attachments"]?[0]?["id"]?.string ?? "")?\(target)"
    let url = try #require(try platform.get(path)["url"]?.string)
    #expect(try platform.send(.get, url, as: nil).text.hasPrefix("customer_id,score"))
    let jobs = try platform.get("/v2/jobs?\(target)")["results"]?.array ?? []
    #expect(jobs.count == (try platform.get("/v2/jobs?\(source)")["results"]?.array ?? []).count)
    let found = try platform.search(source, "*:*", ["limit": 200])["results"]?.array ?? []
    let originals = Set(found.compactMap { $0["metadata"]?["asset_id"]?.string })
    for job in jobs {
      let reference = job["entity"]?["job"]?["asset_ref"]?.string
      #expect(!originals.contains(reference ?? ""), "jobs point to what came with them")
    }
  }

  @Test func someAssetsAreExported() throws {
    let id = try start(
      "some",
      [
        "asset_types": ["notebook"],
        "asset_ids": [.string(StoryAsset.id("churn_scores", in: WorldContainers.churn))],
      ])
    platform.clock.advance(by: .seconds(20))

    let documents = AssetPackage(try ZipArchive(try content(id).body)).documents

    #expect(
      Set(documents.compactMap { $0["metadata"]?["asset_type"]?.string })
        == ["notebook", "data_asset"])
    #expect(documents.filter { $0["metadata"]?["asset_type"] == "data_asset" }.count == 1)
    for (body, status) in [
      (["assets": ["asset_ids": ["none"]]], .notFound),
      (["assets": ["all_assets": true, "asset_types": ["notebook"]]], .badRequest),
      (["assets": ["asset_types": "notebook"]], .badRequest), (["assets": []], .badRequest),
      (["name": 7], .badRequest),
    ] as [(JSONValue, HTTPResponse.Status)] {
      #expect(try platform.send(.post, "/v2/asset_exports?\(source)", body).status == status)
    }
  }

  @Test func transfersMayFail() throws {
    let export = try start("this will fail")
    let broken = try startImport(Array("no zip".utf8))
    platform.clock.advance(by: .seconds(20))

    #expect(try state(export) == "failed")
    #expect(try content(export).status == .badRequest)
    #expect(try state(broken, "imports", in: target) == "failed")
    let answer = try platform.get("/v2/asset_imports/\(broken)?\(target)")
    #expect(
      answer["entity"]?["status"]?["failure"]?["errors"]?[0]?["message"]
        == "The file is not a zip archive.")
    #expect(
      try platform.send(.post, "/v2/asset_imports?\(target)", bytes: []).status == .badRequest)
  }

  @Test func transfersAreCanceledAndDeleted() throws {
    let running = try start("x")
    let slow = try start("slow")
    platform.clock.advance(by: .seconds(1))
    let path = "/v2/asset_exports/\(running)?\(source)"

    #expect(try platform.send(.delete, path).status == .noContent)

    platform.clock.advance(by: .seconds(30))
    #expect(try state(running) == "canceled")
    #expect(try state(slow) == "running")
    #expect(try platform.send(.delete, path).status == .badRequest)
    #expect(try platform.send(.delete, "\(path)&hard_delete=true").status == .noContent)
    #expect(try platform.send(.get, path).status == .notFound)
    platform.clock.advance(by: .seconds(60))
    #expect(try state(slow) == "completed")
    #expect(
      try platform.send(.get, "/v2/asset_exports/\(slow)?\(target)").status == .notFound)
    #expect(
      try platform.send(.post, "/v2/asset_exports?\(source)", as: "vic").status == .forbidden)
  }

  @Test func aListHasEachTransferOnceWhateverHappensBetweenPages() throws {
    let ids = try (0..<7).map { try start("export \($0)") }
    var seen: [String] = []
    var address: String? = "/v2/asset_exports?\(source)&limit=2"
    while let next = address {
      let page = try platform.get(next)
      seen += page["resources"]?.array?.compactMap { $0["metadata"]?["id"]?.string } ?? []
      if seen.count == 2 {
        _ = try platform.send(.delete, "/v2/asset_exports/\(ids[0])?\(source)&hard_delete=true")
        _ = try start("late")
      }
      address = page["next"]?["href"]?.string.map {
        String($0.drop { $0 != "?" }.dropFirst())
      }.map { "/v2/asset_exports?\($0)" }
    }

    #expect(seen.prefix(7) == ids.prefix(7))
    #expect(seen.count == 8)
    #expect(try platform.get("/v2/asset_imports?\(source)")["resources"] == [])
  }
}
