import GRDB
import JSON

/// What goes along when an asset is deleted or copied: the other ends of relationships, and the
/// targets of references inside it, whose type says `CASCADE`.
///
/// Source: `on_delete`, `on_clone`, `on_publish` and `on_promote` of POST
/// /v2/asset_relationship_types and, for references, of `relationships[]` of POST /v2/asset_types.
struct RelationshipCascade {
  /// `on_delete`, `on_clone`, `on_publish` or `on_promote`.
  let flag: String
  let database: Database

  /// Ids of the assets that go along with one, in a fixed order.
  func companions(of record: AssetRecord) throws -> [String] {
    let related = try String.fetchAll(
      database,
      sql: """
        SELECT r.target FROM relationship r JOIN relationship_type t ON t.id = r.type_id
        WHERE r.source = ? AND json_extract(t.document, ?) = 'CASCADE'
        UNION
        SELECT r.source FROM relationship r JOIN relationship_type t ON t.id = r.type_id
        WHERE r.target = ? AND json_extract(t.document, ?) = 'CASCADE'
        """,
      arguments: [record.id, "$.end1.\(flag)", record.id, "$.end2.\(flag)"])
    let referred = try Self.references(of: record, in: database)
      .filter { $0.declaration[flag]?.string == "CASCADE" }.map(\.target)
    return related + referred.filter { !related.contains($0) }
  }

  /// What an asset's own section refers to: where in the section, to which asset, and how the type
  /// declares it.
  ///
  /// Source: `relationships[].key`, "path to the attribute containing the asset id".
  static func references(
    of record: AssetRecord, in database: Database
  ) throws -> [(place: JSONPointer, target: String, declaration: JSONValue)] {
    let type = try String.fetchOne(
      database,
      sql: """
        SELECT t.document FROM asset_type t LEFT JOIN container c ON c.id = t.container_id
        WHERE t.name = ? AND (c.rowid IS NULL OR c.rowid = ?) ORDER BY c.rowid IS NULL LIMIT 1
        """, arguments: [record.type, record.container])
    let declarations = try type.map { try JSONValue.parse($0) }?["relationships"]?.array ?? []
    guard !declarations.isEmpty, let entity = try record.entity.map({ try JSONValue.parse($0) })
    else { return [] }
    return declarations.compactMap { declaration in
      let keys = (declaration["key"]?.string ?? "").split(separator: ".").map(String.init)
      let place = JSONPointer(tokens: [record.type] + keys)
      guard let target = entity.value(at: place)?.string else { return nil }
      return (place, target, declaration)
    }
  }
}
