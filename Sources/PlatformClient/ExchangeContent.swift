import HTTPTypes
public import PlatformModel

/// The request and the answer, as the transport had them: nothing is copied to keep them.
///
/// There are secrets in them. They come out masked, by `Exchange.recorded`, or not at all.
public struct ExchangeContent: Hashable, Sendable {
  private(set) var request: TransportRequest
  let target: String
  let response: TransportResponse?
  /// The session's own secrets, which must not be shown wherever they stand.
  let secrets: [String]
  /// False once the bodies were given up.
  public private(set) var hasBodies = true
  /// Bytes of both bodies, whether or not they are kept.
  public let bodyBytes: Int

  init(
    request: TransportRequest, target: String, response: TransportResponse?, secrets: [String]
  ) {
    self.request = request
    self.request.upload = nil
    self.target = target
    self.response = response
    self.secrets = secrets
    requestBytes = request.upload?.count
    bodyBytes = request.body.count + (response?.body.count ?? 0)
  }

  private init(_ other: ExchangeContent, request: TransportRequest, response: TransportResponse?) {
    self.request = request
    target = other.target
    self.response = response
    secrets = other.secrets
    hasBodies = false
    bodyBytes = other.bodyBytes
    requestBytes = other.requestBytes ?? other.request.body.count
    responseBytes = other.responseBytes ?? other.response?.body.count ?? 0
  }

  private var requestBytes: Int?
  private var responseBytes: Int?

  /// The same without the bodies, of which it still knows how long they were.
  public var withoutBodies: ExchangeContent {
    var request = request
    request.body = []
    var response = response
    response?.body = []
    return ExchangeContent(self, request: request, response: response)
  }

  var sentMessage: RecordedCall.Message {
    message(request.headers, request.body, bytes: requestBytes)
  }

  var answerMessage: RecordedCall.Message {
    guard let response else { return RecordedCall.Message() }
    return message(response.headers, response.body, bytes: responseBytes)
  }

  private func message(
    _ headers: HTTPFields, _ body: [UInt8], bytes: Int?
  ) -> RecordedCall.Message {
    let size = bytes ?? body.count
    let isKept = hasBodies && size == body.count || size == 0
    return RecordedCall.Message(
      headers: Redaction.masked(headers, secrets: secrets),
      body: isKept
        ? Redaction.masked(body: body, type: headers[.contentType] ?? "", secrets: secrets)
        : .notKept(
          hasBodies
            ? "\(size) bytes of a file" : "\(size) bytes; only the newest bodies are kept"),
      size: size)
  }
}

extension ExchangeContent: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(bodyBytes) bytes to and fro" }

  /// Without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Exchange {
  /// The whole exchange with its secrets masked; nil if nothing but its outline is known.
  ///
  /// This is where bodies are read, so it costs what they are long.
  public var recorded: RecordedCall? {
    guard let content else { return nil }
    return RecordedCall(
      startedAt: startedAt, duration: duration, method: content.request.method.rawValue,
      url: Secrets.masked(content.request.url, known: content.secrets),
      target: Secrets.masked(content.target, known: content.secrets),
      request: content.sentMessage, status: status, response: content.answerMessage,
      traceID: traceID, failure: error)
  }
}
