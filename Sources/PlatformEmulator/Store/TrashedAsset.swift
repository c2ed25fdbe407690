import GRDB
import JSON

/// A deleted asset, out of sight of everything but the trash.
struct TrashedAsset {
  var row: Int64
  /// Milliseconds since 1970.
  var deleted: Int64
  /// As it was, but for `metadata.asset_state` and what tells about the deletion. Its row is none of
  /// the living assets'.
  var asset: AssetRecord

  init(_ row: Row) {
    self.row = row["rowid"]
    deleted = row["deleted"]
    asset = AssetRecord(row)
  }

  static func find(_ id: String, in database: Database) throws -> TrashedAsset? {
    try Row.fetchOne(database, sql: "SELECT * FROM trashed_asset WHERE id = ?", arguments: [id])
      .map(TrashedAsset.init)
  }
}

extension AssetWriter {
  /// Moves an asset to the trash, and its relationships out of sight.
  ///
  /// Source: GET /v2/trashed_assets, recorded: `asset_state`, `delete_processing_state`,
  /// `delete_reason`; what the reason says is not in the reference.
  func trash(_ record: AssetRecord, reason: String? = nil) throws {
    var metadata = try JSONValue.parse(record.metadata)
    metadata["asset_state"] = "deleted"
    metadata["delete_processing_state"] = "complete"
    metadata["delete_reason"] = .string(reason ?? "Deleted by user \(user.id).")
    try database.execute(
      sql: "INSERT OR REPLACE INTO trashed_asset VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        record.container, record.id, record.type, record.name, record.description, now,
        metadata.serialized(), record.entity, record.attachments,
      ])
    try RelationshipShelf.put(record.id, in: database)
    try record.remove(from: database)
  }

  /// Brings an asset back as it was, with its relationships to assets that are not in the trash.
  ///
  /// Throws 409 if there is an asset of its id again.
  func restore(_ trashed: TrashedAsset) throws -> AssetRecord {
    guard try AssetRecord.find(trashed.asset.id, in: database) == nil else {
      throw PlatformFault.conflict("There is an asset with an ID of '\(trashed.asset.id)' again.")
    }
    var metadata = try JSONValue.parse(trashed.asset.metadata)
    metadata["asset_state"] = "available"
    metadata["delete_processing_state"] = nil
    metadata["delete_reason"] = nil
    var record = trashed.asset
    record.metadata = metadata.serialized()
    let created = metadata["created"]?.int ?? Int(now)
    let updated = metadata["usage"]?["last_update_time"]?.int ?? created
    try record.insert(
      owner: metadata["owner_id"]?.string ?? "", created: Int64(created), updated: Int64(updated),
      into: database)
    try database.execute(
      sql: "DELETE FROM trashed_asset WHERE rowid = ?", arguments: [trashed.row])
    try RelationshipShelf.take(record.id, in: database)
    return record
  }

  /// Removes a deleted asset for good, with everything that is kept of it.
  func purge(_ trashed: TrashedAsset) throws {
    try database.execute(
      sql: "DELETE FROM trashed_asset WHERE rowid = ?", arguments: [trashed.row])
    let container = try String.fetchOne(
      database, sql: "SELECT id FROM container WHERE rowid = ?",
      arguments: [trashed.asset.container])
    for attachment in try trashed.asset.attachmentList() {
      try Attachment(attachment).removeFiles(
        from: FileStore(database: database, owner: container ?? ""))
    }
    try RelationshipShelf.discard(trashed.asset.id, in: database)
    try AssetObjects(database: database, now: now).remove(of: trashed.asset)
    try forget(trashed.asset.id)
  }

  /// Removes what tables keep of an asset under its id, in a column `asset_id` or `asset`:
  /// revisions, notes, ratings, ….
  private func forget(_ id: String) throws {
    let columns = try Row.fetchAll(
      database,
      sql: """
        SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.name IN ('asset_id', 'asset') AND c.type = 'TEXT'
        """)
    for column in columns {
      let (table, name): (String, String) = (column[0], column[1])
      try database.execute(sql: "DELETE FROM \(table) WHERE \(name) = ?", arguments: [id])
    }
    // A job is an asset too.
    try database.execute(sql: "DELETE FROM run WHERE job_id = ?", arguments: [id])
    try database.execute(sql: "DELETE FROM job WHERE id = ?", arguments: [id])
  }
}
