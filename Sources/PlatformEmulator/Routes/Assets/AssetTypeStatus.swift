import GRDB
import JSON

/// How far the platform has come with a type of the account: IN_PROGRESS, COMPLETED or FAILED.
///
/// Types with "fail" in their name fail, those with "slow" take a minute.
enum AssetTypeStatus {
  static func begin(_ type: AssetTypeRecord, isNew: Bool, _ call: Call) throws {
    try set(type.name, "IN_PROGRESS", nil, call.now, call.database)
    let seconds: Int64 = type.name.lowercased().contains("slow") ? 60 : 3
    try call.schedule(
      .assetTypeCreation, after: seconds * 1000,
      ["name": .string(type.name), "is_new": .bool(isNew)])
  }

  /// What fails leaves no new type behind.
  static func settle(_ turn: BackgroundWork.Turn) throws {
    let name = turn.payload["name"]?.string ?? ""
    guard
      let type = try AssetTypeRecord.find(name, in: [.account], turn.database)
    else { return }
    guard name.lowercased().contains("fail") else {
      return try set(name, "COMPLETED", nil, turn.now, turn.database)
    }
    if turn.payload["is_new"]?.bool == true { try type.delete(from: turn.database) }
    try set(
      name, "FAILED", "The fields of '\(name)' could not be indexed.", turn.now, turn.database)
  }

  /// Nil for types that were never made while the platform ran.
  static func find(_ name: String, _ database: Database) throws -> JSONValue? {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM asset_type_status WHERE name = ?", arguments: [name])
    guard let row else { return nil }
    var status: JSONValue = [
      "name": .string(name), "scope": .string(AssetTypeScope.account.name),
      "status": .string(row["status"]),
      "updated_at": .string(CalendarDate.seconds(row["updated"])),
    ]
    if let message = row["message"] as String? { status["message"] = .string(message) }
    return status
  }

  static func forget(_ name: String, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM asset_type_status WHERE name = ?", arguments: [name])
  }

  private static func set(
    _ name: String, _ status: String, _ message: String?, _ now: Int64, _ database: Database
  ) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO asset_type_status VALUES (?, ?, ?, ?)",
      arguments: [name, status, message, now])
  }
}
