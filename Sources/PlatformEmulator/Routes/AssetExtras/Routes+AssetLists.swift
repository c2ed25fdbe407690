import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Lists belong to whoever made them; administrators of the platform see and change all, and are
  /// the approvers.
  static let assetLists: [Route] = [
    .get("/v2/asset_lists", .assetLists) { call in
      let page = try AssetListPage(call, sortedBy: ["created_at", "last_updated_at"])
      return Answer.json(page.answer(try visibleLists(call), as: "asset_lists"))
    },
    .changing(.post, "/v2/asset_lists", .assetLists, createList),
    .changing(.delete, "/v2/asset_lists", .assetLists, deleteLists),
    .get("/v2/asset_lists/{asset_list_id}", .assetLists) { call in
      Answer.json(try list(call).document)
    },
    .changing(.delete, "/v2/asset_lists/{asset_list_id}", .assetLists) { call in
      try list(call).delete(from: call.database)
      return Answer.empty()
    },
    .changing(.patch, "/v2/asset_lists/{asset_list_id}", .assetLists, patchList),
    .get("/v2/asset_lists/{asset_list_id}/items", .assetLists) { call in
      // Of lists the reference says "last_updated_at", of items "last_update_time".
      let page = try AssetListPage(
        call, sortedBy: ["created_at", "last_update_time", "last_updated_at"])
      return Answer.json(page.answer(try list(call).items(in: call.database), as: "items"))
    },
    .get("/v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}", .assetLists) { call in
      Answer.json(try item(call).document)
    },
    .changing(
      .patch, "/v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}", .assetLists, patchItem
    ),
  ]

  private static func visibleLists(_ call: Call) throws -> [AssetListRecord] {
    try AssetListRecord.all(
      of: call.caller.isAdministrator ? nil : call.caller.id, in: call.database)
  }

  /// Source: POST /v2/asset_lists.
  private static func createList(_ call: Call) throws -> EmulatorResponse {
    let draft = try AssetListDraft(call)
    let record = AssetListRecord(document: draft.list)
    guard try AssetListRecord.find(record.id, in: call.database) == nil else {
      throw PlatformFault.conflict("There is an asset list '\(record.id)' already.")
    }
    try record.insert(into: call.database)
    for item in draft.items { try record.insert(item: item, into: call.database) }
    return Answer.json(draft.list, .created)
  }

  /// Source: DELETE /v2/asset_lists: those "for which the request user has permission". Without a
  /// query it deletes nothing: not in the reference.
  private static func deleteLists(_ call: Call) throws -> EmulatorResponse {
    guard let text = call.query("query") else {
      throw PlatformFault.invalid("The parameter 'query' is required.", .parameter("query"))
    }
    let query = try ListQuery(text)
    for list in try visibleLists(call) where query.matches(list.document) {
      try list.delete(from: call.database)
    }
    return Answer.empty()
  }

  /// Source: PATCH /v2/asset_lists/{asset_list_id}, "Fields that can be patched".
  private static func patchList(_ call: Call) throws -> EmulatorResponse {
    try checkPatchType(call)
    var list = try list(call)
    let patch = try DocumentPatch(call)
    try patch.check { tokens in
      guard let field = tokens.first else { return false }
      return ["name", "description", "type", "state", "message"].contains(field)
        && tokens.count == 1 || field == "properties"
    }
    let forApprovers = ["state", "message", "properties"]
    if patch.changedPaths.contains(where: { forApprovers.contains($0.tokens[0]) }) {
      try call.requireAdministrator()
    }
    list.document = stamped(try patch.applied(to: list.document), call)
    try AssetListRules.check(list.document)
    try list.update(in: "asset_list", of: call.database)
    return Answer.json(list.document)
  }

  /// Source: PATCH /v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}.
  private static func patchItem(_ call: Call) throws -> EmulatorResponse {
    try checkPatchType(call)
    var item = try item(call)
    let patch = try DocumentPatch(call)
    try patch.check { $0.first == "properties" }
    item.document = stamped(try patch.applied(to: item.document), call)
    guard item.document["properties"]?.object != nil else {
      throw PlatformFault.invalid("The properties must be an object.", .field("/properties"))
    }
    try item.update(in: "asset_list_item", of: call.database)
    return Answer.json(item.document)
  }

  private static func stamped(_ document: JSONValue, _ call: Call) -> JSONValue {
    var document = document
    document["last_updated_at"] = .string(CalendarDate.seconds(call.now))
    document["last_updated_by"] = .string(call.caller.id)
    return document
  }

  /// 415 for a body that says it is no JSON. Source: "Unsupported Media Type" among the status codes.
  private static func checkPatchType(_ call: Call) throws {
    guard let type = call.request.headers[.contentType]?.lowercased(),
      !type.hasPrefix("application/json")
    else { return }
    throw PlatformFault(
      .unsupportedMediaType, code: "unsupported_media_type",
      "The content type '\(type)' is not supported.", target: .header("Content-Type"))
  }

  /// Throws 404 for a list that is not there, 403 for one of somebody else.
  private static func list(_ call: Call) throws -> AssetListRecord {
    let id = call.parameter("asset_list_id")
    guard let list = try AssetListRecord.find(id, in: call.database) else {
      throw PlatformFault.missing("There is no asset list '\(id)'.")
    }
    guard list.owner == call.caller.id || call.caller.isAdministrator else {
      throw PlatformFault.forbidden(
        "The asset list '\(id)' does not belong to user '\(call.caller.userName)'.")
    }
    return list
  }

  private static func item(_ call: Call) throws -> AssetListRecord {
    let id = call.parameter("asset_list_item_id")
    guard let item = try list(call).items(in: call.database).first(where: { $0.id == id }) else {
      throw PlatformFault.missing("There is no item '\(id)' in this asset list.")
    }
    return item
  }
}
