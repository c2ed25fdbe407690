import JSON

/// The tokens the platform hands out: in form a JWT, signed in a way of our own that only this
/// emulator needs to check. No secret is safe with it.
///
/// Source: claims of the token of POST /icp4d-api/v1/authorize; lives for 43,200 seconds.
struct SessionToken {
  static let lifetimeSeconds: Int64 = 43_200

  var userID: String
  var userName: String
  var displayName: String
  var isAdministrator: Bool
  /// Seconds since 1970.
  var issued: Int64
  var lifetime = lifetimeSeconds
  var issuer = Issuer.platform

  /// Who made it out: `iss`. What an identity provider made out must be exchanged first.
  enum Issuer: String {
    case platform = "KNOXSSO"
    case identityProvider = "https://127.0.0.1:443/idauth/oidc/endpoint/OP"
    /// Only good for another token.
    case refresh = "https://iam.cloud.ibm.com/identity"
  }

  func text(key: UInt64, session: String) -> String {
    let claims: JSONValue = [
      "username": .string(userName), "role": .string(isAdministrator ? "Admin" : "User"),
      "permissions": .array(permissions.map { .string($0) }),
      "groups": .array(UserGroup.all(with: userID).map { JSONValue($0.number) }),
      "sub": .string(userName), "iss": .string(issuer.rawValue), "aud": "DSX",
      "uid": .string(userID),
      "authenticator": "default", "display_name": .string(displayName),
      "iat": JSONValue(issued), "exp": JSONValue(issued + lifetime),
      "can_refresh_until": JSONValue(issued + lifetime * 2),
      "session_id": .string(session),
    ]
    let head = Base64.encodeForURL(Array(#"{"alg":"RS256","typ":"JWT","kid":"limn"}"#.utf8))
    let body = head + "." + Base64.encodeForURL(claims.serializedBytes())
    return body + "." + Self.signature(of: body, key: key)
  }

  /// From when on it is good for nothing, in seconds since 1970.
  var end: Int64 { issued + lifetime }

  /// Nil if the text is none of our tokens.
  init?(_ text: String, key: UInt64) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3,
      Self.signature(of: parts[0] + "." + parts[1], key: key) == parts[2],
      let bytes = Base64.decode(parts[1]), let claims = try? JSONValue.parse(bytes),
      let end = claims["exp"]?.int
    else { return nil }
    userID = claims["uid"]?.string ?? ""
    userName = claims["username"]?.string ?? ""
    displayName = claims["display_name"]?.string ?? ""
    isAdministrator = claims["role"]?.string == "Admin"
    issued = Int64(claims["iat"]?.int ?? 0)
    lifetime = Int64(end) - issued
    issuer = claims["iss"]?.string.flatMap(Issuer.init(rawValue:)) ?? .platform
  }

  init(_ user: UserRecord, issued: Int64, lifetime: Int64 = lifetimeSeconds, by issuer: Issuer) {
    userID = user.id
    userName = user.userName
    displayName = user.displayName
    isAdministrator = user.isAdministrator
    self.issued = issued
    self.lifetime = lifetime
    self.issuer = issuer
  }

  var permissions: [String] {
    PlatformRole.permissions(of: userID, isAdministrator: isAdministrator)
  }

  static func signature(of text: some StringProtocol, key: UInt64) -> String {
    var words: [UInt64] = (1...4).map { SplitMix64.mixed(key &+ $0) }
    for (position, byte) in text.utf8.enumerated() {
      let index = position & 3
      words[index] = SplitMix64.mixed(words[index] ^ UInt64(byte) &+ words[(index + 1) & 3])
    }
    let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return Base64.encodeForURL(bytes)
  }
}
