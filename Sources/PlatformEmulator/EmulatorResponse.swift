public import HTTPTypes

/// What the platform answers to one request.
public struct EmulatorResponse: Sendable, Hashable {
  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  /// Empty for answers without a body, such as 204 and the 202 of AI Lake.
  public var body: [UInt8]

  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
