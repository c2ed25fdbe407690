import HTTPTypes
import JSON

/// The bytes of a file on their way out: all of them, or the ranges that were asked for.
///
/// Source: GET /v2/asset_files/{path}; what it leaves open is RFC 9110's: 206, 304 and 416.
struct FileDownload {
  private let call: Call
  private let store: FileStore
  private let file: FileRecord

  init(_ file: FileRecord, in store: FileStore, _ call: Call) {
    self.call = call
    self.store = store
    self.file = file
  }

  func answer() throws -> EmulatorResponse {
    if let most = try call.number("size_limit"), file.size > most << 20 {
      throw PlatformFault.invalid(
        "The file has \(file.size) bytes, more than the limit of \(most) MB.",
        .parameter("size_limit"))
    }
    if call.request.headers[.ifNoneMatch].map({ $0 == "*" || $0.contains(file.etag) }) == true {
      var response = EmulatorResponse(status: .notModified, headers: headers)
      response.headers[.contentType] = nil
      return response
    }
    switch try ranges() {
    case .whole: return response(.ok, try store.bytes(of: file))
    case .unsatisfiable:
      let fault = PlatformFault(
        .rangeNotSatisfiable, code: "invalid_range", "The file has \(file.size) bytes.")
      var response = Answer.json(
        FaultShape.assetFiles.body(of: fault, trace: ""), .rangeNotSatisfiable)
      response.headers[.contentRange] = "bytes */\(file.size)"
      return response
    case .some(let ranges) where ranges.count == 1:
      var response = response(.partialContent, try store.bytes(of: file, ranges[0]))
      response.headers[.contentRange] = contentRange(ranges[0])
      return response
    case .some(let ranges): return try parts(ranges)
    }
  }

  /// What a GET would say, without the bytes.
  func heads() -> EmulatorResponse {
    var response = EmulatorResponse(status: .ok, headers: headers)
    response.headers[.contentLength] = "\(file.size)"
    return response
  }

  /// A header goes before `byte_range`, and that before `byte_limit`.
  private func ranges() throws -> ByteRanges {
    if let header = call.request.headers[.range] {
      let condition = call.request.headers[.ifRange]
      let holds =
        condition.map { $0 == file.etag || $0 == HTTPDate.text(file.modified) } ?? true
      return holds ? ByteRanges(header: header, size: file.size) : .whole
    }
    if let text = call.query("byte_range") {
      guard let range = ByteRanges(parameter: text, size: file.size) else {
        throw PlatformFault.invalid(
          "The range '\(text)' is not of the form x-y, -y or x-.", .parameter("byte_range"))
      }
      return range
    }
    guard let limit = try call.number("byte_limit"), limit < file.size else { return .whole }
    return limit > 0 ? .some([0..<limit]) : .unsatisfiable
  }

  private var type: String {
    call.caller.signature?.contentType ?? file.mimeType ?? "application/octet-stream"
  }

  private var headers: HTTPFields {
    var headers: HTTPFields = [
      .contentType: type, .eTag: file.etag, .lastModified: HTTPDate.text(file.modified),
      .acceptRanges: "bytes",
    ]
    headers[.contentDisposition] = call.caller.signature?.contentDisposition
    return headers
  }

  private func response(
    _ status: HTTPResponse.Status, _ bytes: [UInt8]
  ) -> EmulatorResponse {
    var response = EmulatorResponse(status: status, headers: headers, body: bytes)
    response.headers[.contentLength] = "\(bytes.count)"
    return response
  }

  /// Several ranges, each as a part with its own head.
  private func parts(_ ranges: [Range<Int>]) throws -> EmulatorResponse {
    let boundary = call.newID()
    var body: [UInt8] = []
    for range in ranges {
      body += Array(
        ("--\(boundary)\r\nContent-Type: \(type)\r\nContent-Range: \(contentRange(range))\r\n\r\n")
          .utf8)
      body += try store.bytes(of: file, range)
      body += Array("\r\n".utf8)
    }
    body += Array("--\(boundary)--\r\n".utf8)
    var response = response(.partialContent, body)
    response.headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
    return response
  }

  private func contentRange(_ range: Range<Int>) -> String {
    "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
  }
}
