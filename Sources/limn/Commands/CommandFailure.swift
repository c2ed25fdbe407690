import ExplorerModel
import PlatformModel

/// Why a command did not do what it was asked to, for scripts too: each kind has a code of its own.
///
/// | code | what |
/// |---|---|
/// | 1 | the platform refused or failed |
/// | 2 | the command was used wrongly |
/// | 3 | not found |
/// | 4 | not permitted, or not signed in |
/// | 5 | something stands in the way (409, 412) |
/// | 124 | no answer in time |
/// | 130 | interrupted |
struct CommandFailure: Error, CustomStringConvertible {
  var code: Int32
  var description: String

  init(_ error: PlatformError) {
    code =
      switch error.cause {
      case .signedOut, .forbidden: 4
      case .notFound: 3
      case .conflict: 5
      case .timedOut: 124
      case .cancelled: 130
      default: 1
      }
    description = Self.sentence(error)
  }

  init(code: Int32 = 1, _ description: String) {
    self.code = code
    self.description = description
  }

  private static func sentence(_ error: PlatformError) -> String {
    let host = error.host.isEmpty ? "the platform" : error.host
    let what =
      switch error.cause {
      case .signedOut: "\(host) did not accept the user, password, key or token"
      case .forbidden: "\(host) does not permit this to this user"
      case .notFound: "\(host) has nothing there"
      case .conflict: "something stands in the way at \(host)"
      case .rateLimited: "\(host) gets too many calls; try again later"
      case .unavailable: "\(host) is not available now"
      case .rejected: "\(host) did not accept the request"
      case .unreachable(let why): "there is no way to \(host)\(why.isEmpty ? "" : ": \(why)")"
      case .timedOut(let limit): "\(host) did not answer within \(limit.components.seconds) s"
      case .untrusted(let why):
        "the certificate of \(host) is not trusted (\(why)); --ca-file FILE names who to trust"
      case .unreadable(let why): "the answer of \(host) is not understood: \(why)"
      case .cancelled: "interrupted"
      }
    let words = error.message.map { " “\(TextInput.oneLine(String($0.prefix(300))))”" } ?? ""
    let facts = ErrorSentence.facts(error)
    return what + words + (facts.isEmpty ? "" : " (\(facts))")
  }
}
