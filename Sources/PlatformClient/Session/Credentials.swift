/// Who is calling. Its descriptions never show a secret.
///
/// Source: payloads 0.1.
public enum Credentials: Hashable, Sendable {
  /// Exchanged for a token that lives for hours and is renewed by itself. `account`: of several the
  /// user belongs to; nil in most cases.
  case password(user: String, password: String, account: String? = nil)
  /// As `password`, with an API key of Cloud Pak for Data.
  case apiKey(user: String, key: String, account: String? = nil)
  /// Sent along with every call; there is no token.
  case zenApiKey(user: String, key: String)
  /// A bearer token somebody else got; nothing can be done when it expires.
  case token(String)
  /// A password of the identity provider beside a Cloud Pak, which is at an address of its own; what
  /// it gives is exchanged for a token of the platform.
  case identityProvider(BaseURL, user: String, password: String)
  /// An API key of IBM Cloud, exchanged at `BaseURL` for a token that lives for an hour.
  case cloud(BaseURL, key: String)

  /// The user's name, if it is known without asking.
  public var user: String? {
    switch self {
    case .password(let user, _, _), .apiKey(let user, _, _), .zenApiKey(let user, _),
      .identityProvider(_, let user, _):
      user
    case .token, .cloud: nil
    }
  }

  /// The secrets in it, which must never be shown.
  var secrets: [String] {
    switch self {
    case .password(_, let secret, _), .apiKey(_, let secret, _), .token(let secret),
      .identityProvider(_, _, let secret), .cloud(_, let secret):
      [secret]
    case .zenApiKey(let user, let key): [key, Self.basic(user, key)]
    }
  }

  /// The value of the `Authorization` header as it is sent; nil if a token is needed first.
  var fixedAuthorization: String? {
    switch self {
    case .password, .apiKey, .identityProvider, .cloud: nil
    case .zenApiKey(let user, let key): "ZenApiKey " + Self.basic(user, key)
    case .token(let token): "Bearer " + token
    }
  }

  private static func basic(_ user: String, _ key: String) -> String {
    Base64.encoded(Array("\(user):\(key)".utf8))
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .password(let user, _, _): "password of \(user)"
    case .apiKey(let user, _, _): "API key of \(user)"
    case .zenApiKey(let user, _): "Zen API key of \(user)"
    case .token: "token"
    case .identityProvider(let provider, let user, _):
      "password of \(user) at \(provider.authority)"
    case .cloud: "API key of IBM Cloud"
    }
  }

  public var debugDescription: String { description }

  /// Without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
