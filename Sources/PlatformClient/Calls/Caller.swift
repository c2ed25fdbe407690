import HTTPTypes
import JSON
import PlatformModel

/// Sends calls to one platform: signs them, repeats them where that is allowed and helps, and makes
/// one kind of error of whatever goes wrong.
struct Caller: Sendable {
  static let userAgent = "limn/0.1.0"

  var base: BaseURL
  let session: Session
  let transport: any Transport
  let clock: ClientClock
  let retry: RetryPolicy
  let budget: CallBudget
  var onExchange: (@Sendable (Exchange) -> Void)?
  var cancellation = Cancellation()
  /// Why nothing may be changed; nil if that is for the platform to say.
  var refusal: String?

  init(
    baseURL: String, credentials: Credentials, transport: any Transport, clock: ClientClock,
    retry: RetryPolicy, limits: CallLimits? = nil, onExchange: (@Sendable (Exchange) -> Void)?
  ) throws(ConfigurationError) {
    base = try BaseURL(baseURL)
    session = Session(credentials)
    self.transport = transport
    self.clock = clock
    self.retry = retry
    budget = CallBudget(limits, clock: clock)
    self.onExchange = onExchange
  }

  /// The document a call answers with.
  func json(_ call: Call) throws(PlatformError) -> JSONValue {
    try json(in: try response(call), to: call)
  }

  /// The document in the answer to a call.
  func json(in answer: TransportResponse, to call: Call) throws(PlatformError) -> JSONValue {
    do {
      return try JSONValue.parse(answer.body)
    } catch {
      let found =
        answer.body.isEmpty
        ? "the answer is empty"
        : ErrorWire.page(answer) ?? "the answer is no JSON (\(error))"
      var unreadable = self.error(.unreadable(found), call)
      unreadable.status = answer.status
      unreadable.traceID = ErrorWire.traceID(answer.headers)
      throw unreadable
    }
  }

  /// The answer to a call, with a status of 200 to 299.
  @discardableResult
  func response(_ call: Call) throws(PlatformError) -> TransportResponse {
    guard !call.path.contains("") else {
      throw error(.rejected, call, message: "A part of the address is empty.")
    }
    if let refusal, call.isSigned, !call.isRepeatable {
      throw error(.forbidden, call, message: refusal)
    }
    var attempt = 1
    var waited = Duration.zero
    var isRenewed = false
    while true {
      let authorization = try authorization(for: call)
      let answer: TransportResponse
      do {
        answer = try exchange(call, authorization)
      } catch {
        guard call.isRepeatable, RetryPolicy.helps(after: error),
          let pause = retry.pause(attempt: attempt, waited: waited, retryAfter: nil)
        else { throw error }
        clock.sleep(pause, cancellation)
        attempt += 1
        waited += pause
        continue
      }
      if (200..<300).contains(answer.status) { return answer }
      let error = failure(answer, call)
      if answer.status == 401, !isRenewed, let authorization,
        session.isRenewable(after: authorization)
      {
        isRenewed = true
        continue
      }
      guard call.isRepeatable, RetryPolicy.helps(after: answer.status),
        let pause = retry.pause(
          attempt: attempt, waited: waited, retryAfter: retryAfter(answer))
      else { throw error }
      clock.sleep(pause, cancellation)
      attempt += 1
      waited += pause
    }
  }

  /// An error about `call`; its texts are free of secrets.
  func error(
    _ cause: PlatformError.Cause, _ call: Call, message: String? = nil
  ) -> PlatformError {
    var error = PlatformError(
      cause: cause, request: call.line, host: base.authority, message: message)
    error.changes = call.changes
    return error
  }

  /// Signs in, whether or not somebody is signed in.
  func signIn() throws(PlatformError) {
    session.forget()
    _ = try authorization(for: nil)
  }

  private func authorization(for call: Call?) throws(PlatformError) -> String? {
    if let call, !call.isSigned { return nil }
    do {
      return try session.authorization(at: clock.now(), cancellation) { () throws(PlatformError) in
        try token()
      }
    } catch {
      guard error.cause == .cancelled, let call else { throw error }
      throw self.error(.cancelled, call)
    }
  }

  private func exchange(
    _ call: Call, _ authorization: String?
  ) throws(PlatformError) -> TransportResponse {
    guard !cancellation.isCancelled else { throw error(.cancelled, call) }
    let request = request(call, authorization)
    let startedAt = clock.now()
    let start = clock.uptime()
    do {
      // Whoever is not signed in yet is no user whose calls are counted.
      if call.isSigned { budget.note(call.category) }
      let answer = try transport.send(request, cancellation: cancellation)
      report(call, request, startedAt, since: start, answer: answer)
      return answer
    } catch {
      var failure = error
      failure.request = call.line
      failure.host = base.authority
      failure.message = failure.message.map(session.masked)
      failure.changes = call.changes
      // Who does not know how far it came was on the way.
      failure.phase = failure.phase ?? .answering
      report(call, request, startedAt, since: start, error: failure)
      throw failure
    }
  }

  private func request(_ call: Call, _ authorization: String?) -> TransportRequest {
    var headers = call.headers
    if let authorization { headers[.authorization] = authorization }
    headers[.accept] = "application/json"
    headers[.userAgent] = Self.userAgent
    let body = call.bytes ?? call.body?.serializedBytes()
    if body != nil || call.upload != nil { headers[.contentType] = call.contentType }
    return TransportRequest(
      method: call.method, url: base.url(path: call.path, query: call.query), headers: headers,
      body: body ?? [], upload: call.upload, timeout: call.timeout)
  }

  private func failure(_ answer: TransportResponse, _ call: Call) -> PlatformError {
    var error = ErrorWire.error(
      answer, request: call.line, host: base.authority, retryAfter: retryAfter(answer))
    error.message = error.message.map(session.masked)
    error.changes = call.changes
    if error.cause == .forbidden {
      let line = RequestLine(call.line)
      error.permission = line.operation?.permission(in: line.container?.kind)
    }
    return error
  }

  private func retryAfter(_ answer: TransportResponse) -> Duration? {
    RetryAfter.duration(answer.headers[.retryAfter], now: clock.now())
  }

  private func report(
    _ call: Call, _ request: TransportRequest, _ startedAt: Timestamp, since start: Duration,
    answer: TransportResponse? = nil, error: PlatformError? = nil
  ) {
    let problem = answer.flatMap { $0.status < 300 ? nil : failure($0, call) } ?? error
    if let problem, call.isSigned { budget.refused(call.category, problem) }
    guard let onExchange else { return }
    onExchange(
      Exchange(
        startedAt: startedAt, request: call.line, host: base.authority, status: answer?.status,
        duration: clock.uptime() - start, bytes: answer?.body.count ?? 0,
        traceID: answer.flatMap { ErrorWire.traceID($0.headers) } ?? problem?.traceID,
        error: problem.map { session.masked(ErrorWire.words($0)) },
        content: ExchangeContent(
          request: request, target: BaseURL.target(path: call.path, query: call.query),
          response: answer, secrets: session.secrets),
        use: call.isSigned ? budget.use(of: call.category) : nil))
  }
}
