import HTTPTypes

/// What is to happen to one request.
struct FaultVerdict: Sendable {
  /// How long the server holds it up.
  var delay = Duration.zero
  /// At most one of `latency`'s siblings that decide what is answered.
  var outcome: Fault?
  /// Seconds of a `Retry-After` header.
  var retryAfter: Int?
  /// What happens to the platform meanwhile: expired tokens, other users, rewritten logs.
  var incidents: [Fault] = []

  static let none = FaultVerdict()

  /// False if something else decides the answer already.
  func hasRoom(for fault: Fault) -> Bool {
    switch fault {
    case .latency, .expiredTokens, .otherUser, .rewrittenLog: true
    default: outcome == nil
    }
  }

  /// Instead of asking the platform. Nil: it is asked.
  var refusal: PlatformFault? {
    guard case .status(let status) = outcome else { return nil }
    return PlatformFault(status, code: "simulated_failure", "This failure was asked for.")
  }

  /// The answer of a proxy, or one given word for word.
  var foreignAnswer: EmulatorResponse? {
    switch outcome {
    case .page(let status): .page(status)
    case .answer(let response): response
    default: nil
    }
  }

  /// Damage to the answer on its way.
  func deliver(_ response: EmulatorResponse) -> EmulatorResponse {
    var response = response
    if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
    switch outcome {
    case .reset(let bytes):
      response.delivery = .broken(afterBytes: bytes)
    case .truncated(let keep):
      response.body = Array(response.body.prefix(Int(Double(response.body.count) * keep)))
    case .malformed where !response.body.isEmpty:
      // No JSON text begins like this.
      response.body.insert(UInt8(ascii: ","), at: 0)
    case .slow(let bytesPerSecond):
      response.delivery = .slow(bytesPerSecond: bytesPerSecond)
    default: break
    }
    return response
  }
}

extension EmulatorResponse {
  /// What a proxy says in the platform's place.
  static func page(_ status: HTTPResponse.Status) -> EmulatorResponse {
    let title = "\(status.code) \(status.reasonPhrase)"
    let text = """
      <html>\r
      <head><title>\(title)</title></head>\r
      <body>\r
      <center><h1>\(title)</h1></center>\r
      <hr><center>nginx</center>\r
      </body>\r
      </html>\r

      """
    return EmulatorResponse(
      status: status, headers: [.contentType: "text/html"], body: Array(text.utf8))
  }
}
