import HTTPTypes

/// Something that goes wrong with a request.
enum Fault: Sendable, Hashable {
  /// The answer is held back. Only a server waits: `respond(to:)` does not.
  case latency(Waiting)
  /// Refused by the platform, in the words of the operation's family.
  case status(HTTPResponse.Status)
  /// Refused by a proxy before the platform, with a page of HTML.
  case page(HTTPResponse.Status)
  /// Exactly this, and nothing is done.
  case answer(EmulatorResponse)
  /// More requests than the platform allows.
  case rateLimit
  /// The connection breaks after so many bytes of the answer's body; nil: before its head.
  case reset(afterBytes: Int?)
  /// This much of the body is sent, from 0 to 1, as if it were all.
  case truncated(keep: Double)
  case malformed
  case slow(bytesPerSecond: Int)
  /// Every bearer token handed out so far.
  case expiredTokens
  /// Somebody else edits the asset of the request: before a change of it, or after a look at it.
  case otherUser(name: String)
  /// The log that is asked for is thrown away and written anew.
  case rewrittenLog

  /// Under which a file of faults knows it.
  var name: String {
    switch self {
    case .latency: "latency"
    case .status, .page, .answer: "status"
    case .rateLimit: "rate_limit"
    case .reset: "reset"
    case .truncated: "truncated"
    case .malformed: "malformed"
    case .slow: "slow"
    case .expiredTokens: "expired_tokens"
    case .otherUser: "other_user"
    case .rewrittenLog: "rewritten_log"
    }
  }
}
