import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let temporaryCredentials: [Route] = [
    .changing(.post, "/v2/catalogs/temporary_credentials", .catalogs) { call in
      let request = try CredentialRequest(call.fields())
      try request.authorize(call)
      return Answer.json(try request.credentials(call))
    }
  ]
}

/// What somebody wants to do in an object store for a while.
///
/// Source: POST /v2/catalogs/temporary_credentials. The names of the answer's fields are lost; these
/// are those of AWS.
private struct CredentialRequest {
  private static let longest = 3600

  private let role: String?
  private let externalID: String?
  private let bucket: String?
  private let isShared: Bool
  private let catalog: String?
  private let seconds: Int?

  /// Throws 400 for fields that do not go together.
  init(_ fields: BodyFields) throws {
    role = try fields.string("role_arn")
    externalID = try fields.string("external_id")
    bucket = try fields.string("bucket_name")
    isShared = try fields.bool("shared") ?? false
    catalog = try fields.string("catalog_id")
    seconds = try fields.int("min_duration_seconds")
    guard (role == nil) == (externalID == nil) else {
      let missing = role == nil ? "role_arn" : "external_id"
      throw PlatformFault.invalid(
        "The fields 'role_arn' and 'external_id' must be supplied together.", .field(missing))
    }
    guard !isShared || catalog != nil else {
      throw PlatformFault.invalid(
        "The field 'catalog_id' must be supplied if 'shared' is true.", .field("catalog_id"))
    }
    guard (0...Self.longest).contains(seconds ?? 0) else {
      throw PlatformFault.invalid(
        "The value of 'min_duration_seconds' cannot be greater than 3600.",
        .field("min_duration_seconds"))
    }
  }

  /// A role of AWS is for services, for which administrators are taken here; a catalog for its
  /// members; neither for those who may create catalogs.
  func authorize(_ call: Call) throws {
    if role != nil { return try call.requireAdministrator() }
    guard let catalog else { return try call.requireAdministrator() }
    _ = try call.open(.catalog, id: catalog)
  }

  /// The same as before, if they live long enough.
  func credentials(_ call: Call) throws -> JSONValue {
    let actions = try self.actions(call)
    let request: JSONValue = [
      "user": .string(call.caller.id), "role": .string(role ?? ""),
      "bucket": .string(bucket ?? ""), "catalog": .string(catalog ?? ""),
      "shared": .bool(isShared), "actions": .array(actions.map(JSONValue.string)),
    ]
    let end = call.now + Int64(max(seconds ?? 0, 1)) * 1000
    let kept = try String.fetchOne(
      call.database,
      sql: "SELECT document FROM temporary_credential WHERE request = ? AND expires >= ?",
      arguments: [request.serialized(), end])
    if let kept { return try JSONValue.parse(kept) }
    let expires = call.now + Int64(Self.longest) * 1000
    let document = document(call, expires, actions)
    try call.database.execute(
      sql: "INSERT OR REPLACE INTO temporary_credential VALUES (?, ?, ?)",
      arguments: [request.serialized(), expires, document.serialized()])
    return document
  }

  private func document(_ call: Call, _ expires: Int64, _ actions: [String]) -> JSONValue {
    func secret() -> String { call.newID().filter { $0 != "-" } }
    let key = secret().uppercased().prefix(16)
    let prefix = isShared ? "/\(catalog ?? "")/*" : "/*"
    return [
      "access_key_id": .string("ASIA\(key)"), "secret_access_key": .string(secret() + secret()),
      "session_token": .string(Base64.encodeForURL(Array("\(secret())\(secret())".utf8))),
      "expiration": JSONValue(expires),
      "session_policy": [
        "Version": "2012-10-17",
        "Statement": [
          [
            "Effect": "Allow", "Action": .array(actions.map { .string("s3:\($0)") }),
            "Resource": .string("arn:aws:s3:::\(bucket ?? "*")\(bucket == nil ? "" : prefix)"),
          ]
        ],
      ],
    ]
  }

  private func actions(_ call: Call) throws -> [String] {
    let isWhole = ["PutObject", "GetObject", "ListBucket", "DeleteObject"]
    if role != nil, bucket != nil || catalog != nil { return isWhole + rest }
    guard let catalog else { return ["ListAllMyBuckets", "CreateBucket"] }
    let id = try call.open(.catalog, id: catalog).id
    switch try call.role(in: .catalog, id) ?? .viewer {
    case .admin: return isWhole + rest
    case .editor: return ["PutObject", "GetObject", "DeleteObject"]
    case .viewer: return ["GetObject"]
    }
  }

  private var rest: [String] { isShared ? [] : ["ListBucketMultipartUploads", "DeleteBucket"] }
}
