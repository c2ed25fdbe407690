import GRDB
import JSON

/// Which way a copy goes.
///
/// Source: POST /v2/assets/bulk_copy; from catalog to catalog its clients ask for it too.
enum CopyAction: String {
  case clone
  case publish
  case promote

  init?(from source: WorldScope.Kind, to target: WorldScope.Kind) {
    switch (source, target) {
    case (.catalog, .project), (.catalog, .catalog): self = .clone
    case (.project, .catalog): self = .publish
    case (.project, .space): self = .promote
    default: return nil
    }
  }

  /// By which relationship types say whether the other end goes along.
  var flag: String { "on_\(rawValue)" }
}

/// Copies assets from one container to another.
///
/// Source: POST /v2/assets/bulk_copy, POST /v2/assets/{asset_id}/publish, promote, clone, deepcopy.
struct AssetCopying {
  struct Copy {
    var record: AssetRecord
    /// False: a duplicate was changed instead of making a copy.
    var isNew: Bool
    /// Of the connection that its attachments lie behind, if that was copied for it.
    var connectionID: String?
  }

  let writer: AssetWriter
  let source: Container
  let target: Container
  let action: CopyAction
  /// Nil: as the original.
  var mode: Int?
  /// Nil: as the original.
  var roles: JSONValue?
  /// Nil: what the target is configured to do.
  var duplicates: DuplicateAction?
  var copiesConnections = true

  /// - Parameter overrides: `name`, `description` and `tags` in place of the original's.
  func copy(_ original: AssetRecord, overrides: JSONValue = [:]) throws -> Copy {
    let metadata = try JSONValue.parse(original.metadata)
    var asset = NewAsset(type: original.type, name: original.name)
    asset.name = overrides["name"]?.string ?? metadata["name"]?.string ?? original.name
    asset.description = (overrides["description"] ?? metadata["description"])?.string
    asset.tags = ((overrides["tags"] ?? metadata["tags"])?.array ?? []).compactMap(\.string)
    asset.entity = try original.entity.map { try JSONValue.parse($0) } ?? [:]
    asset.metadata = try head(metadata, of: original)
    let (attachments, connection) = try attachments(of: original)
    asset.attachments = attachments
    let made = try writer.create(asset, in: target, action: duplicates)
    return Copy(record: made.record, isNew: made.isNew, connectionID: connection)
  }

  /// What of the original's metadata stays with the original; the rest goes along.
  private static let ownFields = [
    "rov", "project_id", "space_id", "sandbox_id", "catalog_id", "usage", "name", "description",
    "tags", "asset_type", "rating", "total_ratings", "created", "created_at", "owner_id",
    "asset_state", "asset_attributes", "asset_id", "revision_id", "commit_info",
    "number_of_conflicts", "source_asset",
  ]

  private func head(_ metadata: JSONValue, of original: AssetRecord) throws -> JSONObject {
    var head = metadata.object ?? JSONObject()
    for key in Self.ownFields { head[key] = nil }
    let privacy = try AssetMembers(of: target.row, in: writer.database).privacy(
      ofCopyOf: AssetPrivacy(metadata), mode: mode, roles: givenRoles(AssetPrivacy(metadata)),
      by: writer.user.id)
    head["rov"] = privacy.rov
    head["owner_id"] = .string(privacy.owners.last ?? writer.user.id)
    head["source_asset"] = origin(of: original)
    return head
  }

  /// Who only edits the original cannot take it away from its owners.
  private func givenRoles(_ original: AssetPrivacy) -> JSONValue? {
    guard let roles else { return nil }
    let isOwner = original.roles(of: writer.user.id).contains(.owner)
    let isAdministrator = writer.user.isAdministrator || source.role == .admin
    if isOwner || isAdministrator { return roles }
    let given = Set(roles.object?.keys ?? [])
    return given.isSuperset(of: original.owners) ? roles : nil
  }

  /// Source: `metadata.source_asset`, recorded.
  private func origin(of original: AssetRecord) -> JSONValue {
    var origin: JSONObject = ["action": .string(action.rawValue)]
    if source.scope.kind == .project { origin["project_id"] = .string(source.scope.id) }
    origin["catalog_id"] = .string(source.catalogID)
    origin["asset_id"] = .string(original.id)
    origin["bss_account_id"] = "999"
    origin["asset_name"] = .string(original.name)
    return .object(origin)
  }

