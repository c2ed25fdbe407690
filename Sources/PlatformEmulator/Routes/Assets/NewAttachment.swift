import JSON

/// An attachment that is made together with its asset or by a patch of it.
///
/// Source: `attachments[]` of GET /v2/assets/{asset_id}, recorded.
struct NewAttachment {
  private let fields: BodyFields
  private let type: String

  /// - Parameter type: what it describes if it does not say.
  init(_ fields: BodyFields, type: String) {
    self.fields = fields
    self.type = type
  }

  /// Throws 400 for a field of the wrong kind.
  func document(id: String, user: String, now: Int64) throws -> JSONValue {
    let connection = try fields.string("connection_id")
    let path = try fields.string("connection_path")
    let key = try fields.string("object_key")
    let isRemote = connection != nil || path != nil
    var object = JSONObject()
    object["id"] = .string(id)
    object["version"] = 2
    object["asset_type"] = .string(try fields.string("asset_type") ?? type)
    for name in ["name", "description", "mime", "datasource_type"] {
      if let text = try fields.string(name) { object[name] = .string(text) }
    }
    if let connection { object["connection_id"] = .string(connection) }
    if let path { object["connection_path"] = .string(path) }
    if let key { object["object_key"] = .string(key) }
    object["creator_id"] = .string(user)
    object["create_time"] = JSONValue(now)
    object["size"] = JSONValue(try fields.int("size") ?? 0)
    object["is_remote"] = .bool(isRemote)
    object["is_managed"] = .bool(!isRemote && key == nil)
    object["is_referenced"] = .bool(!isRemote && key != nil)
    object["is_partitioned"] = .bool(try fields.int("data_partitions") ?? 1 > 1)
    object["transfer_complete"] = .bool(isRemote || key != nil)
    object["user_data"] = try fields.object("user_data")?.value ?? [:]
    return .object(object)
  }
}
