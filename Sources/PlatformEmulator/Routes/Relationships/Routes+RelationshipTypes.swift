import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let relationshipTypes: [Route] = [
    .get("/v2/asset_relationship_types", .relationshipTypes, listRelationshipTypes),
    .changing(.post, "/v2/asset_relationship_types", .relationshipTypes, createRelationshipType),
    .changing(
      .patch, "/v2/asset_relationship_types/{relationship_type_id}", .relationshipTypes,
      patchRelationshipType),
    .asking(
      "/v2/asset_relationship_types/search_ends", .relationshipTypes, searchRelationshipEnds),
    .asking(
      "/v2/asset_relationship_types/search_used_ends", .relationshipTypes,
      searchUsedRelationshipEnds),
    .get("/v2/asset_types/{type_name}/relationships", .assetTypes, listEndsOfAssetType),
    .get("/v2/assets/{asset_id}/relationship_types", .relationships, listUsedEndsOfAsset),
  ]

  /// Source: GET /v2/asset_relationship_types.
  private static func listRelationshipTypes(_ call: Call) throws -> EmulatorResponse {
    let limit = try call.limit(default: 25, maximum: 200)
    let filter = try RelationshipTypeFilter(call)
    let start = try call.bookmark()?.row ?? 0
    let found = try RelationshipTypeRecord.all(in: call.database)
      .filter { $0.row > start && filter.admits($0) }
    let shown = found.prefix(limit)
    var answer: JSONValue = ["resources": .array(shown.map(\.document))]
    if found.count > limit, let last = shown.last {
      answer["next"] = ["bookmark": .string(Bookmark(keys: [], row: last.row).text)]
    }
    return Answer.json(answer)
  }

  /// Everybody of the account makes types for it; global ones take an administrator.
  ///
  /// Source: POST /v2/asset_relationship_types.
  private static func createRelationshipType(_ call: Call) throws -> EmulatorResponse {
    let draft = try RelationshipTypeDraft(call.fields())
    let isGlobal = try tenancy(of: draft, call) == "GLOBAL"
    if isGlobal { try call.requireAdministrator() }
    try checkNames(draft, call)
    let time = JSONValue.string(CalendarDate.milliseconds(call.now))
    let metadata: JSONValue = [
      "id": .string(call.newID()), "creator_id": .string(call.caller.id),
      "created": JSONValue(call.now), "created_at": time, "updated": JSONValue(call.now),
      "updated_at": time, "updater_id": .string(call.caller.id),
      "tenancy": isGlobal ? "GLOBAL" : "BSS_ACCOUNT",
    ]
    var object: JSONObject = ["metadata": metadata]
    for (key, value) in draft.entity { object[key] = value }
    var type = RelationshipTypeRecord(row: 0, document: .object(object))
    try type.insert(into: call.database)
    return Answer.json(type.answer, .created)
  }

  /// Types of a container's own asset types, and those made for an account, belong to the account.
  private static func tenancy(
    of draft: RelationshipTypeDraft, _ call: Call
  ) throws -> String {
    var tenancy = "GLOBAL"
    if let account = call.query("bss_account_id") {
      try call.requireAccount(account)
      tenancy = "BSS_ACCOUNT"
    }
    for end in [draft.end1, draft.end2] {
      guard let id = end.containerID else { continue }
      let kind = end.document["container_type"]?.string?.lowercased() ?? ""
      guard let kind = WorldScope.Kind(rawValue: kind) else { continue }
      _ = try call.container(WorldScope(kind: kind, id: id), toRead: true)
      tenancy = "BSS_ACCOUNT"
    }
    return tenancy
  }

  /// Source: "The names of the relationships that can be used with any given asset type or artifact
  /// type are required to be unique."
  private static func checkNames(_ draft: RelationshipTypeDraft, _ call: Call) throws {
    for end in [draft.end1, draft.end2] {
      let others = try RelationshipTypeRecord.named(end.name, in: call.database)
        .flatMap { [$0.end1, $0.end2] }
      if others.contains(where: { $0.name == end.name && $0.overlaps(end) }) {
        throw PlatformFault.conflict(
          "There is a relationship '\(end.name)' of the same types already.")
      }
    }
  }

  /// Source: PATCH /v2/asset_relationship_types/{relationship_type_id}: what can be patched, and its
  /// examples.
  private static func patchRelationshipType(_ call: Call) throws -> EmulatorResponse {
    let id = call.parameter("relationship_type_id")
    guard var type = try RelationshipTypeRecord.find(id, in: call.database) else {
      throw PlatformFault.missing("There is no relationship type '\(id)'.")
    }
    if type.isGlobal { try call.requireAdministrator() }
    let patch = try DocumentPatch(call)
    try patch.check(isPatchable)
    type.document = try completed(patch.applied(to: type.document))
    try RelationshipTypeDraft.checkDeletion([type.end1, type.end2])
    type.document["metadata"]?["updated"] = JSONValue(call.now)
    type.document["metadata"]?["updated_at"] = .string(CalendarDate.milliseconds(call.now))
    type.document["metadata"]?["updater_id"] = .string(call.caller.id)
    try type.update(in: call.database)
    return Answer.json(type.answer)
  }

  private static func isPatchable(_ tokens: [String]) -> Bool {
    if tokens == ["flags", "use_for_lineage_traversal"] { return true }
    guard tokens.count >= 2, ["end1", "end2"].contains(tokens[0]) else { return false }
    switch tokens[1] {
    case "default_display_name", "on_delete": return tokens.count == 2
    case "localized_display_name": return tokens.count <= 3
    case "option_overrides": return tokens.count <= 4
    default: return false
    }
  }

  /// What was taken away is as by default, and what cannot be is refused.
  private static func completed(_ document: JSONValue) throws -> JSONValue {
    var document = document
    for key in ["end1", "end2"] {
      guard let name = document[key]?["default_display_name"]?.string,
        !name.trimmingBlanks().isEmpty
      else {
        throw PlatformFault.invalid(
          "The default display name can be changed but not removed.",
          .field("/\(key)/default_display_name"))
      }
      let action = document[key]?["on_delete"] ?? "IGNORE"
      guard ["CASCADE", "IGNORE"].contains(action.string) else {
        throw PlatformFault.invalid(
          "The field 'on_delete' is neither CASCADE nor IGNORE.", .field("/\(key)/on_delete"))
      }
      document[key]?["on_delete"] = action
      let overrides = document[key]?["option_overrides"]?.array ?? []
      document[key]?["option_overrides"] = .array(RelationshipTypeDraft.distinct(overrides))
    }
    // The example of the reference has it as a text.
    if let flag = document["flags"]?["use_for_lineage_traversal"]?.string {
      document["flags"]?["use_for_lineage_traversal"] = .bool(flag.lowercased() == "true")
    }
    return document
  }
}
