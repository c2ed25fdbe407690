public import HTTPTypes
public import PlatformModel

/// Carries one request to a platform and brings back what it answered.
///
/// The one seam of this module: in production it is `HTTPTransport`, in tests an emulated platform
/// or a list of answers.
public protocol Transport: Sendable {
  /// Blocks until the whole answer is there. Any status is an answer; throws when there is none.
  ///
  /// Ends with `.cancelled` soon after `cancellation` is cancelled, `.timedOut` after
  /// `request.timeout`. Follows no redirect.
  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse
}

/// A request as it goes out.
public struct TransportRequest: Hashable, Sendable {
  public var method: HTTPRequest.Method
  /// Absolute, percent-encoded.
  public var url: String
  public var headers: HTTPFields
  /// Empty for none.
  public var body: [UInt8]
  /// The file that is sent in place of `body`.
  public var upload: Upload?
  /// For the whole exchange, from looking up the name to the last byte of the answer.
  public var timeout: Duration

  public init(
    method: HTTPRequest.Method, url: String, headers: HTTPFields = [:], body: [UInt8] = [],
    upload: Upload? = nil, timeout: Duration = .seconds(30)
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.upload = upload
    self.timeout = timeout
  }

  /// All that is sent, for a transport that has it in memory anyway.
  public func wholeBody() throws -> [UInt8] {
    try upload.map { try $0.bytes(0..<$0.count) } ?? body
  }
}

/// An answer as it came in, already decompressed.
public struct TransportResponse: Hashable, Sendable {
  public var status: Int
  public var headers: HTTPFields
  public var body: [UInt8]

  public init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
