import HTTPTypes
import JSON
import PlatformModel

extension Caller {
  /// A fresh token for the session's user and secret.
  ///
  /// Some builds answer a refusal with 200 and no token; that is a refusal too.
  ///
  /// Source: POST /icp4d-api/v1/authorize, payloads 0.1.
  func token() throws(PlatformError) -> Token {
    var call = Call.change(.post, "icp4d-api", "v1", "authorize", body: signInBody)
    call.isSigned = false
    call.timeout = .seconds(30)
    let answer = try json(call)
    if let text = answer.text("token"), !text.isEmpty {
      return Token(text, receivedAt: clock.now())
    }
    guard let words = ErrorWire.message(answer) else {
      throw error(.unreadable("there is no token in it"), call)
    }
    throw error(.signedOut, call, message: session.masked(words))
  }

  private var signInBody: JSONValue? {
    switch session.credentials {
    case .password(let user, let password):
      ["username": .string(user), "password": .string(password)]
    case .apiKey(let user, let key): ["username": .string(user), "api_key": .string(key)]
    case .zenApiKey, .token: nil
    }
  }
}
