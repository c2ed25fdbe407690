import GRDB
import JSON

/// A cart, a wish list or an order as it is stored, or an item of one.
struct AssetListRecord {
  var row: Int64
  /// As it is answered.
  var document: JSONValue

  var id: String { document["id"]?.string ?? "" }
  var owner: String { document["access_control"]?["owner"]?.string ?? "" }

  init(document: JSONValue) {
    row = 0
    self.document = document
  }

  private init(_ row: Row) throws {
    self.row = row["rowid"]
    document = try JSONValue.parse(row["document"] as String)
  }

  static func find(_ id: String, in database: Database) throws -> AssetListRecord? {
    try Row.fetchOne(
      database, sql: "SELECT rowid, document FROM asset_list WHERE id = ?", arguments: [id]
    ).map(AssetListRecord.init)
  }

  /// - Parameter owner: nil: those of all.
  static func all(of owner: String?, in database: Database) throws -> [AssetListRecord] {
    try Row.fetchAll(
      database, sql: "SELECT rowid, document FROM asset_list WHERE ? IS NULL OR owner = ?",
      arguments: [owner, owner]
    ).map(AssetListRecord.init)
  }

  func items(in database: Database) throws -> [AssetListRecord] {
    try Row.fetchAll(
      database, sql: "SELECT rowid, document FROM asset_list_item WHERE list = ?",
      arguments: [id]
    ).map(AssetListRecord.init)
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO asset_list VALUES (NULL, ?, ?, ?)",
      arguments: [id, owner, document.serialized()])
  }

  func insert(item: JSONValue, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO asset_list_item VALUES (NULL, ?, ?, ?)",
      arguments: [item["id"]?.string, id, item.serialized()])
  }

  func update(in table: String, of database: Database) throws {
    try database.execute(
      sql: "UPDATE \(table) SET document = ? WHERE rowid = ?",
      arguments: [document.serialized(), row])
  }

  func delete(from database: Database) throws {
    try database.execute(sql: "DELETE FROM asset_list_item WHERE list = ?", arguments: [id])
    try database.execute(sql: "DELETE FROM asset_list WHERE rowid = ?", arguments: [row])
  }
}
