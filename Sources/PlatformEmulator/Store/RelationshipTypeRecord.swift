import GRDB
import JSON

/// A relationship type as it is stored: what binds two things, named from both ends.
struct RelationshipTypeRecord {
  var row: Int64
  /// `{metadata, end1, end2, flags}`.
  var document: JSONValue

  init(row: Int64, document: JSONValue) {
    self.row = row
    self.document = document
  }

  init(_ row: Row) throws {
    self.row = row["rowid"]
    document = try JSONValue.parse(row["document"] as String)
  }

  var id: String { document["metadata"]?["id"]?.string ?? "" }
  var end1: RelationshipTypeEnd { RelationshipTypeEnd(document: document["end1"] ?? [:]) }
  var end2: RelationshipTypeEnd { RelationshipTypeEnd(document: document["end2"] ?? [:]) }

  var isGlobal: Bool { document["metadata"]?["tenancy"]?.string == "GLOBAL" }

  /// `{metadata, entity}`. Source: POST and PATCH /v2/asset_relationship_types, "Response".
  var answer: JSONValue {
    var entity = document
    entity["metadata"] = nil
    return ["metadata": document["metadata"] ?? [:], "entity": entity]
  }

  /// In the order in which they were made.
  static func all(in database: Database) throws -> [RelationshipTypeRecord] {
    try Row.fetchAll(
      database, sql: "SELECT rowid, document FROM relationship_type ORDER BY rowid"
    ).map(RelationshipTypeRecord.init)
  }

  static func find(
    _ id: String, in database: Database
  ) throws -> RelationshipTypeRecord? {
    try Row.fetchOne(
      database, sql: "SELECT rowid, document FROM relationship_type WHERE id = ?",
      arguments: [id]
    ).map(RelationshipTypeRecord.init)
  }

  /// Those with an end of that name.
  static func named(
    _ name: String, in database: Database
  ) throws -> [RelationshipTypeRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, document FROM relationship_type WHERE name = ? OR reverse_name = ?
        ORDER BY rowid
        """, arguments: [name, name]
    ).map(RelationshipTypeRecord.init)
  }

  mutating func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO relationship_type VALUES (NULL, ?, ?, ?, ?)",
      arguments: [id, end1.name, end2.name, document.serialized()])
    row = database.lastInsertedRowID
  }

  func update(in database: Database) throws {
    try database.execute(
      sql: "UPDATE relationship_type SET document = ? WHERE rowid = ?",
      arguments: [document.serialized(), row])
  }
}

/// One end of a relationship type: its name as seen from what stands there, and what may stand there.
///
/// Source: POST /v2/asset_relationship_types.
struct RelationshipTypeEnd {
  var document: JSONValue

  /// What columns are called among asset types, for any asset.
  static let anyColumn = "*#_column"

  var name: String { document["relationship_name"]?.string ?? "" }
  var displayName: String { document["default_display_name"]?.string ?? name }

  /// Of what stands here, only one such relationship starts.
  var isSingle: Bool { document["multiplicity"]?.string == "ONE" }

  /// `data_asset`, `data_asset#_column`, …
  var assetTypes: [String] { types("containing_asset_type") }
  var artifactTypes: [String] { types("containing_artifact_type") }
  var isUntyped: Bool { assetTypes.isEmpty && artifactTypes.isEmpty }

  /// The container whose own asset types are meant; nil: those of all.
  var containerID: String? { document["container_id"]?.string }

  /// True if something of this kind may stand here.
  ///
  /// - Parameter container: in which it lies; nil for artifacts.
  func accepts(_ kind: Kind, in container: String? = nil) -> Bool {
    if isUntyped { return true }
    if let containerID, let container, containerID != container { return false }
    switch kind {
    case .asset(let type): return assetTypes.contains(type)
    case .column(let type):
      return assetTypes.contains("\(type)#_column") || assetTypes.contains(Self.anyColumn)
    case .artifact(let type): return artifactTypes.contains(type)
    }
  }

  /// What can stand at an end.
  enum Kind: Hashable {
    case asset(type: String)
    /// A column of an asset of that type.
    case column(type: String)
    case artifact(type: String)

    /// From `data_asset` or `data_asset#_column`.
    init(assetType text: String) {
      let suffix = "#_column"
      self =
        text.hasSuffix(suffix)
        ? .column(type: String(text.dropLast(suffix.count))) : .asset(type: text)
    }
  }

  /// Source: `end_types` of POST /v2/asset_relationship_types/search_ends.
  var kinds: Set<String> {
    if isUntyped { return ["ASSET", "COLUMN", "ARTIFACT"] }
    var kinds: Set<String> = artifactTypes.isEmpty ? [] : ["ARTIFACT"]
    for type in assetTypes { kinds.insert(type.hasSuffix("#_column") ? "COLUMN" : "ASSET") }
    return kinds
  }

  /// True if something may stand at both, in this sense: names must differ then.
  func overlaps(_ other: RelationshipTypeEnd) -> Bool {
    if isUntyped || other.isUntyped { return true }
    if let containerID, let theirs = other.containerID, containerID != theirs { return false }
    return !Set(assetTypes).isDisjoint(with: other.assetTypes)
      || !Set(artifactTypes).isDisjoint(with: other.artifactTypes)
  }

  private func types(_ key: String) -> [String] {
    (document["\(key)s"]?.array ?? []).compactMap(\.string)
      + [document[key]?.string].compactMap(\.self)
  }
}
