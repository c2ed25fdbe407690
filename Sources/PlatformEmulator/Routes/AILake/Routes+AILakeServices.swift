import HTTPTypes
import JSON

extension Routes {
  private static let services = "/api/v1/ailake/services"
  /// Characters of a payload. Source: `JsonNode` of both OpenAPI documents.
  private static let longestPayload = 15_000

  /// Services of AI Lake.
  static let aiLakeServices: [Route] = [
    .get(services, .aiLakeOperations) { call in
      try LakePage(type: "service", idKey: "serviceId", listKey: "services")
        .answer(try LakeService.all(in: call.database).map(\.document), call)
    },
    .get("\(services)/{serviceId}/status", .aiLakeOperations) { call in
      let service = try LakeService.find(call.parameter("serviceId"), in: call.database)
      return Answer.json(["status": try service.status(in: call.database)])
    },
    .changing(
      .post, "\(services)/{serviceId}/commands/{commandName}/run", .aiLakeOperations, runCommand),
  ]

  /// A service does one thing at a time: not in the reference, as are the commands.
  ///
  /// Source: POST /api/v1/ailake/services/{serviceId}/commands/{commandName}/run.
  private static func runCommand(_ call: Call) throws -> EmulatorResponse {
    let service = try LakeService.find(call.parameter("serviceId"), in: call.database)
    let command = call.parameter("commandName")
    guard service.kind.commands.contains(command) else {
      throw PlatformFault.missing(
        "'\(service.name)' has no command '\(command)'; it has "
          + "\(service.kind.commands.joined(separator: ", ")).")
    }
    let body = try call.fields()
    let context = try body.textMap("context", nullable: true) ?? [:]
    let payload = try body.object("payload")
    try check(payload, for: command)
    if let running = try service.runningCommand(in: call.database) {
      throw PlatformFault.conflict("'\(service.name)' is busy with '\(running)'.")
    }
    return try LakeOperation(
      kind: .runServiceCommand, subject: service.id,
      names: [command] + context.values.compactMap(\.string),
      request: [
        "serviceId": .string(service.id), "command": .string(command),
        "context": .object(context), "payload": payload?.value ?? [:],
      ]
    ).start(call)
  }

  private static func check(_ payload: BodyFields?, for command: String) throws {
    guard payload?.value.serialized().count ?? 0 <= longestPayload else {
      throw PlatformFault.invalid(
        "The field 'payload' must have at most \(longestPayload) characters.", .field("payload"))
    }
    guard command == "scale" else { return }
    guard try payload?.int32("nodes", 1...64) != nil else {
      throw PlatformFault.invalid(
        "The field 'payload.nodes' is required.", .field("payload.nodes"))
    }
  }
}
