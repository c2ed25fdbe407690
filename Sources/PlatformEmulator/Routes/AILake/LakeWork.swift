import GRDB
import HTTPTypes
import JSON

/// What operations of AI Lake do when their time has come.
///
/// Each answers the `result` of its operation, which the reference leaves open; one that throws has
/// failed, and the fault is its `error`.
struct LakeWork {
  let database: Database
  /// What `LakeOperation` was begun with.
  let request: JSONValue
  /// Milliseconds since 1970.
  let now: Int64

  func perform(_ kind: LakeOperation.Kind) throws -> JSONValue? {
    switch kind {
    case .provisionDatabase: try provision()
    case .deprovisionDatabase: try deprovision()
    case .runServiceCommand: try runCommand()
    case .createPipeTable: try createTable()
    case .deletePipeTable: try deleteTable()
    case .analyzeStatistics: try analyze()
    case .refreshPartition: try refresh()
    }
  }

  func text(_ key: String) -> String {
    request[key]?.string ?? ""
  }

  /// Throws a failure of the platform's own if the operation is to fail.
  ///
  /// - Parameter title: `Provisioning failed`.
  /// - Parameter detail: given what it is that made it fail.
  func failIfWanted(_ title: String, _ detail: (String) -> String) throws {
    guard let name = request["failing"]?.string else { return }
    throw PlatformFault(
      HTTPResponse.Status(code: 500, reasonPhrase: title), code: "operation_failed", detail(name))
  }
}

/// Databases.
extension LakeWork {
  private func provision() throws -> JSONValue? {
    let name = text("name")
    try failIfWanted("Provisioning failed") { _ in
      "Warehouse '\(name)' did not become ready: 2 of 3 compute nodes are unhealthy."
    }
    if try LakeDatabase.isTaken(name, in: database) {
      throw PlatformFault.conflict("A database instance named '\(name)' exists already.")
    }
    for id in request["storageIds"]?.array?.compactMap(\.string) ?? [] {
      let isKnown = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM lake_storage WHERE id = ?)", arguments: [id])
      if isKnown != true {
        throw PlatformFault.missing("Object storage '\(id)' is not registered.")
      }
    }
    try LakeDatabase.create(request, in: database)
    return try LakeDatabase.find(name, in: database).document(in: database)
  }

  private func deprovision() throws -> JSONValue? {
    guard let lake = try? LakeDatabase.find(text("id"), in: database) else {
      throw PlatformFault.missing("Database instance '\(text("name"))' was not found.")
    }
    try lake.delete(from: database)
    return nil
  }
}
