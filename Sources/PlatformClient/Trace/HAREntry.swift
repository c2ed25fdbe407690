import HTTPTypes
public import JSON
public import PlatformModel

/// A call as an entry of an HTTP archive (HAR 1.2), for tools of every kind.
///
/// `_target` is our own: path and query below the address of the platform, for `limn replay`.
///
/// Source: HAR 1.2 specification, entries; names that begin with an underscore are free.
public struct HAREntry {
  private let call: RecordedCall

  public init(_ call: RecordedCall) {
    self.call = call
  }

  public var json: JSONValue {
    var entry: JSONValue = [
      "startedDateTime": .string(call.startedAt.iso),
      "time": milliseconds,
      "request": request,
      "response": response,
      "cache": [:],
      "timings": [
        "blocked": -1, "dns": -1, "connect": -1, "ssl": -1, "send": 0, "wait": milliseconds,
        "receive": 0,
      ],
      "_target": .string(call.target),
    ]
    if let trace = call.traceID { entry["_traceId"] = .string(trace) }
    if let failure = call.failure { entry["comment"] = .string(failure) }
    return entry
  }

  private var request: JSONValue {
    var request: JSONValue = [
      "method": .string(call.method),
      "url": .string(call.url),
      "httpVersion": "HTTP/1.1",
      "cookies": [],
      "headers": headers(call.request),
      "queryString": query,
      "headersSize": -1,
      "bodySize": .number(JSONNumber(call.request.size)),
    ]
    if call.request.body != .none {
      var data: JSONValue = [
        "mimeType": .string(call.request.header("content-type") ?? ""), "params": [],
      ]
      add(call.request.body, to: &data)
      request["postData"] = data
    }
    return request
  }

  /// Status 0 means that there was no answer, as browsers write it.
  private var response: JSONValue {
    let status = call.status ?? 0
    var content: JSONValue = [
      "size": .number(JSONNumber(call.response.size)),
      "mimeType": .string(call.response.header("content-type") ?? ""),
    ]
    add(call.response.body, to: &content)
    return [
      "status": .number(JSONNumber(status)),
      "statusText": .string(HTTPResponse.Status(code: status).reasonPhrase),
      "httpVersion": "HTTP/1.1",
      "cookies": [],
      "headers": headers(call.response),
      "content": content,
      "redirectURL": .string(call.response.header("location") ?? ""),
      "headersSize": -1,
      "bodySize": .number(JSONNumber(call.response.size)),
    ]
  }

  private func headers(_ message: RecordedCall.Message) -> JSONValue {
    .array(message.headers.map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  private var query: JSONValue {
    .array(
      QueryItem.items(inQueryOf: call.url).map {
        ["name": .string($0.name), "value": .string($0.value)]
      })
  }

  private func add(_ body: RecordedCall.Body, to member: inout JSONValue) {
    switch body {
    case .none: break
    case .json(let document): member["text"] = .string(document.serialized())
    case .text(let text): member["text"] = .string(text)
    case .binary(let bytes):
      member["text"] = .string(Base64.encoded(bytes))
      member["encoding"] = "base64"
    case .notKept(let why): member["comment"] = .string("not recorded: \(why)")
    }
  }

  /// To the thousandth of a millisecond.
  private var milliseconds: JSONValue {
    let (seconds, attoseconds) = call.duration.components
    let micros = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    let rest = String(micros % 1_000)
    let zeros = String(repeating: "0", count: 3 - rest.count)
    return JSONNumber(text: "\(micros / 1_000).\(zeros)\(rest)").map { .number($0) } ?? 0
  }
}
