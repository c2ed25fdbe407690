import GRDB
import JSON

/// The rules by which members of a container become members of its assets.
///
/// Source: "Updating Asset Collaborators and Owners" of PATCH /v2/assets/{asset_id}.
struct AssetMembers {
  private let container: String
  private let database: Database

  /// - Parameter container: its row.
  init(of container: Int64, in database: Database) throws {
    self.container =
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM container WHERE rowid = ?"),
        arguments: [container]) ?? ""
    self.database = database
  }

  /// Brings `collaborator_ids`, `member_roles` and `owner_id` into step after one of them changed.
  ///
  /// Throws 400 if both changed, or a member may not be one.
  func settle(_ metadata: inout JSONValue, before: JSONValue) throws {
    let (rov, old) = (metadata["rov"], before["rov"])
    let rolesChanged = rov?["member_roles"] != old?["member_roles"]
    let collaboratorsChanged = rov?["collaborator_ids"] != old?["collaborator_ids"]
    guard rolesChanged || collaboratorsChanged else { return }
    guard !(rolesChanged && collaboratorsChanged) else { throw Self.both }
    let mode = rov?["mode"]?.int ?? 0
    let list =
      rolesChanged
      ? try members(rov?["member_roles"] ?? [:], known: AssetPrivacy(before))
      : try members(rov?["collaborator_ids"] ?? [:], besides: AssetPrivacy(before))
    try Self.write(AssetPrivacy(mode: mode, members: list), into: &metadata)
  }

  /// Throws 400 if nobody owns the asset.
  static func write(_ privacy: AssetPrivacy, into metadata: inout JSONValue) throws {
    guard let owner = privacy.owners.last else {
      throw PlatformFault.invalid(
        "An asset must have an owner.", .field("metadata.rov.member_roles"))
    }
    metadata["rov"] = privacy.rov
    metadata["owner_id"] = .string(owner)
  }

  /// Of a new asset. Whoever makes it owns it; other owners are passed over, as only services may
  /// name them.
  ///
  /// Source: POST /v2/assets, "Members".
  func privacy(_ rov: BodyFields?, creator: String) throws -> AssetPrivacy {
    let mode = try rov?.int("mode") ?? 0
    guard AssetPrivacy.modes.contains(mode) else {
      throw PlatformFault.invalid(
        "The mode must be 0 (public), 8 (private) or 16 (hidden).", .field("metadata.rov.mode"))
    }
    let roles = try rov?.object("member_roles")
    let collaborators = try rov?.object("collaborator_ids")
    if roles != nil, collaborators?.value.object?.isEmpty == false { throw Self.both }
    var list =
      if let roles { try members(roles.value) } else {
        try members(
          collaborators?.value ?? [:], besides: AssetPrivacy(mode: mode, members: []))
      }
    var own = list.first { $0.user == creator }?.roles.filter { $0 != .owner } ?? []
    own.insert(.owner, at: 0)
    list = list.filter { $0.user != creator }.compactMap { member in
      let roles = member.roles.filter { $0 != .owner }
      return roles.isEmpty ? nil : AssetPrivacy.Member(user: member.user, roles: roles)
    }
    return AssetPrivacy(
      mode: mode, members: list + [AssetPrivacy.Member(user: creator, roles: own)])
  }

  /// Of a copy: the members of the original as far as they are members here, or those that were
  /// asked for; without an owner among them, whoever copies is the owner.
  ///
  /// Source: POST /v2/assets/{asset_id}/publish: `mode` and `member_roles`, which are passed over if
  /// one of the roles cannot be given.
  func privacy(
    ofCopyOf original: AssetPrivacy, mode: Int?, roles: JSONValue?, by user: String
  ) throws -> AssetPrivacy {
    let wanted = roles.flatMap { try? self.members($0) }
    var list = try wanted ?? original.members.filter { try role(of: $0.user) != nil }
    if !list.contains(where: { $0.roles.contains(.owner) }) {
      list.removeAll { $0.user == user }
      list.append(AssetPrivacy.Member(user: user, roles: [.owner]))
    }
    return AssetPrivacy(mode: mode ?? original.mode, members: list)
  }

  /// `{user: {"user_iam_id", "roles": […]}}`. Throws 400 for one that may not be a member.
  ///
  /// - Parameter known: whose members stay as they are, whatever became of them in the container.
  func members(
    _ roles: JSONValue, known: AssetPrivacy? = nil
  ) throws -> [AssetPrivacy.Member] {
    guard let object = roles.object else {
      throw PlatformFault.invalid(
        "The member roles must be an object.", .field("metadata.rov.member_roles"))
    }
    return try object.map { user, value in
      let names = value["roles"]?.array?.map { $0.string ?? "" } ?? []
      let roles = names.compactMap(AssetPrivacy.Role.init(rawValue:))
      let isPossible =
        !roles.isEmpty && roles.count == names.count && Set(roles).count == roles.count
        && !(roles.contains(.editor) && roles.contains(.viewer))
      guard isPossible else {
        throw PlatformFault.invalid(
          "The roles of member '\(user)' must be OWNER, EDITOR or VIEWER, and not both of the "
            + "last two.", .field("metadata.rov.member_roles.\(user).roles"))
      }
      if known?.roles(of: user) != roles { try check(user, roles) }
      return AssetPrivacy.Member(user: user, roles: roles)
    }
  }

  /// Collaborators get the role that goes with theirs in the container; owners stay.
  private func members(
    _ collaborators: JSONValue, besides old: AssetPrivacy
  ) throws -> [AssetPrivacy.Member] {
    guard let object = collaborators.object else {
      throw PlatformFault.invalid(
        "The collaborators must be an object.", .field("metadata.rov.collaborator_ids"))
    }
    var members: [AssetPrivacy.Member] = []
    for user in object.keys {
      if !old.isMember(user) { try check(user, [.viewer]) }
      let role: AssetPrivacy.Role = try role(of: user) == .viewer ? .viewer : .editor
      let isOwner = old.owners.contains(user)
      members.append(AssetPrivacy.Member(user: user, roles: isOwner ? [.owner, role] : [role]))
    }
    return members
      + old.owners.filter { object[$0] == nil }.map {
        AssetPrivacy.Member(user: $0, roles: [.owner])
      }
  }

  /// Throws 400 for somebody who is not a member of the container, or is to own the asset without
  /// being able to change it.
  private func check(_ user: String, _ roles: [AssetPrivacy.Role]) throws {
    let role = try role(of: user)
    guard role != nil, role != .viewer || !roles.contains(.owner) else {
      throw PlatformFault.invalid(
        "User '\(user)' cannot be a member of the asset: "
          + "\(role == nil ? "not a member of" : "only a viewer in") '\(container)'.",
        .field("metadata.rov"))
    }
  }

  private func role(of user: String) throws -> WorldMember.Role? {
    let isAdministrator = try UserRecord.find(id: user, in: database)?.isAdministrator ?? false
    return try Container.role(
      of: Caller(id: user, userName: "", isAdministrator: isAdministrator), in: container, database)
  }

  private static let both = PlatformFault.invalid(
    "Either collaborator_ids or member_roles can be set, but not both.", .field("metadata.rov"))
}
