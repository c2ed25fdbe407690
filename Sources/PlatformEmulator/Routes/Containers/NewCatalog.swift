import JSON

/// A catalog that is about to be made.
///
/// Source: POST /v2/catalogs.
struct NewCatalog {
  private var entity: JSONValue

  /// Throws 400 for what the reference does not allow.
  init(_ fields: BodyFields, _ call: Call, uid: String? = nil) throws {
    let name = try Self.checkedName(try fields.requiredString("name"))
    let bucket = try fields.requiredObject("bucket")
    let kind = try bucket.requiredString("bucket_type")
    entity = [
      "name": .string(name), "generator": .string(try fields.requiredString("generator")),
      "description": .string(try fields.string("description") ?? ""),
      "bss_account_id": .string(try fields.string("bss_account_id") ?? "999"),
      "capacity_limit": JSONValue(try fields.int("capacity_limit") ?? 0),
      "is_governed": .bool(try fields.bool("is_governed") ?? false),
      "auto_profiling": .bool(try fields.bool("auto_profiling") ?? false),
    ]
    for key in ["project_id", "space_id", "saml_instance_name", "subtype"] {
      if let text = try fields.string(key) { entity[key] = .string(text) }
    }
    if let uid = try uid ?? fields.string("uid") { entity["uid"] = .string(uid) }
    entity["bucket"] = bucket.value
    try Self.checkBucket(kind, call)
  }

  /// In Cloud Pak for Data only administrators may; their own role in it is that too.
  ///
  /// Throws 403, and 400 or 409 for a name that is taken and must not be.
  func create(_ call: Call) throws -> ContainerRecord {
    try call.requireAdministrator()
    let name = entity["name"]?.string ?? ""
    if call.flag("check_name_uniqueness"),
      try ContainerRecord.isTaken(name: name, .catalog, in: call.database)
    {
      throw PlatformFault.unable("A catalog with the name '\(name)' already exists.")
    }
    if let uid = entity["uid"]?.string,
      try ContainerRecord.find(WorldScope(kind: .catalog, id: uid), in: call.database) != nil
    {
      throw PlatformFault.conflict("A catalog with the UID '\(uid)' already exists.")
    }
    let id = call.newID()
    return try call.create(
      [
        "metadata": [
          "guid": .string(id), "url": .string("/v2/catalogs/\(id)"),
          "creator_id": .string(call.caller.id),
          "create_time": .string(CalendarDate.seconds(call.now)),
        ], "entity": entity, "href": .string("/v2/catalogs/\(id)"),
      ], .catalog)
  }

  /// 1 to 256 printable characters: no control characters, none of Unicode's specials. Throws 400.
  static func checkedName(_ name: String?) throws -> String {
    guard let name, !name.trimmingBlanks().isEmpty, name.unicodeScalars.count <= 256,
      name.unicodeScalars.allSatisfy({ scalar in
        scalar.properties.generalCategory != .control && !(0xFFF0...0xFFFF).contains(scalar.value)
      })
    else {
      throw PlatformFault.invalid(
        "The catalog name must be 1 to 256 printable Unicode characters.", .field("name"))
    }
    return name
  }

  /// The storage of a catalog here is made after it, so that it cannot be there already: the check
  /// must be turned off.
  private static func checkBucket(_ kind: String, _ call: Call) throws {
    guard kind == "assetfiles" else {
      throw PlatformFault.invalid(
        "The bucket type '\(kind)' is not supported here; use 'assetfiles'.",
        .field("bucket.bucket_type"))
    }
    guard call.query("check_bucket_existence")?.lowercased() == "false" else {
      throw PlatformFault.unable(
        "The bucket of the catalog does not exist. Create the catalog with "
          + "check_bucket_existence=false, then its bucket with PUT /v2/asset_files.")
    }
  }

  /// The catalog in which a project or space keeps its assets; a catalog itself.
  ///
  /// Source: GET /v2/catalogs, `include`.
  static func document(behind record: ContainerRecord) -> JSONValue {
    guard record.kind != .catalog else { return record.document }
    let metadata = record.document["metadata"]
    let path = "/v2/catalogs/\(record.catalogID)"
    return [
      "metadata": [
        "guid": .string(record.catalogID), "url": .string(path),
        "creator_id": metadata?["creator_id"] ?? record.document["entity"]?["creator_iam_id"]
          ?? .null,
        "create_time": .string(CalendarDate.seconds(record.created)),
      ],
      "entity": [
        "name": .string(record.name), "description": "", "generator": "DAP-Portal-Main",
        "bss_account_id": "999", "capacity_limit": 0, "is_governed": false,
        "auto_profiling": false, "\(record.kind.rawValue)_id": .string(record.id),
        "bucket": ["bucket_type": "assetfiles"],
      ],
      "href": .string(path),
    ]
  }
}
