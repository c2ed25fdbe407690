import GRDB
import JSON

/// Assets of a catalog as tables in a zip archive.
///
/// Source: POST /v2/catalogs/export_assets. The columns are not in the reference.
enum AssetExport {
  static let types = ["metadata", "relationship"]

  static let assetType = "ibm_export_asset"

  static func perform(_ turn: BackgroundWork.Turn) throws {
    guard
      let asset = try AssetRecord.find(turn.payload["asset_id"]?.string ?? "", in: turn.database)
    else { return }
    let user = turn.payload["user"]?.string ?? ""
    if asset.name.lowercased().contains("fail") {
      return try asset.note(
        ["status": "FAILED", "error": "The archive could not be written."], by: user, at: turn.now,
        turn.database)
    }
    let ids = turn.payload["asset_ids"]?.array?.compactMap(\.string) ?? []
    let wanted = turn.payload["types"]?.array?.compactMap(\.string) ?? []
    // Somebody may have deleted some in the meantime.
    let assets = try ids.compactMap { try AssetRecord.find($0, in: turn.database) }
    var entries: [ZipArchive.Entry] = []
    if wanted.contains("metadata") {
      entries.append(entry("metadata.csv", try metadata(of: assets)))
    }
    if wanted.contains("relationship") {
      entries.append(entry("relationships.csv", try relationships(of: ids, turn.database)))
    }
    let archive = ZipArchive(entries).packed(at: turn.now)
    let key = "\(assetType)/\(asset.id).zip"
    let files = FileStore(
      database: turn.database, owner: turn.payload["catalog_id"]?.string ?? "")
    try files.makeRoot(at: turn.now)
    try files.put(archive, at: "assets/\(key)", at: turn.now)
    try asset.note(
      ["status": "COMPLETED", "exported_assets": JSONValue(assets.count)],
      attachments: [attachment(key, archive.count, user, turn)], by: user, at: turn.now,
      turn.database)
  }

  private static func entry(_ path: String, _ rows: [[String]]) -> ZipArchive.Entry {
    ZipArchive.Entry(path: path, bytes: Array(CommaSeparated.text(rows).utf8))
  }

  private static func metadata(of assets: [AssetRecord]) throws -> [[String]] {
    let header = ["ID", "Name", "Type", "Description", "Tags", "Owner", "Created"]
    return try [header]
      + assets.map { asset in
        let metadata = try JSONValue.parse(asset.metadata)
        return [
          asset.id, asset.name, asset.type, asset.description ?? "",
          try asset.tags().joined(separator: ";"), metadata["owner_id"]?.string ?? "",
          metadata["created_at"]?.string ?? "",
        ]
      }
  }

  private static func relationships(
    of ids: [String], _ database: Database
  ) throws -> [[String]] {
    let header = [
      "Source ID", "Source Name", "Source Type", "Relationship", "Target ID", "Target Name",
      "Target Type",
    ]
    let list = JSONValue.array(ids.map(JSONValue.string)).serialized()
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT source, source_name, source_type, name, target, target_name, target_type
        FROM relationship WHERE source IN (SELECT value FROM json_each(?1))
          OR target IN (SELECT value FROM json_each(?1))
        ORDER BY rowid
        """, arguments: [list])
    return [header] + rows.map { row in (0..<7).map { row[$0] as String } }
  }

  private static func attachment(
    _ key: String, _ size: Int, _ user: String, _ turn: BackgroundWork.Turn
  ) -> JSONValue {
    [
      "id": .string(turn.emulator.identifiers.next()), "version": 2,
      "asset_type": .string(assetType), "name": "export.zip", "mime": "application/zip",
      "object_key": .string(key), "handle": ["type": "assetfiles", "key": .string(key)],
      "creator_id": .string(user), "create_time": JSONValue(turn.now), "size": JSONValue(size),
      "is_remote": false, "is_managed": true, "is_referenced": false, "transfer_complete": true,
      "complete_time_ticks": JSONValue(turn.now), "user_data": [:],
    ]
  }
}
