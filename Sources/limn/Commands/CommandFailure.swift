import ExplorerModel
import PlatformClient
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
/// | 6 | done in part |
/// | 7 | a change was sent, and whether it was made is not known |
/// | 124 | no answer in time |
/// | 130 | interrupted |
struct CommandFailure: Error, CustomStringConvertible {
  var code: Int32
  var description: String
  /// What the platform or the way there did.
  var error: PlatformError?

  static let unknownOutcome: Int32 = 7

  /// Something was sent, and whether it was done is not known.
  var isOfUnknownOutcome: Bool { code == Self.unknownOutcome || error?.outcomeIsUnknown == true }

  init(_ error: PlatformError) {
    if let words = MissingAddress.words(error) {
      (code, description) = (2, words)
      return
    }
    self.error = error
    if error.outcomeIsUnknown {
      (code, description) = (
        error.cause == .cancelled ? 130 : Self.unknownOutcome, Self.unknown(error)
      )
      return
    }
    code =
      switch error.cause {
      case .signedOut, .noSecret, .forbidden: 4
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

  /// Letters of the platform's own message that are repeated: all of them, unless it sends a page.
  private static let longest = 2_000

  /// It may be called neither done nor failed.
  private static func unknown(_ error: PlatformError) -> String {
    let facts = ErrorSentence.facts(error)
    return lost(error) + (facts.isEmpty ? "" : " (\(facts))") + "; "
      + (error.found.map { "\($0); " } ?? "") + "look before you do it again"
  }

  /// That the answer to a change was lost: `not known whether it started: no answer came from …`.
  static func lost(_ error: PlatformError) -> String {
    let isStart = RequestLine(error.request).operation?.verb == "start-run"
    let why = ErrorWords.lostAnswer(error, error.host.isEmpty ? "the platform" : error.host)
    return "not known whether it \(isStart ? "started" : "was done"): \(why)"
  }

  private static func sentence(_ error: PlatformError) -> String {
    let host = error.host.isEmpty ? "the platform" : error.host
    let what =
      switch error.cause {
      case .signedOut:
        "\(host) did not accept the user, password, key or token (limn config show says where they "
          + "come from)"
      case .noSecret(let why): "there is nothing to sign in to \(host) with: \(why)"
      case .forbidden:
        "\(host) does not permit this to this user\(ErrorWords.roles(error)); an administrator "
          + "there can give a role"
      case .notFound: "\(host) has nothing there: it is gone, or hidden from this user"
      case .conflict: ErrorWords.conflict(error, host)
      case .rateLimited(let after): ErrorWords.rateLimited(host, after)
      case .unavailable: ErrorWords.unavailable(error, host)
      case .rejected: ErrorWords.rejected(error, host)
      case .unreachable(let why):
        ErrorWords.unreachable(error, host) + (why.isEmpty ? "" : ": \(why)")
      case .timedOut(let limit): ErrorWords.late(error, host, after: limit)
      case .untrusted(let why):
        "the certificate of \(host) is not trusted (\(why))"
          + (ErrorWords.trust(why).map { "; \($0)" } ?? "")
      case .unreadable(let why): "the answer of \(host) is not understood: \(why)"
      case .cancelled: "interrupted"
      }
    let words =
      error.message.map { " “\(TextInput.oneLine(String($0.prefix(Self.longest))))”" } ?? ""
    let facts = ErrorSentence.facts(error)
    return what + words + (facts.isEmpty ? "" : " (\(facts))")
  }
}
