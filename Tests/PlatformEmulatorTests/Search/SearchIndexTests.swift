import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// However assets came and went, the index says of them what they say of themselves.
@Suite struct SearchIndexTests {
  /// What is in the index, with values as they are compared and labels.
  private func indexed(_ database: Database) throws -> Set<String> {
    var entries: Set<String> = []
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM search_posting")
    for row in rows {
      let chunk = RowChunk(number: row["chunk"], data: row["assets"])
      #expect(!chunk.isEmpty)
      for offset in chunk.offsets {
        let value: DatabaseValue = row["value"]
        entries.insert(
          entry(row["container"], chunk.firstRow + Int64(offset), row["field"], value, row["label"])
        )
      }
    }
    return entries
  }

  private func said(_ database: Database) throws -> Set<String> {
    var entries: Set<String> = []
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT a.*, d.metadata, d.entity, d.attachments
        FROM asset a JOIN asset_document d ON d.rowid = a.rowid
        """)
    for record in rows.map({ AssetRecord($0) }) {
      let paths = try Declarations.paths(in: record.container, database)
      for term in AssetTerms(record, paths).terms {
        entries.insert(
          entry(record.container, record.row, term.field, term.value.key, term.value.label))
      }
    }
    return entries
  }

  private func entry(
    _ container: Int64, _ row: Int64, _ field: Int64, _ value: DatabaseValue, _ label: String
  ) -> String {
    "\(container) \(row) \(field) \(value) \(label)"
  }

  private func expectInStep(
    _ platform: TestPlatform, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try platform.emulator.store.read { database in
      let (indexed, said) = (try indexed(database), try said(database))
      #expect(
        indexed.subtracting(said).sorted().prefix(5) == [], sourceLocation: sourceLocation)
      #expect(
        said.subtracting(indexed).sorted().prefix(5) == [], sourceLocation: sourceLocation)
    }
  }

  @Test func aNewWorldIsIndexedAsItsAssetsAre() throws {
    try expectInStep(TestPlatform(assets: 700))
  }

  @Test func changesOfAllKindsKeepTheIndexInStep() throws {
    let platform = try TestPlatform(assets: 300)
    var random = SplitMix64(seed: 5)
    let ids = try platform.emulator.store.read {
      try String.fetchAll($0, sql: "SELECT id FROM asset ORDER BY rowid")
    }
    let words = ["Alpha", "beta", "Žluť", "日次", "🔥", "x_y", ""]
    for _ in 0..<60 {
      let id = random.pick(ids)
      try platform.emulator.store.write { database in
        guard let record = try AssetRecord.find(id, in: database) else { return }
        if random.chance(20) {
          try record.remove(from: database)
          return
        }
        var changed = record
        var head = try JSONValue.parse(record.metadata)
        head["name"] = .string("n \(random.pick(words)) \(random.pick(words))")
        head["description"] = random.chance(50) ? .string(random.pick(words)) : nil
        head["tags"] = .array([.string(random.pick(words)), .string(random.pick(words))])
        head["rov"] = ["mode": 8, "collaborator_ids": ["1000331001": [:]]]
        changed.metadata = head.serialized()
        changed.entity = #"{"wml_model":{"type":"\#(random.pick(["a", "B"]))"}}"#
        changed.attachments = #"[{"name":"N\\u0065w","object_key":"K"},{"name":null}]"#
        try changed.save(over: record, by: "1000331001", at: 1, in: database)
      }
    }
    try expectInStep(platform)
  }

  /// A platform with assets of a type of its own in its first catalog.
  private func withOwnType(_ fields: JSONValue) throws -> (TestPlatform, String, String) {
    let platform = try TestPlatform(assets: 100)
    let scope = try platform.catalog(withMoreThan: 10)
    let catalog = String(scope.dropFirst("catalog_id=".count))
    let row = try platform.emulator.store.read {
      try Int64.fetchOne($0, sql: "SELECT rowid FROM container WHERE id = ?", arguments: [catalog])
    }
    try platform.emulator.store.write { database in
      for (index, city) in ["Praha", "Brno", "Plzeň"].enumerated() {
        var record = AssetRecord(
          row: 0, container: row ?? 0, id: "own-\(index)", type: "site", name: "site \(index)",
          description: nil,
          metadata: #"{"asset_type":"site","asset_id":"own-\#(index)","name":"site \#(index)"}"#,
          entity: #"{"site":{"city":"\#(city)","size":{"floors":\#(index)}}}"#, attachments: nil)
        try record.insert(owner: "", created: 0, into: database)
      }
    }
    try declare(platform, catalog, fields)
    return (platform, scope, catalog)
  }

  private func declare(_ platform: TestPlatform, _ catalog: String, _ fields: JSONValue) throws {
    let document: JSONValue = ["name": "site", "fields": fields]
    try platform.emulator.store.write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO asset_type VALUES (?, 'site', ?)",
        arguments: [catalog, document.serialized()])
    }
    platform.emulator.counts.forgetAll()
  }

  @Test func fieldsOfCustomTypesAreFoundOnceTheyAreDeclared() throws {
    let (platform, scope, catalog) = try withOwnType([
      ["key": "city", "type": "string", "search_path": "city"]
    ])
    func count(_ query: String) throws -> Int? {
      try platform.search(scope, query, type: "site")["total_rows"]?.int
    }

    #expect(try count("site.city:Plze*") == 1)
    #expect(try count("site.city:brno") == 1)
    #expect(try count("site.size.floors:[1 TO *]") == 0)
    try expectInStep(platform)

    try declare(
      platform, catalog, [["key": "size.floors", "type": "number"]])

    #expect(try count("site.city:brno") == 0)
    #expect(try count("site.size.floors:[1 TO *]") == 2)
    try expectInStep(platform)
  }

  @Test func anAccountsTypesCountInEachOfItsContainers() throws {
    let (platform, scope, _) = try withOwnType([])
    try declare(platform, "999", [["key": "city", "type": "string"]])

    // The container's own type, which declares nothing, comes first.
    #expect(try platform.search(scope, "site.city:brno")["total_rows"] == 0)
    try platform.emulator.store.write {
      try $0.execute(sql: "DELETE FROM asset_type WHERE name = 'site' AND container_id <> '999'")
    }
    platform.emulator.counts.forgetAll()
    #expect(try platform.search(scope, "site.city:brno")["total_rows"] == 1)
    try expectInStep(platform)
  }
}
