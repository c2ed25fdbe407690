import JSON
import PlatformModel

/// The claims of a JSON Web Token about itself. Read, never verified: that is the platform's business.
///
/// Source: claims of the token of POST /icp4d-api/v1/authorize, payloads 0.1.
struct TokenClaims: Hashable, Sendable {
  var userID: String?
  var username: String?
  var displayName: String?
  var issuedAt: Timestamp?
  var expiresAt: Timestamp?

  /// Nil if `token` is no JSON Web Token.
  init?(token: String) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.decoded(parts[1]),
      let claims = try? JSONValue.parse(bytes), claims.object != nil
    else { return nil }
    userID = claims.text("uid") ?? claims.text("iam_id") ?? claims.text("sub")
    username = claims.text("username") ?? claims.text("preferred_username")
    displayName = claims.text("display_name") ?? claims.text("name")
    issuedAt = Self.moment(claims["iat"])
    expiresAt = Self.moment(claims["exp"])
  }

  var user: User? {
    guard let id = userID ?? username else { return nil }
    return User(id: id, displayName: displayName ?? username ?? id, username: username)
  }

  /// Seconds since 1970, with a fraction in some builds.
  private static func moment(_ value: JSONValue?) -> Timestamp? {
    guard let seconds = value?.double, seconds > 0, seconds < 1e12 else { return nil }
    return Timestamp(milliseconds: Int64(seconds * 1_000))
  }
}
