import JSON

/// An attachment that is about to be made, as somebody described it.
///
/// Source: POST /v2/assets/{asset_id}/attachments.
struct NewAttachment {
  private let fields: BodyFields
  private let type: String
  private let kind: Attachment.Kind
  private let partitions: Int

  /// - Parameter type: what it describes if it does not say; nil: it must.
  /// Throws 400 if it does not, or brings half of what its kind needs.
  init(_ fields: BodyFields, type: String? = nil) throws {
    self.fields = fields
    self.type =
      try type == nil || fields["asset_type"] != nil
      ? fields.requiredString("asset_type") : type ?? ""
    if fields["connection_id"] != nil || fields["connection_path"] != nil {
      _ = try fields.requiredString("connection_id")
      _ = try fields.requiredString("connection_path")
      kind = .remote
    } else if fields["object_key"] != nil || fields["object_key_is_read_only"] != nil {
      _ = try fields.requiredString("object_key")
      guard try fields.bool("object_key_is_read_only") != nil else {
        let name = fields.name("object_key_is_read_only")
        throw PlatformFault.invalid("The field '\(name)' is required.", .field(name))
      }
      kind = .referenced
    } else {
      kind = .managed
    }
    // "If the value given is less than 1, data_partitions defaults to 1."
    partitions = kind == .managed ? max(try fields.int("data_partitions") ?? 1, 1) : 1
    guard partitions <= Self.mostPartitions else {
      throw PlatformFault.invalid(
        "The field '\(fields.name("data_partitions"))' must be at most \(Self.mostPartitions).",
        .field(fields.name("data_partitions")))
    }
    for key in ["name", "description", "mime"] { _ = try fields.string(key) }
  }

  static let mostPartitions = 10_000

  /// Puts it together. A managed one gets a path that no file has yet, in the folder of its type; a
  /// referenced one is as large as the file it names.
  func make(in container: Container, _ call: Call) throws -> Attachment {
    let id = call.newID()
    let store = FileStore(database: call.database, owner: container.scope.id)
    var attachment = Attachment(try head(id, call))
    switch kind {
    case .remote:
      attachment.document["connection_id"] = fields["connection_id"]
      attachment.document["connection_path"] = fields["connection_path"]
      let connection = try AssetRecord.find(
        fields["connection_id"]?.string ?? "", in: call.database)
      if let type = try connection?.datasourceType() {
        attachment.document["datasource_type"] = .string(type)
      }
    case .referenced:
      attachment.document["object_key"] = fields["object_key"]
      attachment.document["is_object_key_read_only"] = fields["object_key_is_read_only"]
      attachment.document["size"] = JSONValue(try attachment.arrived(in: store) ?? 0)
    case .managed:
      try store.makeRoot(at: call.now)
      let path = try freePath(id, store)
      attachment.document["object_key"] = .string(path)
      attachment.document["handle"] = [
        "type": "assetfiles", "key": .string(path), "upload_id": "", "max_part_num": 1,
      ]
      attachment.partitions = partitions
    }
    return attachment
  }

  private func head(_ id: String, _ call: Call) throws -> JSONValue {
    var document: JSONValue = [
      "id": .string(id), "version": 2, "asset_type": .string(type),
    ]
    for key in ["name", "description", "mime"] {
      if let value = fields[key] { document[key] = value }
    }
    document["creator_id"] = .string(call.caller.id)
    document["create_time"] = JSONValue(call.now)
    document["size"] = 0
    document["is_remote"] = .bool(kind == .remote)
    document["is_managed"] = .bool(kind == .managed)
    document["is_referenced"] = .bool(kind == .referenced)
    document["is_object_key_read_only"] = false
    document["is_user_provided_path_key"] = .bool(kind == .referenced)
    document["transfer_complete"] = .bool(kind != .managed)
    document["is_partitioned"] = false
    document["complete_time_ticks"] = kind == .managed ? 0 : JSONValue(call.now)
    document["user_data"] = try fields.object("user_data")?.value ?? [:]
    document["test_doc"] = fields["test_doc"] ?? 0
    document["usage"] = [
      "access_count": 0, "last_accessor_id": .string(call.caller.id),
      "last_access_time": JSONValue(call.now),
    ]
    return document
  }

  /// `data_asset/names.csv`.
  private func freePath(_ id: String, _ store: FileStore) throws -> String {
    let name = (fields["name"]?.string ?? id).split(separator: "/")
      .filter { $0 != "." && $0 != ".." }.joined(separator: "_")
    return try store.free("\(type)/\(name.isEmpty ? id : name)", for: id)
  }
}

extension AssetRecord {
  /// Of a connection: the id of the type of data source it leads to. Nil for other assets.
  func datasourceType() throws -> String? {
    guard type == "connection", let entity else { return nil }
    let value = try JSONValue.parse(entity)
    return (value["connection"]?["datasource_type"] ?? value["datasource_type"])?.string
  }
}
