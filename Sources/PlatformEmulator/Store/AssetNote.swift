import GRDB
import JSON

/// What somebody wrote about an asset or one of its columns.
struct AssetNote {
  var row: Int64 = 0
  var id: String
  var asset: String
  /// 0: of the asset as it is.
  var revision: Int
  /// Nil: about the asset itself.
  var column: String?
  var text: String
  var creator: String
  var updater: String
  /// Milliseconds since 1970.
  var created: Int64
  var updated: Int64

  /// Source: GET /v2/assets/{asset_id}/notes/{note_id}. The names of the keys for its id and for
  /// the two times in milliseconds are not in the reference.
  var document: JSONValue {
    var metadata: JSONValue = ["asset_note_id": .string(id), "asset_id": .string(asset)]
    if let column { metadata["column_name"] = .string(column) }
    metadata["creator_id"] = .string(creator)
    metadata["updater_id"] = .string(updater)
    metadata["created_at"] = .string(CalendarDate.seconds(created))
    metadata["created"] = JSONValue(created)
    metadata["updated_at"] = .string(CalendarDate.seconds(updated))
    metadata["updated"] = JSONValue(updated)
    return ["metadata": metadata, "entity": ["note": .string(text)]]
  }
}

extension AssetNote {
  init(_ row: Row) {
    self.row = row["rowid"]
    id = row["id"]
    asset = row["asset_id"]
    revision = row["revision"]
    column = row["column_name"]
    text = row["note"]
    creator = row["creator"]
    updater = row["updater"]
    created = row["created"]
    updated = row["updated"]
  }

  static func all(of version: AssetVersion, in database: Database) throws -> [AssetNote] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM note WHERE asset_id = ? AND revision = ?",
      arguments: [version.asset, version.number]
    ).map(AssetNote.init)
  }

  /// Throws 404 if the asset has no such note.
  static func find(
    _ id: String, of version: AssetVersion, in database: Database
  ) throws -> AssetNote {
    guard let note = try all(of: version, in: database).first(where: { $0.id == id }) else {
      throw PlatformFault.missing("There is no note '\(id)' of asset '\(version.asset)'.")
    }
    return note
  }

  mutating func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO note VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, asset, revision, column, text, creator, updater, created, updated,
      ])
    row = database.lastInsertedRowID
  }

  func update(in database: Database) throws {
    try database.execute(
      sql: "UPDATE note SET note = ?, updater = ?, updated = ? WHERE rowid = ?",
      arguments: [text, updater, updated, row])
  }

  func delete(from database: Database) throws {
    try database.execute(sql: "DELETE FROM note WHERE rowid = ?", arguments: [row])
  }
}
