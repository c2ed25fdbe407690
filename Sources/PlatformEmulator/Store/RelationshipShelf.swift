import GRDB
import JSON

/// Relationships of deleted assets: put away with the first of their ends, and put back when both
/// are there again.
enum RelationshipShelf {
  static func put(_ asset: String, in database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM relationship WHERE source = ? OR target = ?",
      arguments: [asset, asset])
    for row in rows {
      try database.execute(
        sql: "INSERT INTO trashed_relationship VALUES (NULL, ?, ?, ?)",
        arguments: [
          row["source"] as String, row["target"] as String, columns(of: row).serialized(),
        ])
    }
    try database.execute(
      sql: "DELETE FROM relationship WHERE source = ? OR target = ?", arguments: [asset, asset])
  }

  /// Puts those back whose other end is not in the trash.
  static func take(_ asset: String, in database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, columns FROM trashed_relationship WHERE (source = ? OR target = ?)
          AND source NOT IN (SELECT id FROM trashed_asset)
          AND target NOT IN (SELECT id FROM trashed_asset)
        ORDER BY rowid
        """, arguments: [asset, asset])
    for row in rows {
      try insert(JSONValue.parse(row["columns"] as String).object ?? JSONObject(), database)
      try database.execute(
        sql: "DELETE FROM trashed_relationship WHERE rowid = ?",
        arguments: [row["rowid"] as Int64])
    }
  }

  static func discard(_ asset: String, in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM trashed_relationship WHERE source = ? OR target = ?",
      arguments: [asset, asset])
  }

  /// By name, so that the table may get columns without this taking notice. Its row is given anew.
  private static func columns(of row: Row) -> JSONValue {
    var object = JSONObject()
    for (name, value) in row where name != "rowid" {
      switch value.storage {
      case .int64(let number): object[name] = JSONValue(number)
      case .double(let number): object[name] = JSONValue(number)
      case .string(let text): object[name] = .string(text)
      case .null, .blob: break
      }
    }
    return .object(object)
  }

  private static func insert(_ columns: JSONObject, _ database: Database) throws {
    let values: [(any DatabaseValueConvertible)?] = columns.values.map {
      $0.string ?? $0.int.map { Int64($0) } ?? $0.double
    }
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try database.execute(
      sql: "INSERT INTO relationship (\(columns.keys.joined(separator: ", "))) VALUES (\(places))",
      arguments: StatementArguments(values))
  }
}
