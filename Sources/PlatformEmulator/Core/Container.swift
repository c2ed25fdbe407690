import GRDB
import JSON

/// A catalog, project or space, with what the caller may do in it.
struct Container: Hashable, Sendable {
  var row: Int64
  var scope: WorldScope
  var name: String
  /// The hidden catalog of a project or space; the id of a catalog.
  var catalogID: String
  var role: WorldMember.Role
  /// Id of the caller if private assets are left out that the caller is no member of: in catalogs,
  /// for everybody but administrators of the platform.
  var member: String?

  /// `project_id=…`, as it is repeated in addresses.
  var query: String {
    "\(scope.kind.rawValue)_id=\(scope.id)"
  }

  /// `project_id` and so on.
  var key: String {
    "\(scope.kind.rawValue)_id"
  }
}

extension Call {
  /// The container named in the query: exactly one of `catalog_id`, `project_id`, `space_id`.
  ///
  /// Throws 400 if none or several are named, 404 if there is no such container, 403 if the caller
  /// is no member of it, or is a viewer and the route changes something.
  ///
  /// - Parameter toRead: true: viewers are welcome although the route changes something elsewhere.
  func container(
    among kinds: [WorldScope.Kind] = WorldScope.Kind.allCases, toRead: Bool = false
  ) throws -> Container {
    let named = kinds.compactMap { kind in
      query("\(kind.rawValue)_id").map { WorldScope(kind: kind, id: $0) }
    }
    guard named.count == 1, let scope = named.first else {
      let names = kinds.map { "\($0.rawValue)_id" }
      throw PlatformFault.invalid(
        "Exactly one of \(names.joined(separator: ", ")) must be specified; "
          + "\(named.isEmpty ? "none" : "\(named.count)") given.",
        .parameter(names[0]))
    }
    return try container(scope, toRead: toRead)
  }

  /// Throws like `container(among:)`.
  func container(_ scope: WorldScope, toRead: Bool = false) throws -> Container {
    let container = try Container.find(scope, for: caller, in: database)
    try refuseIfArchived(container.scope)
    if container.role == .viewer, route.access == .write, !toRead {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' has the role 'viewer' in \(scope.kind.rawValue) "
          + "'\(scope.id)' and may not change it.")
    }
    return container
  }

  /// The caller's role; nil for containers the caller is no member of.
  func role(in kind: WorldScope.Kind, _ id: String) throws -> WorldMember.Role? {
    try Container.role(of: caller, in: id, database)
  }
}

extension Container {
  /// Throws 404 if there is no such container, 403 if the user is no member of it.
  ///
  /// - Parameter scope: its id, or the well-known name of a catalog.
  static func find(
    _ scope: WorldScope, for user: Caller, in database: Database
  ) throws -> Container {
    let kind = scope.kind
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT rowid, id, name, catalog_id FROM container "
          + "WHERE kind = ? AND (id = ? OR uid = ?)"),
      arguments: [kind.rawValue, scope.id, scope.id])
    guard let row else {
      throw PlatformFault.missing(
        "The \(kind.rawValue) with ID '\(scope.id)' could not be found.")
    }
    guard let role = try role(of: user, in: row[1], database) else {
      throw PlatformFault.forbidden(
        "User '\(user.userName)' is not a member of \(kind.rawValue) '\(scope.id)'.")
    }
    return Container(
      row: row[0], scope: WorldScope(kind: kind, id: row[1]), name: row[2], catalogID: row[3],
      role: role, member: kind == .catalog && !user.isAdministrator ? user.id : nil)
  }

  /// The highest of the own roles and those of groups.
  static func role(
    of user: Caller, in id: String, _ database: Database
  ) throws -> WorldMember.Role? {
    if user.isAdministrator { return .admin }
    let identities = JSONValue.array(
      UserGroup.identities(of: user.id).map(JSONValue.string)
    ).serialized()
    return try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT role FROM member_role
          WHERE container_id = ? AND user_id IN (SELECT value FROM json_each(?))
          """), arguments: [id, identities]
    ).compactMap(WorldMember.Role.init(rawValue:)).max { $0.rank < $1.rank }
  }
}
