extension WorldMember.Role {
  /// Viewers may look, editors change, administrators also decide who else may.
  var rank: Int {
    switch self {
    case .viewer: 0
    case .editor: 1
    case .admin: 2
    }
  }
}

extension Call {
  /// Throws 403 if the caller's role in the container is a lesser one.
  func require(_ role: WorldMember.Role, in container: Container) throws {
    guard container.role.rank >= role.rank else {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' has the role '\(container.role.rawValue)' in "
          + "\(container.scope.kind.rawValue) '\(container.scope.id)'; the role "
          + "'\(role.rawValue)' is needed.")
    }
  }

  /// Throws 403 if the caller is no administrator of the platform.
  func requireAdministrator() throws {
    guard caller.isAdministrator else {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' is not an administrator of the platform.")
    }
  }
}
