import GRDB
import JSON

/// The fields that asset types declare to be indexed, and keeping the index in step with them.
///
/// Source: `fields` of POST /v2/asset_types, "Fields that are indexed if present in the asset".
enum Declarations {
  private struct Field: Hashable {
    /// As queries name it: `<type>.<key>`.
    var name: String
    /// In the asset: `entity.<type>.<member>`.
    var path: String
  }

  /// What is indexed of the assets of a container.
  static func paths(in container: Int64, _ database: Database) throws -> TermPaths {
    var paths = ofEveryAsset
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: "SELECT field, path FROM search_declaration WHERE container = ?"),
      arguments: [container])
    while let row = try rows.next() { paths.add(row[1], field: row[0]) }
    return paths
  }

  private static let ofEveryAsset = TermPaths()

  /// The number of a field that some type declares; nil if none does.
  static func number(of name: String, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM search_field WHERE name = ?"),
      arguments: [name])
  }

  /// Notes what a type declares without looking at assets: there are none of the container yet.
  static func note(
    type: String, _ document: JSONValue, in container: Int64, _ database: Database
  ) throws {
    for field in fields(of: type, document) { try add(field, of: type, to: container, database) }
  }

  /// Indexes anew what types declare that were changed since this was last called.
  static func catchUp(in database: Database) throws {
    let stale = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT container_id, type FROM search_stale"))
    guard !stale.isEmpty else { return }
    try database.execute(sql: "DELETE FROM search_stale")
    for row in stale {
      let (id, type): (String, String) = (row[0], row[1])
      let own = try Int64.fetchAll(
        database, sql: "SELECT rowid FROM container WHERE id = ?", arguments: [id])
      // Types of the account are those of all its containers.
      let containers =
        own.isEmpty ? try Int64.fetchAll(database, sql: "SELECT rowid FROM container") : own
      for container in containers { try refresh(type, in: container, database) }
    }
  }

  private static func refresh(
    _ type: String, in container: Int64, _ database: Database
  ) throws {
    let wanted = try document(of: type, in: container, database).map { fields(of: type, $0) } ?? []
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT f.name, d.path FROM search_declaration d JOIN search_field f ON f.id = d.field
        WHERE d.container = ? AND d.type = ?
        """, arguments: [container, type])
    guard Set(wanted) != Set(rows.map { Field(name: $0[0], path: $0[1]) }) else { return }
    try forget(type, in: container, database)
    var paths = TermPaths()
    for field in wanted {
      paths.add(field.path, field: try add(field, of: type, to: container, database))
    }
    try index(type, in: container, paths, database)
  }

  private static func forget(
    _ type: String, in container: Int64, _ database: Database
  ) throws {
    try database.execute(
      sql: """
        DELETE FROM search_posting WHERE container = ? AND field IN
          (SELECT field FROM search_declaration WHERE container = ? AND type = ?);
        DELETE FROM search_declaration WHERE container = ? AND type = ?
        """, arguments: [container, container, type, container, type])
  }

  private static func index(
    _ type: String, in container: Int64, _ paths: TermPaths, _ database: Database
  ) throws {
    let index = SearchIndex([container], database)
    for row in try index.rows(ofType: type, among: index.everything()).rows {
      let entity = try String.fetchOne(
        database.cachedStatement(sql: "SELECT entity FROM asset_document WHERE rowid = ?"),
        arguments: [row])
      guard let entity else { continue }
      for term in AssetTerms(section: "entity", entity, paths).terms {
        try SearchIndex.change(container: container, row: row, term, isIn: true, database)
      }
    }
  }

  @discardableResult
  private static func add(
    _ field: Field, of type: String, to container: Int64, _ database: Database
  ) throws -> Int64 {
    let known = try number(of: field.name, database)
    let number: Int64
    if let known {
      number = known
    } else {
      let count = try Int64.fetchOne(database, sql: "SELECT count(*) FROM search_field") ?? 0
      number = IndexedField.firstDeclared + count
      try database.execute(
        sql: "INSERT INTO search_field VALUES (?, ?)", arguments: [number, field.name])
    }
    try database.execute(
      sql: "INSERT OR REPLACE INTO search_declaration VALUES (?, ?, ?, ?)",
      arguments: [container, type, number, field.path])
    return number
  }

  /// The container's own type, else that of the account, else what the platform brings along.
  private static func document(
    of type: String, in container: Int64, _ database: Database
  ) throws -> JSONValue? {
    let text = try String.fetchOne(
      database,
      sql: """
        SELECT t.document FROM asset_type t LEFT JOIN container c ON c.id = t.container_id
        WHERE t.name = ? AND (c.rowid IS NULL OR c.rowid = ?) ORDER BY c.rowid IS NULL LIMIT 1
        """, arguments: [type, container])
    if let text { return try JSONValue.parse(text) }
    return WorldAssetTypes.documents.first { $0["name"]?.string == type }
  }

  private static func fields(of type: String, _ document: JSONValue) -> [Field] {
    (document["fields"]?.array ?? []).compactMap { field in
      guard let key = field["key"]?.string, !key.isEmpty else { return nil }
      let path = field["search_path"]?.string ?? key
      return Field(
        name: "\(type).\(relative(key, to: type))",
        path: "entity.\(type).\(relative(path, to: type))"
      )
    }
  }

  /// Without what leads to the type's own section, and without the brackets of lists.
  private static func relative(_ path: String, to type: String) -> String {
    var names = path.filter { !"[]*$".contains($0) }.split(separator: ".")
    if names.count > 1, names.first == "entity" { names.removeFirst() }
    if names.count > 1, names.first == type[...] { names.removeFirst() }
    return names.joined(separator: ".")
  }
}
