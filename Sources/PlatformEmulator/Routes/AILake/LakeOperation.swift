import GRDB
import HTTPTypes
import JSON

/// Long-running operations of AI Lake: begun by one call, done by the time that passes.
///
/// Not in the reference, but so that work can be made to fail or to drag on: what is named with
/// "fail" fails, and what is named with "slow" takes a minute.
struct LakeOperation {
  /// Source: `Operation.kind` of both OpenAPI documents; the older one has no `refresh-partition`.
  enum Kind: String {
    case provisionDatabase = "provision-database"
    case deprovisionDatabase = "deprovision-database"
    case runServiceCommand = "run-service-command"
    case createPipeTable = "create-pipe-table"
    case deletePipeTable = "delete-pipe-table"
    case analyzeStatistics = "analyze-statistics"
    case refreshPartition = "refresh-partition"

    /// Milliseconds that the quickest one takes.
    var duration: Int64 {
      switch self {
      case .provisionDatabase: 4_000
      case .createPipeTable, .refreshPartition: 3_000
      case .deprovisionDatabase, .analyzeStatistics: 2_500
      case .runServiceCommand: 2_000
      case .deletePipeTable: 1_500
      }
    }
  }

  let kind: Kind
  /// The id of what it happens to.
  let subject: String
  /// Names that decide how long it takes, and whether it goes well.
  let names: [String]
  /// All that is needed to do it.
  let request: JSONValue

  /// Answers 202 without a body; the older format has an empty object there, which its clients want.
  /// A client may name the operation itself, by the same header.
  ///
  /// Throws 409 if the name it chose is taken.
  func start(_ call: Call, saysWhere: Bool = true) throws -> EmulatorResponse {
    let chosen = call.request.headers[.operationID]?.trimmingBlanks() ?? ""
    let id = chosen.isEmpty ? call.newID() : chosen
    let isTaken = try Bool.fetchOne(
      call.database, sql: "SELECT EXISTS (SELECT 1 FROM lake_operation WHERE id = ?)",
      arguments: [id])
    guard isTaken != true else {
      throw PlatformFault.conflict("There is an operation '\(id)' already.")
    }
    var request = request
    if let failing = names.first(where: { $0.lowercased().contains("fail") }) {
      request["failing"] = .string(failing)
    }
    try call.database.execute(
      sql: "INSERT INTO lake_operation VALUES (NULL, ?, ?, ?, ?, 'pending', NULL)",
      arguments: [id, kind.rawValue, subject, request.serialized()])
    try call.schedule(.lakeOperation, after: duration, ["id": .string(id)])
    let isFlat = call.emulator.options.aiLakeFormat == .flat
    var response = isFlat ? Answer.json([:], .accepted) : Answer.empty(.accepted)
    response.headers[.operationID] = id
    if saysWhere {
      response.headers[.operationLocation] =
        "/api/v1/ailake/operations/\(RequestTarget.encoded(id))"
    }
    return response
  }

  /// Milliseconds: some seconds, the same for the same names.
  private var duration: Int64 {
    if names.contains(where: { $0.lowercased().contains("slow") }) { return 60_000 }
    return kind.duration + Int64(WorldID.hash(names.joined(separator: "/")) % 3_000)
  }

  /// As it is answered, the same in both wire formats. Throws 404.
  ///
  /// Source: GET /api/v1/ailake/operations/{operationId}.
  static func document(_ id: String, in database: Database) throws -> JSONValue {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM lake_operation WHERE id = ?", arguments: [id])
    guard let row else { throw PlatformFault.missing("Operation '\(id)' was not found.") }
    let status: String = row["status"]
    var operation: JSONValue = [
      "id": .string(id), "kind": .string(row["kind"]), "status": .string(status),
    ]
    if let outcome = row["outcome"] as String? {
      operation[status == "failed" ? "error" : "result"] = try JSONValue.parse(outcome)
    }
    return operation
  }
}

extension HTTPField.Name {
  static let operationID = HTTPField.Name("operation-id") ?? .contentType
  static let operationLocation = HTTPField.Name("operation-location") ?? .contentType
}
