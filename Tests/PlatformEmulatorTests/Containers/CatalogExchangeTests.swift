import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct CatalogExchangeTests {
  private let platform: TestPlatform
  private let scope: String
  private let assets: [JSONValue]

  init() throws {
    platform = try TestPlatform(assets: 200)
    scope = try platform.catalog(withMoreThan: 10)
    assets = try platform.search(scope, "*:*", ["limit": 3])["results"]?.array ?? []
  }

  private func id(_ asset: JSONValue?) -> String { asset?["metadata"]?["asset_id"]?.string ?? "" }

  private var files: (owner: String, read: (String) throws -> [UInt8]?) {
    let owner = String(scope.dropFirst("catalog_id=".count))
    return (
      owner,
      { path in
        try self.platform.emulator.store.read { database in
          let files = FileStore(database: database, owner: owner)
          return try files.find(path).map { try files.bytes(of: $0) }
        }
      }
    )
  }

  @Test func anExportBecomesAnArchiveOfTables() throws {
    let begun = try platform.send(
      .post, "/v2/catalogs/export_assets?\(scope)",
      ["asset_ids": .array(assets.map { .string(id($0)) })])
    #expect(begun.status == .accepted)
    let href = try #require(begun.json?["href"]?.string)
    #expect(try platform.get(href)["entity"]?["ibm_export_asset"]?["status"] == "IN_PROGRESS")

    platform.clock.advance(by: .seconds(3))

    let export = try platform.get(href)
    #expect(
      export["entity"]?["ibm_export_asset"] == ["status": "COMPLETED", "exported_assets": 3])
    let key = try #require(export["attachments"]?[0]?["object_key"]?.string)
    let archive = try ZipArchive(try #require(try files.read("assets/\(key)")))
    #expect(archive.entries.map(\.path) == ["metadata.csv", "relationships.csv"])
    let rows = CommaSeparated.rows(String(decoding: archive["metadata.csv"] ?? [], as: UTF8.self))
    #expect(rows.dropFirst().map(\.[0]) == assets.map(id))
    #expect(rows.dropFirst().map(\.[1]) == assets.map { $0["metadata"]?["name"]?.string })
  }

  @Test func whatCannotBeExportedIsSaid() throws {
    func refusal(_ query: String, _ ids: [String]) throws -> EmulatorResponse {
      try platform.send(
        .post, "/v2/catalogs/export_assets?\(query)",
        ["asset_ids": .array(ids.map(JSONValue.string))])
    }
    #expect(try refusal(scope, Array(repeating: "x", count: 101)).status == .badRequest)
    #expect(try refusal(scope, []).json?["errors"]?[0]?["target"]?["name"] == "asset_ids")
    #expect(try refusal(scope, ["nobody"]).status == .notFound)
    #expect(try refusal("\(scope)&export_types=lineage", [id(assets[0])]).status == .badRequest)
    #expect(
      try refusal("\(scope)&export_asset_id=\(id(assets[1]))", [id(assets[0])]).status
        == .badRequest)
  }

  private func importAsset(_ name: String, _ text: String) throws -> String {
    try platform.emulator.store.write { database in
      let found = try ContainerRecord.find(
        WorldScope(kind: .catalog, id: files.owner), in: database)
      let catalog = try #require(found)
      let store = FileStore(database: database, owner: catalog.id)
      try store.makeRoot(at: 0)
      try store.put(Array(text.utf8), at: "assets/mappings.csv", at: 0)
      let container = Container(
        row: catalog.row, scope: catalog.scope, name: catalog.name, catalogID: catalog.id,
        role: .admin)
      return try NewAsset(
        type: "import_asset", name: name, attachments: [["object_key": "mappings.csv"]]
      ).insert(
        into: container, by: WorldPeople.admin.id, at: 0, id: WorldID.named(name), database
      ).id
    }
  }

  private var names: [String] { assets.compactMap { $0["metadata"]?["name"]?.string } }

  @Test func lineageIsReadFromATable() throws {
    let table = [["Name", "Source Columns", "Target Columns"], ["m1", names[0], names[1]]]
    let asset = try importAsset("Mappings", CommaSeparated.text(table))
    let path = "/v2/catalogs/import_assets?\(scope)&import_asset_id=\(asset)"

    let valid = try platform.post("\(path)&action=validate")
    #expect(valid["valid"] == true)
    #expect(valid["mappings"] == 1)
    #expect(try platform.send(.post, path).status == .accepted)
    platform.clock.advance(by: .seconds(3))

    let entity = try platform.get("/v2/assets/\(asset)?\(scope)")["entity"]?["import_asset"]
    #expect(entity == ["status": "COMPLETED", "imported_mappings": 1, "errors": []])
    let again = try platform.send(.post, "\(path)&duplicate_action=REJECT")
    #expect(again.status == .badRequest)
  }

  @Test func aTableThatNamesNobodyIsNotValid() throws {
    let table = [["Source Columns", "Target Columns"], [names[0], "no such asset"]]
    let asset = try importAsset("Wrong", CommaSeparated.text(table))
    let path = "/v2/catalogs/import_assets?\(scope)&import_asset_id=\(asset)"

    let answer = try platform.post("\(path)&action=validate")
    #expect(answer["valid"] == false)
    #expect(
      answer["errors"] == ["Row 2 names 'no such asset', which is not in the catalog."])
    #expect(try platform.send(.post, path).status == .badRequest)
    #expect(try platform.send(.post, "\(path)&force=true").status == .accepted)
    #expect(try platform.send(.post, "\(path)&action=guess").status == .badRequest)
    #expect(
      try platform.send(.post, "/v2/catalogs/import_assets?\(scope)").json?["errors"]?[0]?[
        "target"]?["name"] == "import_asset_id")
  }

  @Test func tablesSurviveTheJourney() {
    let rows = [["a", "b,c", "d\"e", "f\ng"], ["", "ž", "", "x"]]
    #expect(CommaSeparated.rows(CommaSeparated.text(rows)) == rows)
  }

  @Test func syncedAssetsAreRehomed() throws {
    let asset = try platform.emulator.store.write { database in
      let found = try ContainerRecord.find(
        WorldScope(kind: .catalog, id: files.owner), in: database)
      let catalog = try #require(found)
      let container = Container(
        row: catalog.row, scope: catalog.scope, name: catalog.name, catalogID: catalog.id,
        role: .admin)
      var new = NewAsset(type: "data_asset", name: "synced")
      new.metadata["source_system"] = ["source": "IGC", "source_system_id": "igc-1"]
      return try new.insert(
        into: container, by: WorldPeople.admin.id, at: 0, id: WorldID.named("synced"), database
      ).id
    }
    let path = "/v2/catalogs/default/rehome?\(scope)&bulk=true"

    #expect(try platform.send(.post, path).status == .badRequest)
    #expect(try platform.send(.post, path, as: "ana").status == .forbidden)
    let begun = try platform.send(.post, "\(path)&source_metadata_collection_id=igc-1")
    #expect(begun.status == .accepted)
    let request = try #require(begun.headers[.future])
    let status = "/v2/catalogs/default/rehome/status?request_id=\(request)"
    #expect(try platform.get(status)["status"] == "IN_PROGRESS")

    platform.clock.advance(by: .seconds(4))

    #expect(try platform.get(status)["status"] == "COMPLETED")
    #expect(try platform.get(status)["rehomed_assets"] == 1)
    let metadata = try platform.get("/v2/assets/\(asset)?\(scope)")["metadata"]
    #expect(metadata?["source_system"] == nil)
    #expect(metadata?["source_system_history"]?[0]?["source"] == "IGC")
    #expect(try platform.send(.get, "/v2/catalogs/default/rehome/status").status == .badRequest)
  }
}
