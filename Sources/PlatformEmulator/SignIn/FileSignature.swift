import HTTPTypes
import JSON

/// What stands behind `signature=` in an address: one file of one container, opened by whoever holds
/// it, in the name of the user who had it made, until it ends.
///
/// Source: POST /v2/asset_files/{path}/signed: two pieces of Base 64 with a colon between them. What
/// is in them is our own affair.
struct FileSignature: Hashable, Sendable {
  enum Method: String, Sendable, CaseIterable {
    case get
    case put

    /// The methods of a request that it opens the file for.
    var requests: [HTTPRequest.Method] {
      self == .get ? [.get, .head] : [.put]
    }
  }

  var method: Method
  /// As in the address, decoded: `data_asset/names.csv`.
  var path: String
  /// `project_id` and so on, and its value.
  var scopeKey: String
  var scopeID: String
  /// Who had it made.
  var userID: String
  var userName: String
  var isAdministrator: Bool
  /// Milliseconds since 1970.
  var end: Int64
  /// What the answer shall say instead of what the file's name tells.
  var contentType: String?
  var contentDisposition: String?
  /// Path from the root of the container.
  var fromRoot = false
  /// The file that is put is an archive to be expanded.
  var inflates = false

  /// The address without a host: as it is, ready to be used.
  func address(key: UInt64) -> String {
    "/v2/asset_files/\(RequestTarget.encoded(path))?\(scopeKey)=\(RequestTarget.encoded(scopeID))"
      + (fromRoot ? "&root=true" : "") + (inflates ? "&inflate=true" : "")
      + "&signature=\(RequestTarget.encoded(text(key: key)))"
  }

  func text(key: UInt64) -> String {
    var claims: JSONValue = [
      "method": .string(method.rawValue), "path": .string(path), "scope": .string(scopeKey),
      "id": .string(scopeID), "uid": .string(userID), "user": .string(userName),
      "admin": .bool(isAdministrator), "end": JSONValue(end), "root": .bool(fromRoot),
      "inflate": .bool(inflates),
    ]
    if let contentType { claims["type"] = .string(contentType) }
    if let contentDisposition { claims["disposition"] = .string(contentDisposition) }
    let body = Base64.encodeForURL(claims.serializedBytes())
    return SessionToken.signature(of: body, key: key) + ":" + body
  }

  /// Nil if the text is none of ours.
  init?(_ text: String, key: UInt64) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, SessionToken.signature(of: parts[1], key: key) == parts[0],
      let bytes = Base64.decode(parts[1]), let claims = try? JSONValue.parse(bytes),
      let method = claims["method"]?.string.flatMap(Method.init(rawValue:)),
      let end = claims["end"]?.int
    else { return nil }
    self.method = method
    self.end = Int64(end)
    path = claims["path"]?.string ?? ""
    scopeKey = claims["scope"]?.string ?? ""
    scopeID = claims["id"]?.string ?? ""
    userID = claims["uid"]?.string ?? ""
    userName = claims["user"]?.string ?? ""
    isAdministrator = claims["admin"]?.bool ?? false
    contentType = claims["type"]?.string
    contentDisposition = claims["disposition"]?.string
    fromRoot = claims["root"]?.bool ?? false
    inflates = claims["inflate"]?.bool ?? false
  }

  init(
    _ method: Method, path: String, scopeKey: String, scopeID: String, user: Caller, end: Int64
  ) {
    self.method = method
    self.path = path
    self.scopeKey = scopeKey
    self.scopeID = scopeID
    userID = user.id
    userName = user.userName
    isAdministrator = user.isAdministrator
    self.end = end
  }

  /// Whether a request asks for just what was signed.
  func opens(_ request: EmulatorRequest, _ target: RequestTarget) -> Bool {
    let flag = { (name: String) in
      target.query.contains { $0.name == name && $0.value.lowercased() == "true" }
    }
    return method.requests.contains(request.method) && target.segments.last == path
      && target.query.contains { $0.name == scopeKey && $0.value == scopeID }
      && flag("root") == fromRoot && flag("inflate") == inflates
  }
}
