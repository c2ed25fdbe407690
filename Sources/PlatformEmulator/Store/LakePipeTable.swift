import GRDB
import JSON

/// A table of a database instance that is fed from parquet files in an object storage.
///
/// Source: `PipeTable` and `PipeTableSummary` of both OpenAPI documents.
struct LakePipeTable {
  let databaseID: String
  /// As GET …/pipeTables/{tableName} answers it, without its wrapping.
  let document: JSONValue
  var rowCount: Int

  init(databaseID: String, document: JSONValue, rowCount: Int) {
    self.databaseID = databaseID
    self.document = document
    self.rowCount = rowCount
  }

  private init(_ row: Row) throws {
    self.init(
      databaseID: row["database_id"], document: try JSONValue.parse(row["document"] as String),
      rowCount: row["row_count"])
  }

  /// By name; the order is not in the reference.
  static func all(of lake: LakeDatabase, in database: Database) throws -> [LakePipeTable] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM lake_pipe_table WHERE database_id = ? ORDER BY name",
      arguments: [lake.id]
    ).map { try LakePipeTable($0) }
  }

  /// Throws 404.
  static func find(
    _ name: String, of lake: LakeDatabase, in database: Database
  ) throws -> LakePipeTable {
    guard let found = try first(name, of: lake, in: database) else {
      throw PlatformFault.missing(
        "Database instance '\(lake.name)' has no pipe table '\(name)'.")
    }
    return found
  }

  static func first(
    _ name: String, of lake: LakeDatabase, in database: Database
  ) throws -> LakePipeTable? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM lake_pipe_table WHERE database_id = ? AND name = ?",
      arguments: [lake.id, name]
    ).map { try LakePipeTable($0) }
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO lake_pipe_table VALUES (NULL, ?, ?, ?, ?, ?, NULL)",
      arguments: [id, databaseID, name, document.serialized(), rowCount])
  }

  func delete(from database: Database) throws {
    try database.execute(sql: "DELETE FROM lake_pipe_table WHERE id = ?", arguments: [id])
  }

  /// What the pipe has loaded since the statistics were collected, these do not know of.
  func setRowCount(_ count: Int, in database: Database) throws {
    try database.execute(
      sql: "UPDATE lake_pipe_table SET row_count = ?, analyzed = NULL WHERE id = ?",
      arguments: [count, id])
  }

  /// - Parameter now: milliseconds since 1970.
  func setAnalyzed(at now: Int64, in database: Database) throws {
    try database.execute(
      sql: "UPDATE lake_pipe_table SET analyzed = ? WHERE id = ?", arguments: [now, id])
  }

  var name: String { document["tableName"]?.string ?? "" }

  var partitionColumns: [String] {
    document["partitionColumns"]?.array?.compactMap(\.string) ?? []
  }

  /// As lists have it.
  var summary: JSONValue {
    var summary: JSONValue = [:]
    for key in ["pipeTableId", "tableName", "pathPrefix", "columns"] {
      summary[key] = document[key]
    }
    return summary
  }

  private var id: String { document["pipeTableId"]?.string ?? "" }
}
