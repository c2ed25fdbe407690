import GRDB
import HTTPTypes
import JSON

/// Commands of services: the reference leaves open which there are.
extension LakeWork {
  func runCommand() throws -> JSONValue? {
    var service = try LakeService.find(text("serviceId"), in: database)
    let command = text("command")
    try failIfWanted("Command failed") { "'\(command)' of '\(service.name)' ended with: \($0)." }
    let moment = JSONValue.string(CalendarDate.seconds(now))
    switch command {
    case "restart":
      service.state["restartedAt"] = moment
    case "scale":
      service.state["nodes"] = request["payload"]?["nodes"] ?? 1
    case "pause":
      service.state["ready"] = false
      service.state["reason"] = .string(request["context"]?["reason"]?.string ?? "paused")
    case "resume":
      service.state["ready"] = true
      service.state["reason"] = nil
    default:
      guard service.state["ready"] == true else {
        throw PlatformFault.conflict("'\(service.name)' is paused.")
      }
      service.state["lastRunAt"] = moment
    }
    try service.update(in: database)
    return ["command": .string(command), "status": service.state]
  }
}
