import GRDB
import HTTPTypes
import JSON

extension Call {
  /// The container that a path names. Throws 404 if there is none, 403 if the caller has a lesser
  /// role in it or none.
  func open(
    _ kind: WorldScope.Kind, as role: WorldMember.Role = .viewer, id: String? = nil
  ) throws -> ContainerRecord {
    let id = id ?? parameter("\(kind.rawValue)_id")
    guard let record = try ContainerRecord.find(WorldScope(kind: kind, id: id), in: database) else {
      throw PlatformFault.missing(
        kind == .project
          ? "Failed to retrieve project: \(id)."
          : "The \(kind.rawValue) with ID '\(id)' could not be found.")
    }
    guard let own = try self.role(in: kind, record.id) else {
      throw PlatformFault.forbidden(
        kind == .project
          ? "Permission Denied: Authenticated user is not a member of the project: "
            + "\(caller.userName)."
          : "User '\(caller.userName)' is not a member of \(kind.rawValue) '\(id)'.")
    }
    guard own.rank >= role.rank else {
      throw PlatformFault.forbidden(
        "Permission Denied: Authenticated user has the role '\(own.rawValue)' in the "
          + "\(kind.rawValue), '\(role.rawValue)' is needed: \(caller.userName).")
    }
    return record
  }

  /// A container as the calls for assets know it.
  func container(_ record: ContainerRecord) -> Container {
    Container(
      row: record.row, scope: record.scope, name: record.name, catalogID: record.catalogID,
      role: .admin)
  }

  /// Roles in a query parameter. Throws 400 for what is none.
  func roles(_ name: String) throws -> [String] {
    let roles = queries(name).map { $0.lowercased() }
    if let wrong = roles.first(where: { WorldMember.Role(rawValue: $0) == nil }) {
      throw PlatformFault.invalid(
        "The value '\(wrong)' of parameter '\(name)' is not one of admin, editor, viewer.",
        .parameter(name))
    }
    return roles
  }

  /// Puts a new container into the store, where the asset types of all are looked for; the caller
  /// becomes its administrator.
  func create(
    _ document: JSONValue, _ kind: WorldScope.Kind, catalogID: String? = nil
  ) throws -> ContainerRecord {
    var record = ContainerRecord(document, kind, catalogID: catalogID)
    record.row = try record.insert(into: database)
    for type in try AssetTypeRecord.all(in: AssetTypeScope.account.visible, database) {
      try Declarations.note(type: type.name, type.document, in: record.row, database)
    }
    try MemberRecord(
      container: record.id, id: caller.id, userName: caller.userName, role: .admin, created: now
    ).insert(into: database)
    return record
  }

  /// Somebody who is to become a member: a user or a group, by id or name.
  ///
  /// Nil if there is nobody of that name.
  func identity(
    _ name: String, kind: MemberRecord.Kind
  ) throws -> (id: String, userName: String)? {
    switch kind {
    case .user, .profile:
      let user =
        try UserRecord.find(id: name, in: database)
        ?? UserRecord.find(name: name, in: database)
      return user.map { ($0.id, $0.userName) }
    case .group:
      let group = UserGroup.all.first { $0.id == name || $0.name == name }
      return group.map { ($0.id, $0.id) }
    case .service: return (name, name)
    }
  }
}

extension BodyFields {
  /// Throws 400 if it is absent or none.
  func role(_ key: String = "role") throws -> WorldMember.Role {
    let text = try requiredString(key)
    guard let role = WorldMember.Role(rawValue: text) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must be one of admin, editor, viewer.", .field(name(key)))
    }
    return role
  }

  /// `user` if absent. Throws 400 if it is none.
  func memberKind(_ key: String = "type") throws -> MemberRecord.Kind {
    guard let text = try string(key) else { return .user }
    guard let kind = MemberRecord.Kind(rawValue: text) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must be one of user, group, service, profile.",
        .field(name(key)))
    }
    return kind
  }
}
