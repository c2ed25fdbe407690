public import HTTPTypes

/// One request as it comes in: nothing of a connection, so that tests can make one by hand.
public struct EmulatorRequest: Sendable {
  public var method: HTTPRequest.Method
  /// Percent-encoded path with its query, as on the request line: `/v2/catalogs?limit=100`.
  public var path: String
  public var headers: HTTPFields
  /// The whole body; empty if there was none.
  public var body: [UInt8]
  /// False if it came from another machine: what only this emulator has is not for those.
  public var isFromLoopback = true

  public init(
    method: HTTPRequest.Method, path: String, headers: HTTPFields = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }
}
