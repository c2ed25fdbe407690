import GRDB

/// A catalog, project or space, with what the caller may do in it.
struct Container: Hashable, Sendable {
  var row: Int64
  var scope: WorldScope
  var name: String
  /// The hidden catalog of a project or space; the id of a catalog.
  var catalogID: String
  var role: WorldMember.Role

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
  func container(
    among kinds: [WorldScope.Kind] = WorldScope.Kind.allCases
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
    return try container(scope)
  }

  /// Throws like `container(among:)`.
  func container(_ scope: WorldScope) throws -> Container {
    guard let found = try findContainer(scope) else {
      throw PlatformFault.missing(
        "The \(scope.kind.rawValue) with ID '\(scope.id)' could not be found.")
    }
    guard let role = try role(in: scope.kind, found.id) else {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' is not a member of \(scope.kind.rawValue) '\(scope.id)'.")
    }
    if role == .viewer, route.access == .write {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' has the role 'viewer' in \(scope.kind.rawValue) "
          + "'\(scope.id)' and may not change it.")
    }
    return Container(
      row: found.row, scope: WorldScope(kind: scope.kind, id: found.id), name: found.name,
      catalogID: found.catalogID, role: role)
  }

  /// The caller's role; nil for containers the caller is no member of.
  func role(in kind: WorldScope.Kind, _ id: String) throws -> WorldMember.Role? {
    if caller.isAdministrator { return .admin }
    let role = try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT role FROM member WHERE container_id = ? AND user_id = ?"),
      arguments: [id, caller.id])
    return role.flatMap(WorldMember.Role.init(rawValue:))
  }

  private func findContainer(
    _ scope: WorldScope
  ) throws -> (row: Int64, id: String, name: String, catalogID: String)? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT rowid, id, name, catalog_id FROM container "
          + "WHERE kind = ? AND (id = ? OR uid = ?)"),
      arguments: [scope.kind.rawValue, scope.id, scope.id])
    return row.map { ($0[0], $0[1], $0[2], $0[3]) }
  }
}
