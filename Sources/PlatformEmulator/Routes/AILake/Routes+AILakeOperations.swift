import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let aiLakeOperations: [Route] = [
    .changing(.get, "/api/v1/ailake/operations/{operationId}", .aiLakeOperations, readOperation),
    .get("/api/v1/ailake/services", .aiLakeOperations) { call in
      let services = try String.fetchAll(
        call.database, sql: "SELECT document FROM lake_service ORDER BY name"
      ).map { text in
        var service = try JSONValue.parse(text)
        service["status"] = nil
        return service
      }
      return try LakePage(type: "service", idKey: "serviceId", listKey: "services")
        .answer(services, call)
    },
    .get("/api/v1/ailake/services/{serviceId}/status", .aiLakeOperations) { call in
      let id = call.parameter("serviceId")
      let text = try String.fetchOne(
        call.database, sql: "SELECT document FROM lake_service WHERE id = ?", arguments: [id])
      guard let text else { throw PlatformFault.missing("Service '\(id)' was not found.") }
      return Answer.json(["status": try JSONValue.parse(text)["status"] ?? "running"])
    },
  ]

  /// The same in both wire formats. Source: GET /api/v1/ailake/operations/{operationId}.
  private static func readOperation(_ call: Call) throws -> EmulatorResponse {
    try LakeOperation.settle(call.database, call.now)
    let id = call.parameter("operationId")
    let row = try Row.fetchOne(
      call.database, sql: "SELECT * FROM lake_operation WHERE id = ?", arguments: [id])
    guard let row else { throw PlatformFault.missing("Operation '\(id)' was not found.") }
    let status: String = row["status"]
    var operation: JSONValue = [
      "id": .string(id), "kind": .string(row["kind"]), "status": .string(status),
    ]
    if let outcome = row["outcome"] as String? {
      operation[status == "failed" ? "error" : "result"] = try JSONValue.parse(outcome)
    }
    return Answer.json(operation)
  }
}
