/// What somebody may do with an asset, by their role in its container and in the asset itself.
///
/// Administrators of the platform may do everything. In projects and spaces the role there decides
/// alone.
///
/// Source: "Permissions Required" of PATCH and DELETE /v2/assets/{asset_id} and of
/// PATCH /v2/assets/{asset_id}/collaborators.
struct AssetAccess {
  let privacy: AssetPrivacy
  let container: Container
  let user: Caller

  var mayFind: Bool {
    container.member == nil || privacy.mode == 0 || privacy.isMember(user.id)
  }

  /// Changing and deleting.
  var mayChange: Bool {
    guard container.member != nil else { return isContainerEditor }
    if privacy.mode != 0 {
      return isContainerEditor && privacy.isMember(user.id)
    }
    return container.role == .admin || (container.role == .editor && isEditor)
  }

  /// Adding and removing owners.
  var mayChangeOwners: Bool {
    guard container.member != nil else { return isContainerEditor }
    return privacy.roles(of: user.id).contains(.owner) || (container.role == .admin && mayFind)
  }

  /// Adding and removing members that do not own it.
  var mayChangeCollaborators: Bool {
    mayChangeOwners || (container.member != nil && isEditor)
  }

  private var isEditor: Bool {
    privacy.roles(of: user.id).contains { $0 == .owner || $0 == .editor }
  }

  private var isContainerEditor: Bool {
    container.role.rank >= WorldMember.Role.editor.rank
  }
}

extension AssetRecord {
  func access(of user: Caller, in container: Container) throws -> AssetAccess {
    AssetAccess(
      privacy: try AssetPrivacy(text: metadata), container: container, user: user)
  }

  /// Throws 403 if it is private and the user no member of it, 404 if it is hidden as well.
  func requireFindable(by user: Caller, in container: Container) throws {
    guard container.member != nil, let privacy = try AssetPrivacy.ofPrivate(Array(metadata.utf8)),
      !privacy.isMember(user.id)
    else { return }
    if privacy.mode == 16 { throw Self.missing(id, in: container) }
    throw PlatformFault.forbidden(
      "User '\(user.userName)' is not a member of the private asset '\(id)'.")
  }

  /// Throws 403 if the user may not change it.
  func requireChangeable(by user: Caller, in container: Container) throws {
    guard try access(of: user, in: container).mayChange else {
      throw PlatformFault.forbidden(
        "User '\(user.userName)' may not change asset '\(id)': neither the role "
          + "'\(container.role.rawValue)' in \(container.scope.kind.rawValue) "
          + "'\(container.scope.id)' nor a role in the asset allows it.")
    }
  }

  static func missing(_ id: String, in container: Container) -> PlatformFault {
    let kind = container.scope.kind.rawValue
    return .missing(
      "ATTSV3024E: There is no asset with an ID of '\(id)' in a \(kind) with an ID of "
        + "'\(container.scope.id)' .")
  }
}

extension Call {
  /// An asset that the caller may change or delete. Throws 404 or 403.
  func changeableAsset(_ id: String, in container: Container) throws -> AssetRecord {
    let record = try asset(id, in: container)
    try record.requireChangeable(by: caller, in: container)
    return record
  }
}
