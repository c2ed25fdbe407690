import GRDB
import JSON

/// Pipe tables.
extension LakeWork {
  func createTable() throws -> JSONValue? {
    let lake = try LakeDatabase.find(text("databaseId"), in: database)
    try failIfWanted("Pipe table creation failed") {
      "The pipe of '\($0)' could not read the first file under '\(text("pathPrefix"))'."
    }
    let name = text("tableName")
    if try LakePipeTable.first(name, of: lake, in: database) != nil {
      throw PlatformFault.conflict(
        "Database instance '\(lake.name)' has a pipe table '\(name)' already.")
    }
    let table = try PipeTablePlan(request).table(in: lake)
    try table.insert(into: database)
    return table.summary
  }

  func deleteTable() throws -> JSONValue? {
    let lake = try LakeDatabase.find(text("databaseId"), in: database)
    try LakePipeTable.find(text("tableName"), of: lake, in: database).delete(from: database)
    return nil
  }

  /// No names: all tables.
  func analyze() throws -> JSONValue? {
    let lake = try LakeDatabase.find(text("databaseId"), in: database)
    try failIfWanted("Analysis failed") { "ANALYZE TABLE \($0) ran out of memory." }
    let names = request["tableNames"]?.array?.compactMap(\.string) ?? []
    let tables =
      try names.isEmpty
      ? LakePipeTable.all(of: lake, in: database)
      : names.map { try LakePipeTable.find($0, of: lake, in: database) }
    for table in tables { try table.setAnalyzed(at: now, in: database) }
    return [
      "tables": .array(
        tables.map { ["tableName": .string($0.name), "rowCount": JSONValue($0.rowCount)] })
    ]
  }

  /// All rows of the partition go, and what the files now hold comes.
  func refresh() throws -> JSONValue? {
    let lake = try LakeDatabase.find(text("databaseId"), in: database)
    let table = try LakePipeTable.find(text("tableName"), of: lake, in: database)
    let folder = (request["partitionSpec"]?.object ?? [:])
      .map { "\($0.key)=\($0.value.string ?? "")" }.joined(separator: "/")
    try failIfWanted("Refresh failed") { _ in
      "The partition '\(folder)' of '\(table.name)' could not be read."
    }
    let deleted = min(table.rowCount, 1_000 + Int(WorldID.hash(table.name + folder) % 40_000))
    let loaded = deleted + Int(WorldID.hash("\(folder) \(now)") % 500)
    try table.setRowCount(table.rowCount - deleted + loaded, in: database)
    return [
      "tableName": .string(table.name), "partitionSpec": request["partitionSpec"] ?? [:],
      "deletedRows": JSONValue(deleted), "loadedRows": JSONValue(loaded),
    ]
  }
}
