import GRDB
import JSON

/// Decides whether the caller may make a change, by what it changes.
///
/// Source: "Permissions Required to Modify Asset" and "Permissions required to modify governed
/// metadata fields" of PATCH /v2/assets/{asset_id}; "Permissions Required to Modify Asset Members"
/// of PATCH /v2/assets/{asset_id}/collaborators.
struct AssetRights {
  let call: Call
  let container: Container

  /// Throws 403.
  func requireChange(from before: AssetRecord, to after: AssetRecord) throws {
    let access = try before.access(of: call.caller, in: container)
    let old = try JSONValue.parse(before.metadata)
    let new = try JSONValue.parse(after.metadata)
    let (oldPrivacy, newPrivacy) = (AssetPrivacy(old), AssetPrivacy(new))
    var allowed = true
    if oldPrivacy.owners != newPrivacy.owners {
      allowed = access.mayChangeOwners
    } else if oldPrivacy.members != newPrivacy.members {
      allowed = access.mayChangeCollaborators
    }
    let sameSections = before.entity == after.entity && before.attachments == after.attachments
    if !sameSections || Self.rest(old) != Self.rest(new) || oldPrivacy.mode != newPrivacy.mode {
      allowed = try allowed && mayChange(access, onlyTags: sameSections && Self.onlyTags(old, new))
    }
    guard allowed else {
      throw PlatformFault.forbidden(
        "User '\(call.caller.userName)' may not make this change to asset '\(before.id)'.")
    }
  }

  /// Tags of assets in governed catalogs may be changed by every editor: the policies of this
  /// platform allow it.
  private func mayChange(_ access: AssetAccess, onlyTags: Bool) throws -> Bool {
    if access.mayChange { return true }
    guard onlyTags, access.mayFind, container.role.rank >= WorldMember.Role.editor.rank else {
      return false
    }
    let document = try String.fetchOne(
      call.database, sql: "SELECT document FROM container WHERE rowid = ?",
      arguments: [container.row])
    return try JSONValue.parse(document ?? "{}")["entity"]?["is_governed"]?.bool ?? false
  }

  /// Without what tells of members and of the change itself.
  private static func rest(_ metadata: JSONValue) -> JSONValue {
    var rest = metadata
    for key in ["rov", "owner_id", "usage"] { rest[key] = nil }
    return rest
  }

  private static func onlyTags(_ old: JSONValue, _ new: JSONValue) -> Bool {
    var (old, new) = (rest(old), rest(new))
    old["tags"] = nil
    new["tags"] = nil
    return old == new
  }
}
