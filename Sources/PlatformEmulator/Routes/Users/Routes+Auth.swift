import HTTPTypes
import JSON

extension Routes {
  /// Signing in. Source: POST /icp4d-api/v1/authorize; the rest is not in the reference.
  static let auth: [Route] = [
    open(.post, "/icp4d-api/v1/authorize", authorize),
    open(.post, "/identity/token", cloudToken),
    open(.post, "/idprovider/v1/auth/identitytoken", identityToken),
    open(.get, "/v1/preauth/validateAuth", exchangeToken),
  ]

  private static func open(
    _ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping Route.Handler
  ) -> Route {
    Route(group: .auth, method: method, pattern: pattern, access: .open, handler: handler)
  }

  private static func authorize(_ call: Call) throws -> EmulatorResponse {
    let body = try call.json()
    guard let name = body["username"]?.string, !name.isEmpty else {
      throw PlatformFault.invalid("The field 'username' is required.", .field("username"))
    }
    let gate = call.emulator.gate
    let user = try gate.user(
      named: name, password: body["password"]?.string, key: body["api_key"]?.string, call.database)
    return Answer.json([
      "_messageCode_": "200", "message": "Success",
      "token": .string(gate.token(for: user, call.now)),
    ])
  }

  /// IBM Cloud: an API key, or a refresh token, for a token that lives an hour. A key belongs to
  /// one user; here the one key there is belongs to the administrator.
  private static func cloudToken(_ call: Call) throws -> EmulatorResponse {
    let form = try FormBody(call)
    let gate = call.emulator.gate
    switch form["grant_type"] {
    case "urn:ibm:params:oauth:grant-type:apikey":
      guard let key = form["apikey"] else {
        throw PlatformFault(
          .badRequest, code: "BXNIM0109E", "Property missing or empty: apikey.")
      }
      let name = WorldPeople.admin.userName
      guard let user = try? gate.user(named: name, password: nil, key: key, call.database) else {
        throw PlatformFault(
          .badRequest, code: "BXNIM0415E", "Provided API key could not be found.")
      }
      return cloudAnswer(user, call)
    case "refresh_token":
      guard let token = gate.token(form["refresh_token"] ?? "", by: .refresh, call.now),
        let user = try UserRecord.find(id: token.userID, in: call.database)
      else {
        throw PlatformFault(
          .badRequest, code: "BXNIM0408E", "Provided refresh token is invalid or has expired.")
      }
      return cloudAnswer(user, call)
    default:
      throw PlatformFault(
        .badRequest, code: "BXNIM0133E", "The grant type is missing or not supported.")
    }
  }

  private static func cloudAnswer(_ user: UserRecord, _ call: Call) -> EmulatorResponse {
    let gate = call.emulator.gate
    let refresh = gate.token(for: user, call.now, lifetime: 259_200, by: .refresh)
    return Answer.json([
      "access_token": .string(gate.token(for: user, call.now, lifetime: 3600)),
      "refresh_token": .string(refresh), "token_type": "Bearer", "expires_in": 3600,
      "expiration": JSONValue(call.now / 1000 + 3600), "scope": "ibm openid",
    ])
  }

  /// The identity provider beside a Cloud Pak: a password for a token that only
  /// `/v1/preauth/validateAuth` takes.
  private static func identityToken(_ call: Call) throws -> EmulatorResponse {
    let form = try FormBody(call)
    guard form["grant_type"] == "password" else {
      throw PlatformFault(
        .badRequest, code: "unsupported_grant_type", "The grant type must be 'password'.")
    }
    let gate = call.emulator.gate
    let user = try gate.user(
      named: form["username"] ?? "", password: form["password"] ?? "", key: nil, call.database)
    let token = gate.token(for: user, call.now, by: .identityProvider)
    let refresh = gate.token(for: user, call.now, lifetime: 86_400, by: .refresh)
    return Answer.json([
      "access_token": .string(token), "refresh_token": .string(refresh), "token_type": "Bearer",
      "expires_in": JSONValue(SessionToken.lifetimeSeconds), "scope": .string(form["scope"] ?? ""),
    ])
  }

  /// Headers `username` and `iam-token`: the identity provider's token for one of the platform.
  private static func exchangeToken(_ call: Call) throws -> EmulatorResponse {
    let gate = call.emulator.gate
    let headers = call.request.headers
    guard let text = headers[.iamToken], let name = headers[.userName],
      let token = gate.token(text, by: .identityProvider, call.now), token.userName == name,
      let user = try UserRecord.find(id: token.userID, in: call.database)
    else {
      throw PlatformFault.unauthorized("The IAM token is not valid for this user.")
    }
    return Answer.json([
      "_messageCode_": "success", "message": "success", "username": .string(name),
      "role": user.isAdministrator ? "Admin" : "User", "uid": .string(user.id),
      "permissions": .array(token.permissions.map { .string($0) }),
      "accessToken": .string(gate.token(for: user, call.now)),
    ])
  }
}

extension HTTPField.Name {
  fileprivate static let iamToken = HTTPField.Name("iam-token") ?? .contentType
  fileprivate static let userName = HTTPField.Name("username") ?? .contentType
}
