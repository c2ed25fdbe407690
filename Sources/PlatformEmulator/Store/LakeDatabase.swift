import GRDB
import JSON

/// A database instance of AI Lake.
///
/// Source: `DatabaseInstance` of both OpenAPI documents.
struct LakeDatabase {
  let id: String
  let name: String
  let storageIDs: [JSONValue]

  private init(_ row: Row) throws {
    id = row["id"]
    name = row["name"]
    storageIDs = try JSONValue.parse(row["storages"] as String).array ?? []
  }

  /// By name. Source: GET /api/v1/ailake/database/instances; its order is not in the reference.
  static func all(in database: Database) throws -> [LakeDatabase] {
    try Row.fetchAll(database, sql: "SELECT * FROM lake_database ORDER BY name")
      .map { try LakeDatabase($0) }
  }

  /// By name (preferred) or id. Throws 404.
  static func find(_ name: String, in database: Database) throws -> LakeDatabase {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT * FROM lake_database WHERE name = ? OR id = ? ORDER BY name = ? DESC LIMIT 1",
      arguments: [name, name, name])
    guard let row else {
      throw PlatformFault.missing("Database instance '\(name)' was not found.")
    }
    return try LakeDatabase(row)
  }

  static func isTaken(_ name: String, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM lake_database WHERE name = ?)",
      arguments: [name]) ?? false
  }

  /// With the data sources of the document, which is one as `document(in:)` gives.
  ///
  /// Throws 409 if one of these is taken.
  static func create(_ document: JSONValue, in database: Database) throws {
    let id = document["id"]?.string ?? ""
    try database.execute(
      sql: "INSERT INTO lake_database VALUES (NULL, ?, ?, ?)",
      arguments: [
        id, document["name"]?.string ?? "", document["storageIds"]?.serialized() ?? "[]",
      ])
    for source in document["dataSources"]?.array ?? [] {
      let source = LakeDataSource(
        id: source["id"]?.string ?? "", dataSourceID: source["dataSourceId"]?.string ?? "",
        name: source["dataSourceName"]?.string ?? "")
      try source.insert(of: id, into: database)
    }
  }

  /// With its data sources and its tables.
  func delete(from database: Database) throws {
    for table in ["lake_data_source", "lake_pipe_table"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE database_id = ?", arguments: [id])
    }
    try database.execute(sql: "DELETE FROM lake_database WHERE id = ?", arguments: [id])
  }

  func document(in database: Database) throws -> JSONValue {
    [
      "id": .string(id), "name": .string(name), "storageIds": .array(storageIDs),
      "dataSources": .array(try LakeDataSource.all(of: self, in: database).map(\.document)),
    ]
  }
}
