import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Who owns an asset, who else is a member of it, and who may find it.
  static let assetMembers: [Route] = [
    .changing(.put, "/v2/assets/{asset_id}/owner", .assets, setOwner),
    .changing(.put, "/v2/assets/{asset_id}/perms", .assets, setPrivacy),
    .changing(.patch, "/v2/assets/{asset_id}/collaborators", .assets, patchCollaborators),
  ]

  /// The last owner makes way for the new one; who owns it already becomes the last.
  ///
  /// Source: PUT /v2/assets/{asset_id}/owner.
  private static func setOwner(_ call: Call) throws -> EmulatorResponse {
    try change(call) { metadata, before, members in
      let owner = try user(call.fields(), call)
      var privacy = AssetPrivacy(before)
      let roles = privacy.roles(of: owner).filter { $0 != .owner }
      let member = AssetPrivacy.Member(user: owner, roles: [.owner] + roles)
      if !privacy.roles(of: owner).contains(.owner), let last = privacy.owners.last {
        privacy.members.removeAll { $0.user == last }
        _ = try members.members(AssetPrivacy(mode: 0, members: [member]).rov["member_roles"] ?? [:])
      }
      privacy.members.removeAll { $0.user == owner }
      privacy.members.append(member)
      try AssetMembers.write(privacy, into: &metadata)
    }
  }

  /// `owner_id`, or `owner`: a name or address.
  private static func user(_ fields: BodyFields, _ call: Call) throws -> String {
    if let id = try fields.string("owner_id") { return id }
    let name = try fields.requiredString("owner")
    let found = try UserRecord.all(in: call.database).first {
      $0.userName == name || $0.email == name
    }
    guard let found else {
      throw PlatformFault.invalid("There is no user '\(name)'.", .field("owner"))
    }
    return found.id
  }

  /// Source: PUT /v2/assets/{asset_id}/perms.
  private static func setPrivacy(_ call: Call) throws -> EmulatorResponse {
    try change(call) { metadata, before, members in
      let fields = try call.fields()
      let mode = try fields.int("mode") ?? metadata["rov"]?["mode"]?.int ?? 0
      guard AssetPrivacy.modes.contains(mode) else {
        throw PlatformFault.invalid(
          "The mode must be 0 (public), 8 (private) or 16 (hidden).", .field("mode"))
      }
      metadata["rov"]?["mode"] = JSONValue(mode)
      for key in ["collaborator_ids", "member_roles"] {
        if let value = try fields.object(key)?.value { metadata["rov"]?[key] = value }
      }
      try members.settle(&metadata, before: before)
    }
  }

  /// As a JSON Patch, or as a merge patch (RFC 7396) if the content type says so.
  ///
  /// Source: PATCH /v2/assets/{asset_id}/collaborators.
  private static func patchCollaborators(_ call: Call) throws -> EmulatorResponse {
    if call.request.headers[.contentType]?.hasPrefix("application/merge-patch+json") == true {
      return try mergeCollaborators(call)
    }
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    let patch = try CollaboratorPatch(call.json(), call.database).patch()
    let editing = AssetEditing(
      patch, honoursTests: call.emulator.options.honoursTestOperations)
    return try call.answer(call.change(record, in: container, by: editing), in: container)
  }

  private static func mergeCollaborators(_ call: Call) throws -> EmulatorResponse {
    try change(call) { metadata, before, members in
      let rov = try call.fields().requiredObject("metadata").requiredObject("rov")
      for (key, value) in rov.value.object ?? JSONObject() {
        guard ["collaborator_ids", "member_roles"].contains(key), let entries = value.object else {
          throw PlatformFault.invalid(
            "The field '\(rov.name(key))' cannot be changed.", .field(rov.name(key)))
        }
        for (user, entry) in entries {
          metadata["rov"]?[key]?[user] = entry.isNull ? .none : .some(entry)
        }
      }
      try members.settle(&metadata, before: before)
    }
  }

  /// Answers the asset as it is after its members were changed.
  private static func change(
    _ call: Call,
    _ body: (_ metadata: inout JSONValue, _ before: JSONValue, AssetMembers) throws -> Void
  ) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    var before = try JSONValue.parse(record.metadata)
    before["rov"] = AssetPrivacy(before).rov
    var metadata = before
    try body(&metadata, before, AssetMembers(of: container.row, in: call.database))
    var changed = record
    changed.metadata = metadata.serialized()
    return try call.answer(call.store(changed, over: record, in: container), in: container)
  }
}
