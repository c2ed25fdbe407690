import GRDB
import JSON

/// What the analytical platform next door knows a database instance of AI Lake as.
///
/// Source: `DataSourceInfo` of both OpenAPI documents.
struct LakeDataSource {
  /// Of the association of data source and database.
  let id: String
  /// Unique within the organization.
  var dataSourceID: String
  var name: String

  init(id: String, dataSourceID: String, name: String) {
    self.id = id
    self.dataSourceID = dataSourceID
    self.name = name
  }

  private init(_ row: Row) {
    self.init(id: row["id"], dataSourceID: row["data_source_id"], name: row["name"])
  }

  /// Oldest first: the first is the primary one.
  static func all(
    of lake: LakeDatabase, in database: Database
  ) throws -> [LakeDataSource] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT * FROM lake_data_source WHERE database_id = ? ORDER BY rowid"),
      arguments: [lake.id]
    ).map { LakeDataSource($0) }
  }

  /// Throws 404.
  static func find(
    _ dataSourceID: String, of lake: LakeDatabase, in database: Database
  ) throws -> LakeDataSource {
    let found = try all(of: lake, in: database).first { $0.dataSourceID == dataSourceID }
    guard let found else {
      throw PlatformFault.missing(
        "Database instance '\(lake.name)' has no data source '\(dataSourceID)'.")
    }
    return found
  }

  /// Throws 409 if another data source of the organization has that id.
  static func requireFree(
    _ dataSourceID: String, besides id: String = "", in database: Database
  ) throws {
    let isTaken = try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM lake_data_source WHERE data_source_id = ? AND id <> ?)",
      arguments: [dataSourceID, id])
    if isTaken == true {
      throw PlatformFault.conflict(
        "There is a data source '\(dataSourceID)' in the organization already.")
    }
  }

  func insert(of databaseID: String, into database: Database) throws {
    try Self.requireFree(dataSourceID, in: database)
    try database.execute(
      sql: "INSERT INTO lake_data_source VALUES (NULL, ?, ?, ?, ?)",
      arguments: [id, databaseID, dataSourceID, name])
  }

  func update(in database: Database) throws {
    try Self.requireFree(dataSourceID, besides: id, in: database)
    try database.execute(
      sql: "UPDATE lake_data_source SET data_source_id = ?, name = ? WHERE id = ?",
      arguments: [dataSourceID, name, id])
  }

  func delete(from database: Database) throws {
    try database.execute(sql: "DELETE FROM lake_data_source WHERE id = ?", arguments: [id])
  }

  var document: JSONValue {
    ["id": .string(id), "dataSourceId": .string(dataSourceID), "dataSourceName": .string(name)]
  }
}
