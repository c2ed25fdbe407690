import HTTPTypes
import JSON
import PlatformModel

extension Caller {
  /// A fresh token for the session's user and secret.
  func token() throws(PlatformError) -> Token {
    switch session.credentials {
    case .password(let user, let password, let account):
      try platformToken([("username", user), ("password", password)], account)
    case .apiKey(let user, let key, let account):
      try platformToken([("username", user), ("api_key", key)], account)
    case .identityProvider(let provider, let user, let password):
      try exchangedToken(user, try providedToken(provider, user, password))
    case .cloud(let address, let key): try cloudToken(address, key)
    case .zenApiKey, .token: throw error(.signedOut, .get())
    }
  }

  /// Source: POST /icp4d-api/v1/authorize, payloads 0.1.
  private func platformToken(
    _ who: [(String, String)], _ account: String?
  ) throws(PlatformError) -> Token {
    let fields = who + (account.map { [("account_id", $0)] } ?? [])
    let body = JSONObject(fields.map { (key: $0.0, value: .string($0.1)) })
    var call = Call.change(.post, "icp4d-api", "v1", "authorize", body: .object(body))
    call.isSigned = false
    call.isRepeatable = true
    do {
      return try token(of: call, named: "token")
    } catch {
      guard error.cause == .notFound, !base.prefix.isEmpty else { throw error }
      // As it is copied from a browser, whose pages are below the address of the platform.
      var hint = error
      hint.cause = .unreachable(
        "nobody signs in below \(base.prefix); the platform may be at \(base.scheme)://\(base.authority)"
      )
      throw hint
    }
  }

  // MARK: The identity provider beside a Cloud Pak

  /// Its token, which the platform itself does not take.
  ///
  /// Source: POST /idprovider/v1/auth/identitytoken, payloads 0.1.
  private func providedToken(
    _ provider: BaseURL, _ user: String, _ password: String
  ) throws(PlatformError) -> Token {
    try at(provider).token(
      of: .form(
        ("grant_type", "password"), ("username", user), ("password", password),
        ("scope", "openid"), to: "idprovider", "v1", "auth", "identitytoken"),
      named: "access_token")
  }

  /// Source: GET /v1/preauth/validateAuth, payloads 0.1.
  private func exchangedToken(
    _ user: String, _ provided: Token
  ) throws(PlatformError) -> Token {
    var call = Call.get("v1", "preauth", "validateAuth")
    call.isSigned = false
    for (name, value) in [("username", user), ("iam-token", provided.text)] {
      guard let field = HTTPField.Name(name) else { continue }
      call.headers[field] = value
    }
    do {
      return try token(of: call, named: "accessToken")
    } catch {
      // The platform may repeat what it was sent.
      var error = error
      error.message = error.message.map { Secrets.masked($0, known: [provided.text]) }
      throw error
    }
  }

  // MARK: IBM Cloud

  /// Source: POST https://iam.cloud.ibm.com/identity/token, payloads 0.1. A key that is not known is
  /// answered with 400.
  private func cloudToken(_ address: BaseURL, _ key: String) throws(PlatformError) -> Token {
    do {
      return try at(address).token(
        of: .form(
          ("grant_type", "urn:ibm:params:oauth:grant-type:apikey"), ("apikey", key),
          to: "identity", "token"), named: "access_token")
    } catch {
      guard error.status == 400 else { throw error }
      var refusal = error
      refusal.cause = .signedOut
      throw refusal
    }
  }

  // MARK: What they have in common

  /// Some builds answer a refusal with 200 and no token; that is a refusal too.
  private func token(of call: Call, named name: String) throws(PlatformError) -> Token {
    var call = call
    call.timeout = .seconds(30)
    let answer = try json(call)
    if let text = answer.text(name), !text.isEmpty {
      return Token(text, receivedAt: clock.now())
    }
    guard let words = ErrorWire.message(answer) else {
      throw error(.unreadable("there is no token in it"), call)
    }
    throw error(.signedOut, call, message: session.masked(words))
  }

  /// The same, at another address.
  private func at(_ address: BaseURL) -> Caller {
    var caller = self
    caller.base = address
    return caller
  }
}

extension Call {
  /// Fields of a form that signs in.
  fileprivate static func form(_ fields: (String, String)..., to path: String...) -> Call {
    let text = fields.map { name, value in
      "\(percentEncoded(name))=\(percentEncoded(value))"
    }.joined(separator: "&")
    return Call(
      method: .post, path: path, query: [], bytes: Array(text.utf8),
      contentType: "application/x-www-form-urlencoded", isRepeatable: true,
      timeout: .seconds(30), isSigned: false)
  }
}
