import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let assets: [Route] = [
    .get("/v2/assets", .assets, listAssets),
    .changing(.post, "/v2/assets", .assets, createAsset),
    .get("/v2/assets/{asset_id}", .assets) { try readAsset($0, id: $0.parameter("asset_id")) },
    .changing(.patch, "/v2/assets/{asset_id}", .assets, patchAsset),
    .changing(.delete, "/v2/assets/{asset_id}", .assets, deleteAsset),
  ]

  /// Source: GET /v2/assets/{asset_id}.
  static func readAsset(
    _ call: Call, id: String, type: String? = nil
  ) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(id, in: container)
    guard type == nil || record.type == type else {
      throw AssetRecord.missing(id, in: container)
    }
    return try call.answer(record.atRevision(call.query("revision_id"), call), in: container)
  }

  /// Source: POST /v2/assets.
  private static func createAsset(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let asset = try NewAssetRequest(call: call, container: container).asset(call.fields())
    return try call.answer(
      created: call.writer.create(asset, in: container, action: call.duplicateAction()),
      in: container)
  }

  /// The answer has no attachments. Source: PATCH /v2/assets/{asset_id}, recorded.
  private static func patchAsset(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    let editing = AssetEditing(
      try call.patch(), honoursTests: call.emulator.options.honoursTestOperations)
    let after = try call.change(record, in: container, by: editing)
    return try call.answer(after, in: container, attachments: false)
  }

  /// Source: DELETE /v2/assets/{asset_id}.
  private static func deleteAsset(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let deletion = try AssetDeletion(call, in: container)
    let record = try call.changeableAsset(call.parameter("asset_id"), in: container)
    try call.delete(record, in: container, deletion)
    return Answer.empty()
  }

  /// Known of one client only, without an answer: this is that of a search, by name.
  ///
  /// Source: GET /v2/assets, not in the reference.
  private static func listAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    var body: JSONValue = ["query": "*:*"]
    if let bookmark = call.query("bookmark") { body["bookmark"] = .string(bookmark) }
    let request = try SearchRequest(body, limit: call.limit(default: 100, maximum: 200))
    let search = try AssetSearch(request, type: "asset", in: container, call.database)
    let page = try search.page()
    let total = try call.emulator.counts.count(search.key, generation: call.generation) {
      try search.total()
    }
    var answer: JSONValue = [
      "total_rows": JSONValue(total),
      "results": .array(
        try page.records.map { record in
          var head = record
          head.entity = nil
          return try call.document(of: head, in: container, attachments: false)
        }),
    ]
    if let next = page.next {
      answer["next"] = ["bookmark": .string(next.text), "limit": JSONValue(request.limit)]
    }
    return Answer.json(answer)
  }
}

extension Call {
  /// Applies a patch to an asset and stores it. Throws 403 if the caller may not change what it
  /// changes, 409 if the asset becomes a duplicate that is to be rejected.
  func change(
    _ record: AssetRecord, in container: Container, by editing: AssetEditing
  ) throws -> AssetRecord {
    try editing.checkPaths()
    return try store(editing.applied(to: record, database), over: record, in: container)
  }

  /// Stores a changed asset. Throws like `change`.
  func store(
    _ changed: AssetRecord, over record: AssetRecord, in container: Container
  ) throws -> AssetRecord {
    try AssetRights(call: self, container: container).requireChange(from: record, to: changed)
    try writer.refuseDuplicate(
      of: changed, in: container, action: duplicateAction(among: DuplicateAction.forChanges))
    var after = changed
    try writer.save(&after, over: record)
    return after
  }
}
