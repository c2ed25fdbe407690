import GRDB
import JSON

/// Database instances of AI Lake as they are stored.
enum LakeDatabase {
  static func insert(_ document: JSONValue, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO lake_database VALUES (NULL, ?, ?, ?)",
      arguments: [
        document["id"]?.string ?? "", document["name"]?.string ?? "", document.serialized(),
      ])
  }

  /// By name or id. Throws 404.
  static func find(_ name: String, in database: Database) throws -> JSONValue {
    let text = try String.fetchOne(
      database, sql: "SELECT document FROM lake_database WHERE name = ? OR id = ?",
      arguments: [name, name])
    guard let text else {
      throw PlatformFault.missing("Database instance '\(name)' was not found.")
    }
    return try JSONValue.parse(text)
  }
}
