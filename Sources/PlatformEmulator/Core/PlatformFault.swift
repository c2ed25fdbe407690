import HTTPTypes

/// A call that the platform refuses: thrown by handlers, worded by the `FaultShape` of their group.
struct PlatformFault: Error, Hashable {
  /// What the fault is about. Source: `errors[].target` of the common error body.
  struct Target: Hashable {
    var type: String
    var name: String

    static func field(_ name: String) -> Target { Target(type: "field", name: name) }
    static func parameter(_ name: String) -> Target { Target(type: "parameter", name: name) }
    static func header(_ name: String) -> Target { Target(type: "header", name: name) }
  }

  var status: HTTPResponse.Status
  /// `does_not_exist`, `not_authorized`, …
  var code: String
  var message: String
  var target: Target?
  /// What shapes with a `reason` say there, if that is more than the message.
  var reason: String?

  init(
    _ status: HTTPResponse.Status, code: String, _ message: String, target: Target? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.target = target
  }

  static func invalid(_ message: String, _ target: Target? = nil) -> PlatformFault {
    PlatformFault(.badRequest, code: "invalid_parameter", message, target: target)
  }

  static func missing(_ message: String) -> PlatformFault {
    PlatformFault(.notFound, code: "does_not_exist", message)
  }

  static func forbidden(_ message: String) -> PlatformFault {
    PlatformFault(.forbidden, code: "not_authorized", message)
  }

  static func unauthorized(_ message: String) -> PlatformFault {
    PlatformFault(
      .unauthorized, code: "invalid_auth_token", message, target: .header("Authorization"))
  }

  static func unable(_ message: String) -> PlatformFault {
    PlatformFault(.badRequest, code: "unable_to_perform", message)
  }

  /// Well-formed, but against a rule: 422. Source: POST /v2/projects/{project_id}/tags.
  static func unprocessable(_ message: String) -> PlatformFault {
    PlatformFault(
      HTTPResponse.Status(code: 422, reasonPhrase: "Unprocessable Entity"), code: "unprocessable",
      message)
  }

  static func conflict(_ message: String) -> PlatformFault {
    PlatformFault(.conflict, code: "conflict", message)
  }
}
