import HTTPTypes
import JSON

extension Routes {
  /// Signing in. Source: POST /icp4d-api/v1/authorize.
  static let auth: [Route] = [
    Route(
      group: .auth, method: .post, pattern: "/icp4d-api/v1/authorize", access: .open,
      handler: authorize)
  ]

  private static func authorize(_ call: Call) throws -> EmulatorResponse {
    let body = try call.json()
    guard let name = body["username"]?.string, !name.isEmpty else {
      throw PlatformFault.invalid("The field 'username' is required.", .field("username"))
    }
    let token = try call.emulator.token(
      for: name, password: body["password"]?.string, key: body["api_key"]?.string, call.database,
      call.now)
    return Answer.json([
      "_messageCode_": "200", "message": "Success", "token": .string(token),
    ])
  }
}
