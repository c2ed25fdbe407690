public import HTTPTypes

/// What the platform answers to one request.
public struct EmulatorResponse: Sendable, Hashable {
  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  /// Empty for answers without a body, such as 204 and the 202 of AI Lake.
  public var body: [UInt8]
  /// How a server brings it to the client.
  public var delivery = Delivery.whole

  /// What can happen to an answer on its way.
  public enum Delivery: Sendable, Hashable {
    case whole
    /// The connection is reset after so many bytes of the body; nil: before anything is sent.
    case broken(afterBytes: Int?)
    case slow(bytesPerSecond: Int)
  }

  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
