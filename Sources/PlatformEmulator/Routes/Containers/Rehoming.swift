import GRDB
import JSON

/// Assets that were synced from another repository become assets of the platform itself: what
/// `metadata.source_system` says of them turns into their `source_system_history`.
///
/// Source: POST /v2/catalogs/default/rehome. Which fields of an asset tell of the other repository is
/// not in the reference; `source_system_id` is taken for the metadata collection's.
enum Rehoming {
  static func perform(_ turn: BackgroundWork.Turn) throws {
    let id = turn.payload["id"]?.string ?? ""
    guard var task = try ContainerTask.find(id, .rehome, in: turn.database),
      let catalog = try ContainerRecord.find(
        WorldScope(kind: .catalog, id: task.container), in: turn.database)
    else { return }
    let wanted = task.document["source_metadata_collection_id"]?.string
    let user = task.document["requested_by"]?.string ?? ""
    var count = 0
    for asset in try synced(in: catalog, task.document["asset_id"]?.string, turn.database) {
      var after = asset
      var metadata = try JSONValue.parse(asset.metadata)
      guard let source = metadata["source_system"],
        wanted == nil || source["source_system_id"]?.string == wanted
      else { continue }
      let history = metadata["source_system_history"]?.array ?? []
      metadata["source_system_history"] = .array(history + [source])
      metadata["source_system"] = .none
      after.metadata = metadata.serialized()
      try after.save(over: asset, by: user, at: turn.now, in: turn.database)
      count += 1
    }
    let isFailed = task.document["asset_id"] != nil && count == 0
    task.document["status"] = isFailed ? "FAILED" : "COMPLETED"
    if isFailed { task.document["message"] = "The asset is not synced from another repository." }
    task.document["rehomed_assets"] = JSONValue(count)
    task.document["end_time"] = .string(CalendarDate.milliseconds(turn.now))
    try task.save(in: turn.database)
  }

  /// - Parameter id: of the one asset that is wanted; nil: all.
  private static func synced(
    in catalog: ContainerRecord, _ id: String?, _ database: Database
  ) throws -> [AssetRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT a.*, d.metadata, d.entity, d.attachments
        FROM asset a JOIN asset_document d ON d.rowid = a.rowid
        WHERE a.container = ? AND (? IS NULL OR a.id = ?) AND d.metadata LIKE '%"source_system":%'
        """, arguments: [catalog.row, id, id]
    ).map { AssetRecord($0) }
  }
}
