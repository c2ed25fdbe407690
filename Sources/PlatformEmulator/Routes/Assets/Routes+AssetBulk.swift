import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Calls about up to twenty assets: 200 as a whole, and a status for each.
  static let assetBulk: [Route] = [
    .get("/v2/assets/bulk", .assets, getAssets),
    .changing(.delete, "/v2/assets/bulk", .assets, deleteAssets),
    .changing(.post, "/v2/assets/bulk_create", .assets, createAssets),
    .changing(.post, "/v2/assets/bulk_patch", .assets, patchAssets),
  ]

  private static let most = 20

  /// Source: GET /v2/assets/bulk.
  private static func getAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let counts = call.query("include_relationship_count") != "false"
    let items = try assetIDs(call).map { name in
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      return try call.item(["asset_id": .string(parts[0])], status: "success") {
        let record = try call.asset(parts[0], in: container)
        let revision = parts.count > 1 ? parts[1] : nil
        var members: JSONObject = [
          "asset": try call.document(of: record.atRevision(revision, call), in: container)
        ]
        if counts { members["relationship_count"] = JSONValue(try relationships(of: record, call)) }
        return (.ok, members)
      }
    }
    return Answer.json(["resources": .array(items)])
  }

  /// Source: `include_source_columns` of GET /v2/assets/bulk.
  private static func relationships(of record: AssetRecord, _ call: Call) throws -> Int {
    try Int.fetchOne(
      call.database,
      sql: """
        SELECT count(*) FROM relationship
        WHERE (source = ? AND (source_column IS NULL OR ?)) OR target = ?
        """, arguments: [record.id, call.flag("include_source_columns"), record.id]) ?? 0
  }

  /// The answer is not in the reference: it is like those of the other bulk calls.
  ///
  /// Source: DELETE /v2/assets/bulk.
  private static func deleteAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let deletion = try AssetDeletion(call, in: container)
    let items = try assetIDs(call).map { id in
      try call.item(["asset_id": .string(id)], status: "success") {
        let record = try call.changeableAsset(id, in: container)
        try call.delete(record, in: container, deletion)
        return (.noContent, [:])
      }
    }
    return Answer.json(["resources": .array(items)])
  }

  /// Source: POST /v2/assets/bulk_create.
  private static func createAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let action = try call.duplicateAction()
    let request = NewAssetRequest(call: call, container: container)
    let items = try call.fields().objects("assets", counts: 1...most).map { fields in
      try call.item([:]) {
        let result = try call.writer.create(
          request.flatAsset(fields), in: container, action: action)
        let asset = try call.document(of: result.record, in: container, isCreated: true)
        return (result.isNew ? .created : .ok, ["asset": asset])
      }
    }
    var answer: JSONValue = [:]
    if items.contains(where: { $0["errors"] != nil }) { answer["trace"] = .string(call.newID()) }
    answer["responses"] = .array(items)
    return Answer.json(answer)
  }

  /// Source: POST /v2/assets/bulk_patch.
  private static func patchAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let items = try call.fields().objects("resources", counts: 1...most).map { fields in
      let id = try fields.requiredString("asset_id")
      return try call.item(["asset_id": .string(id)], statusIsNumber: true) {
        let record = try call.asset(id, in: container)
        let editing = AssetEditing(
          try call.patch(fields["operations"] ?? []),
          honoursTests: call.emulator.options.honoursTestOperations, reach: .everything)
        try editing.checkPaths()
        var changed = try editing.applied(to: record, call.database)
        try call.complete(&changed, from: record, in: container)
        let after = try call.store(changed, over: record, in: container)
        return (.ok, ["asset": try call.document(of: after, in: container)])
      }
    }
    return Answer.json(["resources": .array(items)])
  }

  /// Throws 400 for none or too many.
  private static func assetIDs(_ call: Call) throws -> [String] {
    let ids = call.queries("asset_ids")
    guard (1...most).contains(ids.count) else {
      throw PlatformFault.invalid(
        "The parameter 'asset_ids' must name 1 to \(most) assets; it names \(ids.count).",
        .parameter("asset_ids"))
    }
    return ids
  }
}

extension Call {
  /// One item of a bulk call: what it says of itself, its status, and what came of it or `errors`.
  /// An item that fails has changed nothing, and the others go on.
  ///
  /// - Parameters:
  ///   - status: word for `status` of an item that succeeds; the others have `failed`.
  ///   - statusIsNumber: `status` repeats `http_status`.
  func item(
    _ head: JSONObject, status word: String? = nil, statusIsNumber: Bool = false,
    _ work: () throws -> (HTTPResponse.Status, JSONObject)
  ) throws -> JSONValue {
    var item = head
    func note(_ status: HTTPResponse.Status, isSuccess: Bool) {
      if let word { item["status"] = .string(isSuccess ? word : "failed") }
      if statusIsNumber { item["status"] = JSONValue(status.code) }
      item["http_status"] = JSONValue(status.code)
    }
    do {
      let (status, members) = try undoingFailure(work)
      note(status, isSuccess: true)
      for (key, value) in members { item[key] = value }
    } catch let fault as PlatformFault {
      note(fault.status, isSuccess: false)
      item["errors"] = FaultShape.common.body(of: fault, trace: "")["errors"]
    }
    return .object(item)
  }

  private func undoingFailure<T>(_ work: () throws -> T) throws -> T {
    guard route.access == .write else { return try work() }
    var result: T?
    try database.inSavepoint {
      result = try work()
      return .commit
    }
    guard let result else { throw PlatformFault.unable("The item could not be processed.") }
    return result
  }

  /// A JSON Patch inside a body. Throws 400 if it is none.
  func patch(_ operations: JSONValue) throws -> JSONPatch {
    do {
      return try JSONPatch(json: operations)
    } catch {
      throw PlatformFault.invalid("The operations are not a JSON Patch: \(error)")
    }
  }

  /// Gives ids and what else they need to attachments that a patch has added.
  ///
  /// Source: POST /v2/assets/bulk_patch, "Create, update and delete of attachments".
  fileprivate func complete(
    _ changed: inout AssetRecord, from record: AssetRecord, in container: Container
  ) throws {
    let known = Set(try record.attachmentList().compactMap { $0["id"]?.string })
    let list = try changed.attachmentList().enumerated().map { index, attachment in
      if let id = attachment["id"]?.string, known.contains(id) { return attachment }
      let fields = try BodyFields(attachment, path: "attachments[\(index)]")
      return try NewAttachment(fields, type: record.type).make(in: container, self).document
    }
    changed.attachments = list.isEmpty ? nil : JSONValue.array(list).serialized()
  }
}
