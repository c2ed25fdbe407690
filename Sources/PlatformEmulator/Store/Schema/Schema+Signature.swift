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

  /// Writes down with which tables this store was made: before indexes are.
  static func sign(_ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO meta VALUES ('tables', ?)",
      arguments: [try signature(of: database)])
  }

  /// What was written down; nil in the store of a limn that did not.
  static func signature(in database: Database) throws -> String? {
    guard try database.tableExists("meta") else { return nil }
    return try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'tables'")
  }

  private static func signature(of database: Database) throws -> String {
    let tables = try String.fetchAll(
      database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return String(WorldID.hash(tables.joined(separator: ";")), radix: 16)
  }
}
