import PlatformModel

/// A bearer token, and when it is to be renewed.
///
/// The platform's clock and ours may differ; only how long the token lives is taken from it, counted
/// from when we got it.
struct Token: Hashable, Sendable {
  let text: String
  let claims: TokenClaims?
  /// From then on a new one is asked for; nil if the token does not say how long it lives.
  var renewAt: Timestamp?
  /// From then on it is of no use.
  let expiresAt: Timestamp?

  init(_ text: String, receivedAt now: Timestamp) {
    self.text = text
    claims = TokenClaims(token: text)
    guard let end = claims?.expiresAt else {
      renewAt = nil
      expiresAt = nil
      return
    }
    let lifetime = end - (claims?.issuedAt ?? now)
    guard lifetime > .zero else {
      renewAt = nil
      expiresAt = nil
      return
    }
    expiresAt = now + lifetime
    renewAt = now + (lifetime - min(.seconds(300), lifetime / 10))
  }

  var authorization: String { "Bearer " + text }

  func isUsable(at now: Timestamp) -> Bool {
    expiresAt.map { now < $0 } ?? true
  }

  func isDue(at now: Timestamp) -> Bool {
    renewAt.map { now >= $0 } ?? false
  }
}
