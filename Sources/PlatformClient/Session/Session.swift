import PlatformModel
import Synchronization

/// Who is signed in at one platform, shared by all clients of it.
///
/// Signs in when first needed, ahead of the token's end, and when the platform says that the token
/// is no longer good. However many calls need a token at once, one of them asks for it. A refusal is
/// remembered, so that wrong credentials are not sent again and again until the account is locked.
final class Session: Sendable {
  typealias SignIn = () throws(PlatformError) -> Token

  private struct State {
    var token: Token?
    var flight: SignInFlight?
    var refusal: PlatformError?
    var users: [String: User?] = [:]
  }

  private enum Step {
    case use(Token)
    case lead(SignInFlight)
    case wait(SignInFlight)
    case refuse(PlatformError)
  }

  let credentials: Credentials
  /// Never held while anything is sent.
  private let state = Mutex(State())

  init(_ credentials: Credentials) {
    self.credentials = credentials
  }

  /// The value of the `Authorization` header; asks for a token by `signIn` if there is none that is good.
  func authorization(
    at now: Timestamp, _ cancellation: Cancellation, signIn: SignIn
  ) throws(PlatformError) -> String {
    if let fixed = credentials.fixedAuthorization { return fixed }
    while true {
      switch step(at: now) {
      case .use(let token): return token.authorization
      case .refuse(let error): throw error
      case .lead(let flight): return try lead(flight, at: now, signIn).authorization
      case .wait(let flight):
        guard let result = flight.result(cancellation) else {
          throw PlatformError(cause: .cancelled, request: "")
        }
        // Whoever asked gave up; that is no reason for us to.
        if case .failure(let error) = result, error.cause == .cancelled { continue }
        return try result.get().authorization
      }
    }
  }

  private func step(at now: Timestamp) -> Step {
    state.withLock { state in
      if let token = state.token, token.isUsable(at: now),
        !token.isDue(at: now) || state.flight != nil || state.refusal != nil
      {
        return .use(token)
      }
      if let flight = state.flight { return .wait(flight) }
      if let refusal = state.refusal { return .refuse(refusal) }
      let flight = SignInFlight()
      state.flight = flight
      return .lead(flight)
    }
  }

  private func lead(
    _ flight: SignInFlight, at now: Timestamp, _ signIn: SignIn
  ) throws(PlatformError) -> Token {
    let result: Result<Token, PlatformError>
    do {
      result = .success(try signIn())
    } catch {
      result = .failure(error)
    }
    let outcome = state.withLock { state in
      state.flight = nil
      switch result {
      case .success(let token):
        state.token = token
        return result
      case .failure(let error):
        state.refusal = error.isRefusal ? error : nil
        // The old token serves while it lasts; renewing it is tried again in half a minute.
        guard var token = state.token, token.isUsable(at: now) else { return result }
        token.renewAt = now + .seconds(30)
        state.token = token
        return .success(token)
      }
    }
    flight.finish(outcome)
    return try outcome.get()
  }

  /// Told that the platform turned `authorization` down. True if asking again with what
  /// `authorization(at:)` then returns may help.
  func isRenewable(after authorization: String) -> Bool {
    guard credentials.fixedAuthorization == nil else { return false }
    state.withLock { state in
      if state.token?.authorization == authorization { state.token = nil }
    }
    return true
  }

  /// Forgets the token and any refusal: somebody asked to sign in anew.
  func forget() {
    state.withLock { state in
      state.token = nil
      state.refusal = nil
    }
  }

  /// The token at hand; nil if there is none yet, or never.
  var token: Token? { state.withLock { $0.token } }

  /// The claims of the token at hand; nil if there is none that has any.
  var claims: TokenClaims? {
    if case .token(let text) = credentials { return TokenClaims(token: text) }
    return state.withLock { $0.token?.claims }
  }

  /// `text` with no secret of this session in it.
  func masked(_ text: String) -> String {
    Secrets.masked(text, known: secrets)
  }

  /// The secrets that must never be shown: those it signs in with, and the token at hand.
  var secrets: [String] {
    let token = state.withLock { $0.token?.text }
    return credentials.secrets + (token.map { [$0] } ?? [])
  }

  /// Nil if nobody looked for the user yet, nil inside if nobody knew them.
  func user(_ id: String) -> User?? {
    state.withLock { $0.users[id] }
  }

  func remember(_ user: User?, for id: String) {
    state.withLock { _ = $0.users.updateValue(user, forKey: id) }
  }
}

extension PlatformError {
  /// The platform looked at the credentials and does not want them.
  fileprivate var isRefusal: Bool {
    cause == .signedOut || cause == .forbidden || status == 400
  }
}
