import JSON

/// Signing in to a recorded session: with anything, as its secrets are not in the recording.
enum ReplaySignIn {
  static let token = "limn-replay-token"
  /// Far away, in seconds since 1970.
  private static let end = JSONValue(4_102_444_800)

  private static let paths: [[String]] = [
    ["icp4d-api", "v1", "authorize"], ["v1", "preauth", "validateAuth"], ["identity", "token"],
    ["idprovider", "v1", "auth", "identitytoken"],
  ]

  static func isSignIn(_ target: RequestTarget) -> Bool { paths.contains(target.segments) }

  /// When nobody signed in while it was recorded.
  static func answer(to target: RequestTarget) -> EmulatorResponse {
    let isIdentity = target.segments.last.map { $0.hasSuffix("token") } ?? false
    return Answer.json(
      isIdentity
        ? [
          "access_token": .string(token), "refresh_token": .string(token), "token_type": "Bearer",
          "expires_in": 3600, "expiration": end,
        ] : ["_messageCode_": "success", "message": "success", "token": .string(token)])
  }

  /// The recorded answer with a token in the place of the masked one.
  static func usable(_ response: EmulatorResponse) -> EmulatorResponse {
    guard let document = try? JSONValue.parse(response.body) else { return response }
    var response = response
    response.body = usable(document).serializedBytes()
    return response
  }

  private static func usable(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): text.contains(RecordedRequest.mask) ? .string(token) : value
    case .array(let items): .array(items.map(usable))
    case .object(let object):
      .object(
        JSONObject(object.map { ($0.key, $0.key == "expiration" ? end : usable($0.value)) }))
    default: value
    }
  }
}
