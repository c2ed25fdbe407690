/// Why a call to a platform did not bring what was asked, with the whole story.
///
/// The platforms know six shapes of error bodies, and gateways answer HTML or nothing at all; all of
/// them end here. The sentence for people is made elsewhere.
public struct PlatformError: Error, Hashable, Sendable {
  public var cause: Cause
  /// The call, with its path and query as sent, without secrets: `GET /v2/catalogs?limit=100`.
  public var request: String
  /// Host and port that were asked.
  public var host: String
  /// The HTTP status; nil if there was no answer.
  public var status: Int?
  /// The platform's own words; nil if it had none.
  public var message: String?
  /// The platform's own code, such as `does_not_exist`.
  public var code: String?
  /// The ID that the platform's administrators can find in their logs.
  public var traceID: String?
  /// Of what is forbidden: the role a user needs, in the reference's words, `editor of the project`;
  /// nil where it names nothing.
  public var permission: String?
  /// Of what is forbidden: what this user is there, `viewer of this project`; nil if that is not known.
  public var standing: String?
  /// The phase in which the answer failed to come, or to come whole; nil if nothing was sent.
  public var phase: Phase?
  /// True if the call was to change something.
  public var changes = false
  /// Of a change whose outcome is not known: what a look at the platform showed since, as a clause,
  /// `no run of nightly-load by admin since 09:41:07 is listed`; nil if nobody looked.
  public var found: String?
  /// Host and port of the proxy it went through; nil for none.
  public var proxy: String?

  /// A step on the way to an answer, in their order.
  public enum Phase: Hashable, Sendable {
    /// Looking up the name and getting a connection.
    case connecting
    /// Agreeing on TLS.
    case securing
    /// Asking the proxy for a way.
    case proxy
    /// Sending the request and waiting for all of the answer.
    case answering
  }

  public enum Cause: Hashable, Sendable {
    /// 401: nobody is signed in, or no longer.
    case signedOut
    /// There is nothing to sign in with, and why; nothing was sent.
    case noSecret(String)
    /// 403: this user may not.
    case forbidden
    /// 404: it is gone, or hidden from this user.
    case notFound
    /// 409 or 412: something stands in the way.
    case conflict
    /// 429: too many calls; when to try again, if the platform said.
    case rateLimited(retryAfter: Duration?)
    /// 503 and other 5xx.
    case unavailable
    /// 400, 422 and other 4xx: the platform did not like the question.
    case rejected
    /// No way there: refused, name not found, connection cut.
    case unreachable(String)
    /// No answer in time.
    case timedOut(Duration)
    /// The certificate is not trusted, or TLS failed otherwise.
    case untrusted(String)
    /// An answer that is no JSON, or lacks what it is about.
    case unreadable(String)
    /// Nobody wants the answer any more.
    case cancelled
  }

  public init(
    cause: Cause, request: String, host: String = "", status: Int? = nil, message: String? = nil,
    code: String? = nil, traceID: String? = nil, phase: Phase? = nil
  ) {
    self.cause = cause
    self.request = request
    self.host = host
    self.status = status
    self.message = message
    self.code = code
    self.traceID = traceID
    self.phase = phase
  }

  /// True if asking again later may help without anybody changing anything.
  public var isTransient: Bool {
    switch cause {
    case .rateLimited, .unavailable, .unreachable, .timedOut: true
    default: false
    }
  }

  /// True if nobody here knows whether what was asked for was done: the call was to change something,
  /// and its answer was lost on the way. It may not be called failed, and not be made again by itself.
  ///
  /// A gateway answers 502, 504, 520 or 524 where what stands behind it did not answer in time, or
  /// broke off.
  public var outcomeIsUnknown: Bool {
    guard changes else { return false }
    switch cause {
    case .unreachable, .timedOut, .cancelled: return phase == .answering
    case .unreadable: return true
    case .unavailable: return [502, 504, 520, 524].contains(status)
    case .signedOut, .noSecret, .forbidden, .notFound, .conflict, .rateLimited, .rejected,
      .untrusted:
      return false
    }
  }

  /// True if who watches something goes on looking: one bad answer, or a gateway's, says nothing about
  /// the next. What is gone, or nobody may see, has no next.
  public var isWatchedOn: Bool {
    switch cause {
    case .cancelled, .noSecret, .untrusted, .notFound, .forbidden: false
    default: true
    }
  }
}
