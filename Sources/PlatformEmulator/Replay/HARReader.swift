import HTTPTypes
import JSON

/// Reads HTTP archives (HAR 1.2), those of `limn --trace` and those of browsers.
enum HARReader {
  /// In their order. Entries that are no requests are left out.
  static func entries(
    of archive: [UInt8]
  ) throws(RecordedSessionError) -> [(RecordedRequest, RecordedAnswer)] {
    let document: JSONValue
    do {
      document = try JSONValue.parse(archive)
    } catch {
      throw RecordedSessionError(description: "it is no JSON: \(error)")
    }
    guard let entries = document["log"]?["entries"]?.array else {
      throw RecordedSessionError(
        description: "it is no HTTP archive (HAR): there is no log.entries")
    }
    let read = entries.compactMap(entry)
    guard read.isEmpty, !entries.isEmpty else { return read }
    throw RecordedSessionError(description: "none of its \(entries.count) entries can be read")
  }

  private static func entry(_ entry: JSONValue) -> (RecordedRequest, RecordedAnswer)? {
    guard let request = entry["request"], let method = request["method"]?.string,
      let url = request["url"]?.string, let (host, path) = parts(of: url),
      let target = RequestTarget(entry["_target"]?.string ?? path), let answer = entry["response"]
    else { return nil }
    let milliseconds = entry["time"]?.double ?? 0
    return (
      RecordedRequest(method: method, target: target, body: body(request["postData"])),
      RecordedAnswer(
        response: response(answer),
        duration: .microseconds(Int64(max(0, min(milliseconds, 600_000)) * 1_000)), host: host)
    )
  }

  private static func parts(of url: String) -> (host: String, path: String)? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let path = String(rest.dropFirst(host.count))
    return (String(host), path.hasPrefix("/") ? path : "/" + path)
  }

  private static func body(_ data: JSONValue?) -> RecordedRequest.Body {
    guard let data else { return .none }
    guard let text = data["text"]?.string else { return .unknown }
    if data["encoding"]?.string == "base64" {
      return Base64.decode(text).map { .bytes($0) } ?? .unknown
    }
    if text.isEmpty { return .none }
    if let document = try? JSONValue.parse(text) { return .json(document) }
    return .text(text)
  }

  private static func response(_ answer: JSONValue) -> EmulatorResponse {
    let code = answer["status"]?.int ?? 0
    guard (100..<1_000).contains(code) else {
      // Nobody answered then, so nobody does now.
      var response = EmulatorResponse(status: .badGateway)
      response.delivery = .broken(afterBytes: nil)
      return response
    }
    var response = EmulatorResponse(status: HTTPResponse.Status(code: code))
    for header in answer["headers"]?.array ?? [] {
      guard let name = header["name"]?.string, let value = header["value"]?.string,
        !RecordedAnswer.dropped.contains(name.lowercased()),
        !value.contains(RecordedRequest.mask), let name = HTTPField.Name(name)
      else { continue }
      response.headers.append(HTTPField(name: name, value: value))
    }
    response.body = bytes(answer["content"])
    return response
  }

  private static func bytes(_ content: JSONValue?) -> [UInt8] {
    guard let text = content?["text"]?.string else { return [] }
    guard content?["encoding"]?.string == "base64" else { return Array(text.utf8) }
    return Base64.decode(text) ?? []
  }
}
