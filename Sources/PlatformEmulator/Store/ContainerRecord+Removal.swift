import GRDB

extension ContainerRecord {
  /// Takes it out of the store with everything that lies in it: assets and what belongs to them,
  /// jobs and runs, members, files, relationships from and to it.
  ///
  /// Whatever table has a column `container_id`, `container`, or `asset_id` of an asset in it is
  /// emptied of it, so that a new kind of thing need not be named here.
  func remove(from database: Database) throws {
    for (table, column) in try Self.columns(named: ["asset_id"], in: database) {
      try database.execute(
        sql: """
          DELETE FROM \(table) WHERE \(column) IN (SELECT id FROM asset WHERE container = ?)
          """, arguments: [row])
    }
    try database.execute(
      sql: "DELETE FROM relationship WHERE source_container = ? OR target_container = ?",
      arguments: [id, id])
    try removeAssets(from: database)
    // First its own row: what other tables lose with it may be found by them alone.
    try database.execute(sql: "DELETE FROM container WHERE rowid = ?", arguments: [row])
    for (table, column) in try Self.columns(named: ["container_id", "container"], in: database) {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE \(column) IN (?, ?)", arguments: [row, id])
    }
  }

  /// One by one, so that all that finds them stays in step; some at a time, as there may be many.
  private func removeAssets(from database: Database) throws {
    while true {
      let assets = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT a.*, d.metadata, d.entity, d.attachments
            FROM asset a JOIN asset_document d ON d.rowid = a.rowid
            WHERE a.container = ? LIMIT 500
            """), arguments: [row]
      ).map { AssetRecord($0) }
      for asset in assets { try asset.remove(from: database) }
      if assets.isEmpty { return }
    }
  }

  private static func columns(
    named names: [String], in database: Database
  ) throws -> [(table: String, column: String)] {
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' AND c.name IN (\(list))
        ORDER BY t.name
        """
    ).map { ($0[0], $0[1]) }
  }
}
