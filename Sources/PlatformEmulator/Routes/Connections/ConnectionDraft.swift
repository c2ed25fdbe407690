import JSON

/// A connection as somebody describes it: stored or only tried.
///
/// Source: POST /v2/connections, the body.
struct ConnectionDraft {
  let definition: DatasourceDefinition
  let name: String
  /// In clear; those of the connection that is referred to, if one is.
  let properties: JSONValue
  let flags: [String]
  private let body: BodyFields
  private let isReference: Bool

  /// Throws 400 naming the field that is missing or wrong.
  ///
  /// - Parameter isStored: false: it needs no name.
  init(_ body: BodyFields, _ call: Call, isStored: Bool = true) throws {
    self.body = body
    flags = try body.strings("flags") ?? []
    let referred = try Self.referred(body, call)
    isReference = referred != nil
    if let referred, body["datasource_type"] == nil {
      definition = try call.datasourceType(referred.typeID)
    } else {
      let type = try body.requiredString("datasource_type")
      guard let found = try DatasourceDefinition.find(type, in: call.database) else {
        throw PlatformFault.invalid(
          "The data source type '\(type)' cannot be found.", .field("datasource_type"))
      }
      definition = found
    }
    if let referred {
      name = try body.string("name") ?? referred.asset.name
      properties = try referred.properties(in: call.database)
    } else {
      name = isStored ? try body.requiredString("name") : try body.string("name") ?? ""
      properties = ConnectionRecord.clear(try body.object("properties")?.value ?? [:])
    }
  }

  /// The connection of another catalog that this one refers to, which the caller must be able to
  /// read. Throws 400 if only half of the reference is given, or nothing is there.
  private static func referred(_ body: BodyFields, _ call: Call) throws -> ConnectionRecord? {
    let catalog = try body.string("ref_catalog_id")
    let asset = try body.string("ref_asset_id")
    guard let catalog, let asset else {
      if catalog == nil, asset == nil { return nil }
      throw PlatformFault.invalid(
        "ref_catalog_id and ref_asset_id must be given together.",
        .field(catalog == nil ? "ref_catalog_id" : "ref_asset_id"))
    }
    let container = try call.container(WorldScope(kind: .catalog, id: catalog), toRead: true)
    guard let record = try ConnectionRecord.find(asset, in: call.database),
      record.asset.container == container.row
    else {
      throw PlatformFault.invalid(
        "There is no connection '\(asset)' in catalog '\(catalog)'.", .field("ref_asset_id"))
    }
    return record
  }

  /// Throws 400 if it does not fit its type or, if it is tested, cannot be reached.
  func check(_ call: Call, tests: Bool) throws {
    try ConnectionRules.check(flags: flags)
    if !isReference { try ConnectionRules.validate(properties, of: definition, flags: flags) }
    _ = try body.string("description")
    _ = try body.strings("tags")
    if tests, !flags.contains("parameterized") {
      try ConnectionRules.reach(properties, name: name)
    }
  }

  var asset: NewAsset {
    var asset = NewAsset(
      type: "connection", name: name, description: body["description"]?.string,
      tags: body["tags"]?.array?.compactMap(\.string) ?? [], entity: ["connection": section])
    for key in ["origin_country", "resource_key", "source_system"] {
      if let value = body[key] { asset.metadata[key] = value }
    }
    if let category = body["asset_category"]?.string {
      asset.metadata["asset_category"] = .string(category.uppercased())
    }
    if let mode = body["rov"]?["mode"] {
      asset.metadata["rov"] = ["mode": mode, "collaborator_ids": [:]]
    }
    return asset
  }

  /// `entity.connection` of the asset.
  private var section: JSONValue {
    var section: JSONValue = [
      "datasource_type": .string(definition.id), "flags": .array(flags.map { .string($0) }),
    ]
    if !isReference { section["properties"] = ConnectionRecord.stored(properties) }
    for key in ConnectionDocument.plainMembers {
      if let value = body[key] { section[key] = value }
    }
    return section
  }

  /// The asset of a connection that was changed to this.
  func applied(to record: ConnectionRecord) throws -> AssetRecord {
    var asset = record.asset
    var metadata = record.metadata
    metadata["name"] = .string(name)
    metadata["description"] = body["description"]
    for key in ["origin_country", "resource_key"] { metadata[key] = body[key] }
    if let mode = body["rov"]?["mode"] { metadata["rov"]?["mode"] = mode }
    if let tags = body["tags"] { metadata["tags"] = tags }
    var entity = try asset.entity.map { try JSONValue.parse($0) } ?? [:]
    entity["connection"] = section
    asset.metadata = metadata.serialized()
    asset.entity = entity.serialized()
    asset.name = name
    asset.description = body["description"]?.string
    return asset
  }
}
