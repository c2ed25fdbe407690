import GRDB
import HTTPTypes

/// In which containers a global search looks: those the caller may see, or some of them.
///
/// Source: `auth_scope` of GET /v3/search.
enum GlobalScope: String, CaseIterable {
  case all
  case catalog
  case project
  case space
  /// Of governance artifacts, which this platform has none of.
  case category
  case governanceCatalog = "ibm_watsonx_governance_catalog"
  case dataProductCatalog = "ibm_data_product_catalog"

  fileprivate func has(_ container: Container, uid: String?) -> Bool {
    switch self {
    case .all: true
    case .catalog: container.scope.kind == .catalog
    case .project: container.scope.kind == .project
    case .space: container.scope.kind == .space
    case .category: false
    case .governanceCatalog, .dataProductCatalog:
      container.scope.kind == .catalog && uid?.replacing("-", with: "_") == rawValue
    }
  }
}

extension Call {
  /// The containers that `auth_scope` leaves of those the caller is a member of. Throws 400 for
  /// another value than the documented ones, also of `role`.
  func searchedContainers() throws -> [Container] {
    let name = query("auth_scope") ?? GlobalScope.all.rawValue
    guard let scope = GlobalScope(rawValue: name) else {
      let names = GlobalScope.allCases.map(\.rawValue).joined(separator: ", ")
      throw PlatformFault.invalid(
        "The value '\(name)' of parameter 'auth_scope' is none of \(names).",
        .parameter("auth_scope"))
    }
    // It limits governance artifacts only.
    guard ["viewer", "editor"].contains(query("role") ?? "viewer") else {
      throw PlatformFault.invalid(
        "The value of parameter 'role' must be viewer or editor.", .parameter("role"))
    }
    guard tenant == GlobalDocument.tenant else { return [] }
    return try visibleContainers(scope)
  }

  /// Source: header `Run-As-Tenant` of GET /v3/search: also as `account_id`.
  private var tenant: String {
    request.headers[.runAsTenant] ?? request.headers[.accountID] ?? GlobalDocument.tenant
  }

  private func visibleContainers(_ scope: GlobalScope) throws -> [Container] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT c.rowid, c.kind, c.id, c.uid, c.name, c.catalog_id, m.role FROM container c
          LEFT JOIN member m ON m.container_id = c.id AND m.user_id = ? ORDER BY c.rowid
          """), arguments: [caller.id])
    return rows.compactMap { row in
      let role = (row[6] as String?).flatMap(WorldMember.Role.init(rawValue:))
      guard let kind = WorldScope.Kind(rawValue: row[1]),
        let role = caller.isAdministrator ? .admin : role
      else { return nil }
      let container = Container(
        row: row[0], scope: WorldScope(kind: kind, id: row[2]), name: row[4], catalogID: row[5],
        role: role, member: kind == .catalog && !caller.isAdministrator ? caller.id : nil)
      return scope.has(container, uid: row[3]) ? container : nil
    }
  }
}
