import GRDB
import HTTPTypes
import Synchronization

/// Knows who is asking, from the `Authorization` header.
final class SignInGate: Sendable {
  private let password: String
  private let apiKey: String
  private let aiLakeToken: String
  /// What addresses are signed with, and tokens at first: the same for the same seed, so that they
  /// outlive a restart.
  private let key: UInt64
  private let tokens = Mutex(Tokens())

  private struct Tokens {
    /// Goes up when all tokens handed out so far are made to expire.
    var generation: UInt64 = 0
    /// Those whose signature was found right, so that it is not computed for each request.
    var verified: [String: SessionToken] = [:]
  }

  init(options: PlatformEmulator.Options) {
    password = options.password
    apiKey = options.apiKey
    aiLakeToken = options.aiLakeToken
    key = SplitMix64.mixed(options.seed &+ 0x6C69_6D6E)
  }

  /// Every bearer token handed out so far is refused from now on.
  func expireTokens() {
    tokens.withLock { $0 = Tokens(generation: $0.generation + 1) }
  }

  private var tokenKey: UInt64 {
    key &+ tokens.withLock { $0.generation }
  }

  /// Throws 401 without a valid header of the kind that this group wants, or a signature where one
  /// is as good.
  ///
  /// Sources: `Authorization: Bearer <token>` and `Authorization: ZenApiKey base64(user:key)` for
  /// Cloud Pak for Data, `Authorization: Bearer <api token>` for AI Lake.
  func caller(
    of request: EmulatorRequest, _ target: RequestTarget, _ route: Route, _ now: Int64,
    _ store: Store
  ) throws -> Caller {
    if route.admitsSignature, let text = target.query.first(where: { $0.name == "signature" }) {
      return try caller(signedBy: text.value, request, target, now)
    }
    guard let header = request.headers[.authorization] else {
      throw PlatformFault.unauthorized("The Authorization header is missing.")
    }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else {
      throw PlatformFault.unauthorized("The Authorization header is malformed.")
    }
    let scheme = parts[0].lowercased()
    let secret = parts[1].trimmingBlanks()
    if route.group.isAILake {
      guard scheme == "bearer", secret == aiLakeToken else {
        throw PlatformFault.unauthorized("The API token is not valid.")
      }
      return .nobody
    }
    switch scheme {
    case "bearer": return try caller(bearing: secret, now, store)
    case "zenapikey": return try caller(withKey: secret, store)
    default: throw PlatformFault.unauthorized("Authorization by \(parts[0]) is not supported.")
    }
  }

  /// Who that is. Throws 401 for an unknown name, a wrong password or a wrong key.
  func user(
    named name: String, password: String?, key apiKey: String?, _ database: Database
  ) throws -> UserRecord {
    let isKnown =
      apiKey.map { $0 == self.apiKey } ?? password.map { $0 == self.password } ?? false
    guard isKnown, let user = try UserRecord.find(name: name, in: database), user.canSignIn else {
      throw PlatformFault.unauthorized("Invalid user credentials.")
    }
    return user
  }

  /// The address that opens what is signed.
  func address(signedBy signature: FileSignature) -> String {
    signature.address(key: key)
  }

  /// Source: GET, HEAD and PUT /v2/asset_files/{path}, `signature`.
  private func caller(
    signedBy text: String, _ request: EmulatorRequest, _ target: RequestTarget, _ now: Int64
  ) throws -> Caller {
    guard let signature = FileSignature(text, key: key), signature.opens(request, target) else {
      throw PlatformFault.unauthorized("The signature is not valid for this request.")
    }
    guard now < signature.end else {
      throw PlatformFault.unauthorized("The signature has expired.")
    }
    return Caller(
      id: signature.userID, userName: signature.userName,
      isAdministrator: signature.isAdministrator, signature: signature)
  }

  /// - Parameter now: milliseconds since 1970.
  func token(
    for user: UserRecord, _ now: Int64, lifetime: Int64 = SessionToken.lifetimeSeconds,
    by issuer: SessionToken.Issuer = .platform
  ) -> String {
    SessionToken(user, issued: now / 1000, lifetime: lifetime, by: issuer)
      .text(key: tokenKey, session: "\(WorldID.hash("\(user.userName)\(now)"))")
  }

  /// What a token of ours says; nil if it is none, another's, or past its end.
  func token(_ text: String, by issuer: SessionToken.Issuer, _ now: Int64) -> SessionToken? {
    let token = tokens.withLock { tokens -> SessionToken? in
      if let token = tokens.verified[text] { return token }
      guard let token = SessionToken(text, key: key &+ tokens.generation) else { return nil }
      if tokens.verified.count == Self.remembered { tokens.verified.removeAll() }
      tokens.verified[text] = token
      return token
    }
    guard let token, now / 1000 < token.end, token.issuer == issuer else { return nil }
    return token
  }

  private static let remembered = 1_000

  private func caller(bearing text: String, _ now: Int64, _ store: Store) throws -> Caller {
    if let token = token(text, by: .platform, now) {
      return Caller(
        id: token.userID, userName: token.userName, isAdministrator: token.isAdministrator)
    }
    if let caller = try ProjectToken.use(text, at: now, store) { return caller }
    throw PlatformFault.unauthorized("The access token is invalid or has expired.")
  }

  private func caller(withKey text: String, _ store: Store) throws -> Caller {
    let parts = Base64.decode(text).map { String(decoding: $0, as: UTF8.self) }?
      .split(separator: ":", maxSplits: 1)
    guard let parts, parts.count == 2, parts[1] == apiKey,
      let user = try store.read({ try UserRecord.find(name: String(parts[0]), in: $0) }),
      user.canSignIn
    else {
      throw PlatformFault.unauthorized("The API key is not valid.")
    }
    return Caller(id: user.id, userName: user.userName, isAdministrator: user.isAdministrator)
  }
}
