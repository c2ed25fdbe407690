import GRDB

/// With which tables a store was made. Kept in `meta`, so that a limn with others knows.
extension Schema {
  /// Of the tables that this limn makes.
  static func current() throws -> String {
    try DatabaseQueue().write { database in
      try createTables(in: database)
      return try signature(of: database)
    }
  }

  /// Of the tables that are there.
  static func signature(of database: Database) throws -> String {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name
        """)
    return String(WorldID.hash(tables.joined(separator: ";")), radix: 16)
  }

  /// Writes down with which tables a store was made.
  static func sign(_ database: Database, _ signature: String) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO meta VALUES ('tables', ?)", arguments: [signature])
  }

  /// What was written down; nil in the store of a limn that did not.
  static func signature(in database: Database) throws -> String? {
    guard try database.tableExists("meta") else { return nil }
    return try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'tables'")
  }
}
