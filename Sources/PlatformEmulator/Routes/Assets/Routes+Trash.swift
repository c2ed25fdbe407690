import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Deleted assets.
  static let trash: [Route] = [
    .get("/v2/trashed_assets", .trash, listTrash),
    .get("/v2/trashed_assets/count", .trash) { call in
      let container = try call.container()
      return Answer.json(["count": JSONValue(try TrashList(call, container).total())])
    },
    .changing(.delete, "/v2/trashed_assets/purge_all", .trash, emptyTrash),
    .get("/v2/trashed_assets/{asset_id}", .trash) { call in
      let container = try call.container()
      let trashed = try find(call, container)
      return Answer.json(try call.document(of: trashed, in: container, whole: true))
    },
    .changing(.delete, "/v2/trashed_assets/{asset_id}", .trash) { call in
      let container = try call.container()
      let trashed = try find(call, container)
      try trashed.asset.requireChangeable(by: call.caller, in: container)
      try call.writer.purge(trashed)
      return Answer.empty()
    },
    .changing(.post, "/v2/trashed_assets/{asset_id}/restore", .trash, restore),
  ]

  /// The bookmark is there even on the last page.
  ///
  /// Source: GET /v2/trashed_assets, recorded.
  private static func listTrash(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let list = try TrashList(call, container)
    let before = try call.bookmark()
    let page = try list.page(after: before, limit: call.limit(default: 25, maximum: 200))
    let last = page.last.map { Bookmark(keys: [JSONValue($0.deleted)], row: $0.row) }
    return Answer.json([
      "resources": .array(
        try page.map { try call.document(of: $0, in: container, whole: false) }),
      "bookmark": .string((last ?? before ?? Bookmark(keys: [0], row: 0)).text),
      "total_rows": JSONValue(try list.total()),
    ])
  }

  /// Source: POST /v2/trashed_assets/{asset_id}/restore.
  private static func restore(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let trashed = try find(call, container)
    try trashed.asset.requireChangeable(by: call.caller, in: container)
    try call.writer.refuseDuplicate(
      of: trashed.asset, in: container,
      action: call.duplicateAction(among: DuplicateAction.forChanges))
    return try call.answer(call.writer.restore(trashed), in: container)
  }

  /// 204 if it is done, 202 if it is only begun. What the caller may not delete stays.
  ///
  /// Source: DELETE /v2/trashed_assets/purge_all.
  private static func emptyTrash(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let all = try TrashList(call, container).all().filter {
      try $0.asset.access(of: call.caller, in: container).mayChange
    }
    guard all.count > TrashRules.purgedAtOnce else {
      for trashed in all { try call.writer.purge(trashed) }
      return Answer.empty()
    }
    try call.schedule(
      .emptyTrash, after: TrashRules.pause,
      ["asset_ids": .array(all.map { .string($0.asset.id) })])
    return Answer.empty(.accepted)
  }

  private static func find(_ call: Call, _ container: Container) throws -> TrashedAsset {
    let id = call.parameter("asset_id")
    guard let trashed = try TrashedAsset.find(id, in: call.database),
      trashed.asset.container == container.row
    else { throw AssetRecord.missing(id, in: container) }
    try trashed.asset.requireFindable(by: call.caller, in: container)
    return trashed
  }
}

extension Call {
  fileprivate func document(
    of trashed: TrashedAsset, in container: Container, whole: Bool
  ) throws -> JSONValue {
    var document = try document(of: trashed.asset, in: container)
    if !whole {
      document["entity"] = nil
      document["attachments"] = nil
    }
    document["href"] = .string("/v2/trashed_assets/\(trashed.asset.id)?\(container.query)")
    return document
  }
}
