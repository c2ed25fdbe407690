import GRDB
import JSON

/// A catalog, project or space as it is stored.
struct ContainerRecord {
  var row: Int64 = 0
  var kind: WorldScope.Kind
  var id: String
  /// The well-known name of a catalog, such as `ibm-default-hub`.
  var uid: String?
  var name: String
  /// The hidden catalog of a project or space, in which its assets are kept; the id of a catalog.
  var catalogID: String
  var created: Int64
  var updated: Int64
  var document: JSONValue

  /// - Parameter catalogID: of a space, whose document does not say it; nil: after its name.
  init(_ document: JSONValue, _ kind: WorldScope.Kind, catalogID: String? = nil) {
    let metadata = document["metadata"]
    self.kind = kind
    self.document = document
    id = (metadata?[kind == .space ? "id" : "guid"])?.string ?? ""
    uid = document["entity"]?["uid"]?.string
    name = document["entity"]?["name"]?.string ?? ""
    self.catalogID =
      switch kind {
      case .catalog: id
      case .project: document["entity"]?["catalog"]?["guid"]?.string ?? ""
      case .space: catalogID ?? WorldID.named("space/\(name)/hidden catalog")
      }
    let date = metadata?["created_at"]?.string ?? metadata?["create_time"]?.string ?? ""
    created = Timestamp.milliseconds(date) ?? 0
    updated = metadata?["updated_at"]?.string.flatMap(Timestamp.milliseconds) ?? created
  }

  init(_ row: Row) throws {
    self.row = row["rowid"]
    kind = WorldScope.Kind(rawValue: row["kind"]) ?? .catalog
    id = row["id"]
    uid = row["uid"]
    name = row["name"]
    catalogID = row["catalog_id"]
    created = row["created"]
    updated = row["updated"]
    document = try JSONValue.parse(row["document"] as String)
  }

  /// By id or well-known name.
  static func find(_ scope: WorldScope, in database: Database) throws -> ContainerRecord? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT * FROM container WHERE kind = ? AND (id = ? OR uid = ?)"),
      arguments: [scope.kind.rawValue, scope.id, scope.id]
    ).map(ContainerRecord.init)
  }

  static func isTaken(
    name: String, _ kind: WorldScope.Kind, besides id: String? = nil, in database: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM container WHERE kind = ? AND name = ? AND id IS NOT ?)",
      arguments: [kind.rawValue, name, id]) ?? false
  }

  var scope: WorldScope { WorldScope(kind: kind, id: id) }

  /// The row it got.
  func insert(into database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO container VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        kind.rawValue, id, uid, name, catalogID, created, updated, document.serialized(),
      ])
    return database.lastInsertedRowID
  }

  /// Stores the document, and what is taken from it. `metadata.updated_at` says when; catalogs do
  /// not tell.
  mutating func save(at now: Int64, in database: Database) throws {
    updated = now
    if document["metadata"]?["updated_at"] != nil {
      document["metadata"]?["updated_at"] = .string(CalendarDate.milliseconds(now))
    }
    name = document["entity"]?["name"]?.string ?? name
    try database.execute(
      sql: "UPDATE container SET name = ?, updated = ?, document = ? WHERE rowid = ?",
      arguments: [name, updated, document.serialized(), row])
  }
}