  private func attachments(
    of original: AssetRecord
  ) throws -> (list: [JSONValue], connection: String?) {
    var connection: String?
    let list = try original.attachmentList().map { attachment in
      var copy = try Attachment(attachment).copied(
        id: writer.identifiers.next(),
        from: FileStore(database: writer.database, owner: source.scope.id),
        to: FileStore(database: writer.database, owner: target.scope.id), at: writer.now
      ).document
      if copiesConnections, let id = attachment["connection_id"]?.string,
        let copied = try self.connection(id)
      {
        copy["connection_id"] = .string(copied)
        connection = copied
      }
      try AssetObjects(database: writer.database, now: writer.now)
        .copy(behind: &copy, from: source, to: target)
      return copy
    }
    return (list, connection)
  }

  /// A connection of the source is copied too, once; those of other places are used as they are.
  ///
  /// Source: `auto_copy_connections_in_remote_attachments` of POST /v2/assets/bulk_copy.
  private func connection(_ id: String) throws -> String? {
    guard let original = try AssetRecord.find(id, in: writer.database),
      original.container == source.row, original.type == "connection"
    else { return nil }
    let known = try AssetRecord.all(
      SQLText(
        """
        a.container = ? AND a.type = 'connection'
          AND json_extract(d.metadata, '$.source_asset.asset_id') = ?
        """, target.row, id), in: writer.database)
    if let copy = known.first { return copy.id }
    var copying = self
    copying.duplicates = .ignore
    return try copying.copy(original).record.id
  }
}

extension AssetCopying {
  /// Binds copies to each other as their originals are, and lets references inside of them point to
  /// copies.
  ///
  /// - Parameter pairs: ids of originals and their copies.
  func bind(_ pairs: [String: String]) throws {
    for (original, copy) in pairs.sorted(by: { $0.key < $1.key }) {
      try copyRelationships(of: original, pairs)
      guard let record = try AssetRecord.find(copy, in: writer.database) else { continue }
      try pointReferences(of: record, pairs)
    }
  }

  private func pointReferences(of record: AssetRecord, _ pairs: [String: String]) throws {
    var entity = try record.entity.map { try JSONValue.parse($0) } ?? [:]
    var changes: [JSONPatch.Operation] = []
    for reference in try RelationshipCascade.references(of: record, in: writer.database) {
      guard let copy = pairs[reference.target] else { continue }
      changes.append(.replace(path: reference.place, value: .string(copy)))
    }
    guard !changes.isEmpty else { return }
    entity = try JSONPatch(changes).platformApplied(to: entity)
    var changed = record
    changed.entity = entity.serialized()
    try writer.save(&changed, over: record)
  }

  private func copyRelationships(of original: String, _ pairs: [String: String]) throws {
    let rows = try Row.fetchAll(
      writer.database, sql: "SELECT * FROM relationship WHERE source = ? ORDER BY rowid",
      arguments: [original])
    for row in rows {
      guard let source = pairs[row["source"]], let target = pairs[row["target"]] else { continue }
      try bind(source, target, as: row)
    }
  }

  private func bind(_ source: String, _ target: String, as row: Row) throws {
    let scope = self.target.scope
    try writer.database.execute(
      sql: """
        INSERT INTO relationship (type_id, name, reverse_name,
          source_kind, source_container, source, source_type, source_name, source_column,
          target_kind, target_container, target, target_type, target_name, target_column,
          creator, updater, created, updated)
        SELECT ?, ?, ?, ?, ?, s.id, s.type, s.name, ?, ?, ?, t.id, t.type, t.name, ?, ?, ?, ?, ?
        FROM asset s, asset t WHERE s.id = ? AND t.id = ? AND NOT EXISTS (
          SELECT 1 FROM relationship WHERE type_id = ? AND source = ? AND target = ?
            AND source_column IS ? AND target_column IS ?)
        """,
      arguments: [
        row["type_id"] as String, row["name"] as String, row["reverse_name"] as String,
        scope.kind.rawValue, scope.id, row["source_column"] as String?, scope.kind.rawValue,
        scope.id, row["target_column"] as String?, writer.user.id, writer.user.id, writer.now,
        writer.now, source, target, row["type_id"] as String, source, target,
        row["source_column"] as String?, row["target_column"] as String?,
      ])
  }
}
