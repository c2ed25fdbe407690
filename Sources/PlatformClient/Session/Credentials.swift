/// Who is calling. Its descriptions never show a secret.
///
/// Source: POST /icp4d-api/v1/authorize, payloads 0.1.
public enum Credentials: Hashable, Sendable {
  /// Exchanged for a token that lives for hours and is renewed by itself.
  case password(user: String, password: String)
  /// As `password`, with an API key of Cloud Pak for Data.
  case apiKey(user: String, key: String)
  /// Sent along with every call; there is no token.
  case zenApiKey(user: String, key: String)
  /// A bearer token somebody else got; nothing can be done when it expires.
  case token(String)

  /// The user's name, if it is known without asking.
  public var user: String? {
    switch self {
    case .password(let user, _), .apiKey(let user, _), .zenApiKey(let user, _): user
    case .token: nil
    }
  }

  /// What must never be shown.
  var secrets: [String] {
    switch self {
    case .password(_, let secret), .apiKey(_, let secret), .token(let secret): [secret]
    case .zenApiKey(let user, let key): [key, Self.basic(user, key)]
    }
  }

  /// What goes into the `Authorization` header as it is; nil if a token is needed first.
  var fixedAuthorization: String? {
    switch self {
    case .password, .apiKey: nil
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
    case .password(let user, _): "password of \(user)"
    case .apiKey(let user, _): "API key of \(user)"
    case .zenApiKey(let user, _): "Zen API key of \(user)"
    case .token: "token"
    }
  }

  public var debugDescription: String { description }

  /// Without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
