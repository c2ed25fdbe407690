import GRDB
import JSON

/// Every change of an asset goes through here, so that what finds it stays in step with it.
extension AssetRecord {
  /// Puts this into the store as a new asset; gives it its row.
  mutating func insert(
    owner: String, created: Int64, updated: Int64? = nil, into database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO asset VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        container, id, type, name, AssetText.folded(name), description, owner, created,
        updated ?? created,
      ])
    row = database.lastInsertedRowID
    try database.execute(
      sql: "INSERT INTO asset_document VALUES (?, ?, ?, ?)",
      arguments: [row, metadata, entity, attachments])
    try SearchIndex.replace(nil, by: self, in: database)
    try notePrivacy(in: database)
  }

  /// Stores this in place of `old`. Name, description, owner and attributes are taken from the
  /// metadata; `metadata.usage` says afterwards who did it and when.
  ///
  /// - Parameters:
  ///   - user: id of who does it.
  ///   - now: milliseconds since 1970.
  mutating func save(
    over old: AssetRecord, by user: String, at now: Int64, in database: Database
  ) throws {
    if entity != old.entity || attachments != old.attachments {
      try old.completeRevisions(in: database)
    }
    var head = try JSONValue.parse(metadata)
    head["usage"]?["last_updated_at"] = .string(CalendarDate.seconds(now))
    head["usage"]?["last_updater_id"] = .string(user)
    head["usage"]?["last_update_time"] = JSONValue(now)
    metadata = head.serialized()
    name = head["name"]?.string ?? name
    description = head["description"]?.string
    try replace(old, owner: head["owner_id"]?.string ?? "", updated: now, in: database)
  }

  /// Stores metadata that says something else about an asset that did not change, such as its
  /// rating: when it was changed last, and by whom, stays.
  func restate(_ metadata: String, in database: Database) throws {
    var after = self
    after.metadata = metadata
    try database.execute(
      sql: "UPDATE asset_document SET metadata = ? WHERE rowid = ?", arguments: [metadata, row])
    try SearchIndex.replace(self, by: after, in: database)
  }

  /// Takes it out of the store and its indexes, for good; its revisions, notes, files and
  /// relationships are not touched.
  func remove(from database: Database) throws {
    try SearchIndex.replace(self, by: nil, in: database)
    try database.execute(sql: "DELETE FROM asset WHERE rowid = ?", arguments: [row])
    try database.execute(sql: "DELETE FROM asset_document WHERE rowid = ?", arguments: [row])
  }

  func tags() throws -> [String] {
    try JSONValue.parse(metadata)["tags"]?.array?.compactMap(\.string) ?? []
  }

  private func replace(
    _ old: AssetRecord, owner: String, updated: Int64, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE asset SET name = ?, folded = ?, description = ?, owner = ?, updated = ?
        WHERE rowid = ?
        """,
      arguments: [name, AssetText.folded(name), description, owner, updated, row])
    try database.execute(
      sql: "UPDATE asset_document SET metadata = ?, entity = ?, attachments = ? WHERE rowid = ?",
      arguments: [metadata, entity, attachments, row])
    try SearchIndex.replace(old, by: self, in: database)
    try notePrivacy(in: database)
  }
}
