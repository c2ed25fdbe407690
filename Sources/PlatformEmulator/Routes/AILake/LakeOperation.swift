import GRDB
import HTTPTypes
import JSON

/// Long-running operations of AI Lake: begun by one call, done by the time that passes.
enum LakeOperation {
  enum Kind: String {
    case provision = "provision-database"
    case deprovision = "deprovision-database"
  }

  /// Answers 202 without a body; the older format has an empty object there, which its clients want.
  /// A client may name the operation itself, by the same header.
  ///
  /// Throws 409 if the name it chose is taken.
  static func start(
    _ kind: Kind, _ request: JSONValue, _ call: Call
  ) throws -> EmulatorResponse {
    let chosen = call.request.headers[.operationID]?.trimmingBlanks()
    let id = chosen.flatMap { $0.isEmpty ? nil : $0 } ?? call.newID()
    let isTaken = try Bool.fetchOne(
      call.database, sql: "SELECT EXISTS (SELECT 1 FROM lake_operation WHERE id = ?)",
      arguments: [id])
    guard isTaken != true else {
      throw PlatformFault.conflict("There is an operation '\(id)' already.")
    }
    try call.database.execute(
      sql: "INSERT INTO lake_operation VALUES (NULL, ?, ?, ?, ?, 'pending', NULL)",
      arguments: [
        id, kind.rawValue, call.now + duration(kind, request), request.serialized(),
      ])
    let isFlat = call.emulator.options.aiLakeFormat == .flat
    var response = isFlat ? Answer.json([:], .accepted) : Answer.empty(.accepted)
    response.headers[.operationID] = id
    response.headers[.operationLocation] = "/api/v1/ailake/operations/\(id)"
    return response
  }

  /// Milliseconds: some seconds, the same for the same name; a minute for names with "slow" in them.
  private static func duration(_ kind: Kind, _ request: JSONValue) -> Int64 {
    let name = request["name"]?.string ?? ""
    if name.lowercased().contains("slow") { return 60_000 }
    return (kind == .provision ? 4_000 : 2_500) + Int64(WorldID.hash(name) % 3_000)
  }

  /// Brings everything to its end that is due, in the order in which it was to be.
  static func settle(_ database: Database, _ now: Int64) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, kind, request FROM lake_operation WHERE status = 'pending' AND due <= ?
        ORDER BY due, rowid
        """, arguments: [now])
    for row in rows {
      let request = try JSONValue.parse(row["request"] as String)
      let isProvision = row["kind"] == Kind.provision.rawValue
      let failure =
        isProvision ? try provision(request, database) : try deprovision(request, database)
      let result = isProvision ? request.serialized() : nil
      try database.execute(
        sql: "UPDATE lake_operation SET status = ?, outcome = ? WHERE id = ?",
        arguments: [
          failure == nil ? "succeeded" : "failed", failure?.serialized() ?? result,
          row["id"] as String,
        ])
    }
  }

  /// Nil if it went well, else the error of the operation.
  private static func provision(_ request: JSONValue, _ database: Database) throws -> JSONValue? {
    let name = request["name"]?.string ?? ""
    if name.lowercased().contains("fail") {
      return error(
        500, "Provisioning failed",
        "Warehouse '\(name)' did not become ready: 2 of 3 compute nodes are unhealthy.")
    }
    let isTaken = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM lake_database WHERE name = ?)",
      arguments: [name])
    if isTaken == true {
      return error(409, "Conflict", "A database instance named '\(name)' exists already.")
    }
    for id in request["storageIds"]?.array?.compactMap(\.string) ?? [] {
      let isKnown = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM lake_storage WHERE id = ?)", arguments: [id])
      if isKnown != true {
        return error(404, "Not Found", "Object storage '\(id)' is not registered.")
      }
    }
    try LakeDatabase.insert(request, into: database)
    return nil
  }

  private static func deprovision(
    _ request: JSONValue, _ database: Database
  ) throws -> JSONValue? {
    try database.execute(
      sql: "DELETE FROM lake_database WHERE id = ?", arguments: [request["id"]?.string])
    if database.changesCount > 0 { return nil }
    return error(
      404, "Not Found", "Database instance '\(request["name"]?.string ?? "")' was not found.")
  }

  private static func error(_ status: Int, _ title: String, _ detail: String) -> JSONValue {
    ["status": JSONValue(status), "title": .string(title), "detail": .string(detail)]
  }
}

extension HTTPField.Name {
  static let operationID = HTTPField.Name("operation-id") ?? .contentType
  static let operationLocation = HTTPField.Name("operation-location") ?? .contentType
}
