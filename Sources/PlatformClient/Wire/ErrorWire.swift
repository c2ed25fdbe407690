import HTTPTypes
import JSON
import PlatformModel

/// Reads the platforms' error bodies, which have six shapes, and what gateways put in their place.
///
/// | shape | who |
/// |---|---|
/// | `{trace, errors: [{code, message}]}`, in bulk answers also with `http_status` | assets, connections, jobs, search |
/// | `{code: "404", error, reason, message}` | projects; `code` is a number in asset files |
/// | `{_statusCode_, exception, message}`, `{_messageCode_, message}` | users, sign-in, gateway |
/// | `{title, detail, status, traceId}` | AI Lake |
/// | HTML, text, nothing | gateways |
///
/// Source: payloads 0.2.
enum ErrorWire {
  private static let traceHeaders = [
    "x-global-transaction-id", "x-request-id", "x-correlation-id", "x-transaction-id", "traceid",
  ]
  private static let longest = 600

  static func error(
    _ answer: TransportResponse, request: String, host: String, retryAfter: Duration?
  ) -> PlatformError {
    let body = answer.body.count > 1 << 20 ? nil : try? JSONValue.parse(answer.body)
    var message = body.flatMap(Self.message)
    if body == nil { message = text(answer) }
    if let place = redirection(answer) { message = place }
    return PlatformError(
      cause: cause(status: answer.status, retryAfter: retryAfter), request: request, host: host,
      status: answer.status, message: message.map { String($0.prefix(longest)) },
      code: body.flatMap { code($0, status: answer.status) },
      traceID: body.flatMap(traceID) ?? traceID(answer.headers))
  }

  static func cause(status: Int, retryAfter: Duration?) -> PlatformError.Cause {
    switch status {
    case 401: .signedOut
    case 403: .forbidden
    case 404, 410: .notFound
    case 409, 412: .conflict
    case 429: .rateLimited(retryAfter: retryAfter)
    case 500...: .unavailable
    default: .rejected
    }
  }

  /// The platform's own words; nil if it has none.
  static func message(_ body: JSONValue) -> String? {
    if let text = body.string { return tidy(text) }
    if let errors = body["errors"]?.array, !errors.isEmpty {
      let all = errors.prefix(3).compactMap { words(in: $0, of: ["message", "detail", "title"]) }
      if !all.isEmpty { return all.joined(separator: " ") }
    }
    if let inner = body["error"], inner.object != nil { return message(inner) }
    return words(
      in: body, of: ["reason", "exception", "detail", "message", "title", "error_description"])
      ?? body["error"]?.string.flatMap(tidy)
  }

  /// The first two members that say something, unless one says what the other says.
  private static func words(in body: JSONValue, of names: [String]) -> String? {
    let found = names.compactMap { body[$0]?.string.flatMap(tidy) }
    guard let first = found.first else { return nil }
    guard let second = found.dropFirst().first(where: { !first.contains($0) }) else { return first }
    return second.contains(first) ? second : "\(first) \(second)"
  }

  private static func code(_ body: JSONValue, status: Int) -> String? {
    let inner = body["errors"]?[0] ?? body["error"]?.ifObject ?? body
    let extra = inner.at("extra", "id")?.string
    let code = inner.word("code") ?? inner.word("errorCode")
    if let code, code != String(status) { return code }
    return extra ?? inner.word("id") ?? inner["error"]?.string.flatMap(tidy)
  }

  private static func traceID(_ body: JSONValue) -> String? {
    body.word("trace") ?? body.word("traceId") ?? body.word("trace_id")
  }

  static func traceID(_ headers: HTTPFields) -> String? {
    for name in traceHeaders {
      if let value = headers.value(of: name), !value.isEmpty { return value }
    }
    return nil
  }

  /// Where a redirect points, without its query: it is not followed.
  private static func redirection(_ answer: TransportResponse) -> String? {
    guard (300..<400).contains(answer.status) else { return nil }
    guard let location = answer.headers[.location] else {
      return "The platform answered with a redirect."
    }
    let place = location.prefix { $0 != "?" && $0 != "#" }
    return "The platform sends to \(place), which is not followed. Is the address right?"
  }

  static func isHTML(_ answer: TransportResponse) -> Bool {
    if answer.headers[.contentType]?.lowercased().contains("html") == true { return true }
    let start = String(decoding: answer.body.prefix(256), as: UTF8.self).lowercased()
    return start.contains("<html") || start.contains("<!doctype html")
  }

  /// The words about a web page in the place of an answer; nil if it is none.
  static func page(_ answer: TransportResponse) -> String? {
    guard isHTML(answer) else { return nil }
    let title = HTMLText.title(String(decoding: answer.body.prefix(16_384), as: UTF8.self))
      .flatMap(tidy).map { " (“\($0.prefix(80))”)" }
    return "a web page came back\(title ?? ""), not JSON: is the address that of the platform, or "
      + "does something in between ask for a sign-in?"
  }

  /// The message of a body that is no JSON: the title of a page, or the text itself.
  private static func text(_ answer: TransportResponse) -> String? {
    let text = String(decoding: answer.body.prefix(16_384), as: UTF8.self)
    return tidy(isHTML(answer) ? HTMLText.title(text) ?? HTMLText.text(text) : text)
  }

  /// On one line, without control characters; nil if nothing is left.
  private static func tidy(_ text: String) -> String? {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        ? " " : Character(scalar)
    }
    let words = String(scalars).split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// The problem, in a few words for the request log.
  static func words(_ error: PlatformError) -> String {
    if let message = error.message { return message }
    return switch error.cause {
    case .signedOut: "not signed in"
    case .forbidden: "not allowed"
    case .notFound: "not found"
    case .conflict: "conflict"
    case .rateLimited: "too many calls"
    case .unavailable: "not available"
    case .rejected: "rejected"
    case .timedOut(let time): "no answer in \(time.components.seconds) s"
    case .noSecret(let why), .unreachable(let why), .untrusted(let why), .unreadable(let why): why
    case .cancelled: "cancelled"
    }
  }
}

extension HTTPFields {
  /// Of the header with that name, in lower case.
  func value(of name: String) -> String? {
    first { $0.name.canonicalName == name }?.value
  }
}
