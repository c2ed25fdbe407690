import HTTPTypes
import JSON
import PlatformModel

/// One question to a platform, before it is given an address and a signature.
struct Call: Sendable {
  var method: HTTPRequest.Method
  /// Segments, not encoded.
  var path: [String]
  var query: [QueryItem]
  var body: JSONValue?
  /// A body that is sent as it is, in place of `body`.
  var bytes: [UInt8]?
  /// A body that is read while it is sent, in place of either.
  var upload: Upload?
  var contentType = "application/json"
  /// Further headers.
  var headers: HTTPFields = [:]
  /// True if sending it twice does what sending it once does.
  var isRepeatable: Bool
  var timeout: Duration
  /// False for the call that signs in.
  var isSigned = true

  /// Reads; may be repeated.
  static func get(_ path: String..., query: [QueryItem] = []) -> Call {
    Call(
      method: .get, path: path, query: query, isRepeatable: true, timeout: .seconds(30))
  }

  /// Only reads although it is a POST; may be repeated.
  static func search(_ path: String..., query: [QueryItem], body: JSONValue? = nil) -> Call {
    Call(
      method: .post, path: path, query: query, body: body, isRepeatable: true,
      timeout: .seconds(60))
  }

  /// Changes something; sent once.
  static func change(
    _ method: HTTPRequest.Method, _ path: String..., query: [QueryItem] = [],
    body: JSONValue? = nil
  ) -> Call {
    Call(
      method: method, path: path, query: query, body: body, isRepeatable: false,
      timeout: .seconds(60))
  }

  /// True if it is to change something at the platform.
  var changes: Bool { isSigned && !isRepeatable }

  /// `GET /v2/catalogs?limit=100`, for people.
  var line: String {
    "\(method.rawValue) \(Secrets.masked(BaseURL.target(path: path, query: query)))"
  }
}
