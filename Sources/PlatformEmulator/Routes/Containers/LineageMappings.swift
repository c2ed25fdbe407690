import GRDB
import JSON

/// Lineage that somebody wrote down in a table: which assets come from which.
///
/// Source: POST /v2/catalogs/import_assets: "lineage mappings from EMD CSV documents". Of these the
/// columns `Source Columns` and `Target Columns` are read, with names of assets, several of them
/// separated by semicolons.
struct LineageMappings {
  /// Ids: the target is derived from the source.
  private(set) var pairs: [(source: AssetRecord, target: AssetRecord)] = []
  /// What is wrong, for people.
  private(set) var errors: [String] = []

  private let container: Container
  private let database: Database

  init(
    of asset: AssetRecord, in container: Container, rejectsDuplicates: Bool, _ database: Database
  ) throws {
    self.container = container
    self.database = database
    guard let text = try Self.text(of: asset, container, database) else {
      errors = ["The asset has no document among the files of the catalog."]
      return
    }
    let rows = CommaSeparated.rows(text)
    let header = rows.first?.map { $0.trimmingBlanks().lowercased() } ?? []
    guard let source = header.firstIndex(of: "source columns"),
      let target = header.firstIndex(of: "target columns")
    else {
      errors = ["The document has no columns 'Source Columns' and 'Target Columns'."]
      return
    }
    for (index, row) in rows.enumerated().dropFirst() {
      guard row.count > max(source, target) else {
        errors.append("Row \(index + 1) has too few fields.")
        continue
      }
      let sources = try assets(row[source], row: index + 1)
      for target in try assets(row[target], row: index + 1) {
        for source in sources { try add(source, target, rejectsDuplicates) }
      }
    }
  }

  /// Stores what is not there yet.
  func insert(by user: String, at now: Int64) throws {
    let kind = RelationshipKind.derivedFrom
    let scope = container.scope
    for (source, target) in pairs where try !isKnown(source, target) {
      try database.execute(
        sql: """
          INSERT INTO relationship (type_id, name, reverse_name,
            source_kind, source_container, source, source_type, source_name,
            target_kind, target_container, target, target_type, target_name,
            creator, updater, created, updated)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          kind.typeID, kind.name, kind.reverseName,
          scope.kind.rawValue, scope.id, target.id, target.type, target.name,
          scope.kind.rawValue, scope.id, source.id, source.type, source.name,
          user, user, now, now,
        ])
    }
  }

  static func perform(_ turn: BackgroundWork.Turn) throws {
    let id = turn.payload["asset_id"]?.string ?? ""
    let user = turn.payload["user"]?.string ?? ""
    let scope = WorldScope(kind: .catalog, id: turn.payload["catalog_id"]?.string ?? "")
    guard let asset = try AssetRecord.find(id, in: turn.database),
      let catalog = try ContainerRecord.find(scope, in: turn.database)
    else { return }
    if asset.name.lowercased().contains("fail") {
      return try asset.note(
        ["status": "FAILED", "error": "The document could not be read."], by: user, at: turn.now,
        turn.database)
    }
    let container = Container(
      row: catalog.row, scope: scope, name: catalog.name, catalogID: catalog.id, role: .editor)
    let mappings = try LineageMappings(
      of: asset, in: container,
      rejectsDuplicates: turn.payload["rejects_duplicates"]?.bool ?? false, turn.database)
    try mappings.insert(by: user, at: turn.now)
    try asset.note(
      [
        "status": "COMPLETED", "imported_mappings": JSONValue(mappings.pairs.count),
        "errors": .array(mappings.errors.map(JSONValue.string)),
      ], by: user, at: turn.now, turn.database)
  }

  private mutating func add(
    _ source: AssetRecord, _ target: AssetRecord, _ rejectsDuplicates: Bool
  ) throws {
    if rejectsDuplicates, try isKnown(source, target) {
      errors.append("'\(target.name)' is known to be derived from '\(source.name)' already.")
    } else {
      pairs.append((source, target))
    }
  }

  private func isKnown(_ source: AssetRecord, _ target: AssetRecord) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM relationship WHERE source = ? AND target = ? AND type_id = ?)
        """, arguments: [target.id, source.id, RelationshipKind.derivedFrom.typeID]) ?? false
  }

  private mutating func assets(_ field: String, row: Int) throws -> [AssetRecord] {
    var found: [AssetRecord] = []
    for name in field.split(separator: ";").map({ $0.trimmingBlanks() }) {
      let id = try String.fetchOne(
        database,
        sql: "SELECT id FROM asset WHERE container = ? AND name = ? ORDER BY rowid LIMIT 1",
        arguments: [container.row, name])
      if let id, let asset = try AssetRecord.find(id, in: database) {
        found.append(asset)
      } else {
        errors.append("Row \(row) names '\(name)', which is not in the catalog.")
      }
    }
    return found
  }

  /// The first attachment that lies among the files of the catalog.
  private static func text(
    of asset: AssetRecord, _ container: Container, _ database: Database
  ) throws -> String? {
    let files = FileStore(database: database, owner: container.scope.id)
    let attachments = try asset.attachments.map { try JSONValue.parse($0) }?.array ?? []
    for key in attachments.compactMap({ $0["object_key"]?.string ?? $0["handle"]?["key"]?.string })
    {
      for path in [key, "assets/\(key)"] {
        guard let file = try files.find(path), !file.isFolder else { continue }
        return String(decoding: try files.bytes(of: file), as: UTF8.self)
      }
    }
    return nil
  }
}
