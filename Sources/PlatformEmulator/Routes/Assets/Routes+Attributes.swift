import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Attributes of assets: the sections of their entity.
  static let attributes: [Route] = [
    .get("/v2/assets/{asset_id}/attributes", .attributes, listAttributes),
    .changing(.post, "/v2/assets/{asset_id}/attributes", .attributes, createAttribute),
    .get("/v2/assets/{asset_id}/attributes/{attribute_key}", .attributes, readAttribute),
    .changing(
      .patch, "/v2/assets/{asset_id}/attributes/{attribute_key}", .attributes, patchAttribute),
    .changing(
      .delete, "/v2/assets/{asset_id}/attributes/{attribute_key}", .attributes, deleteAttribute),
  ]

  /// Source: GET /v2/assets/{asset_id}/attributes. The reference has no sample of what attributes
  /// look like: here each is what POST takes, with its asset and address.
  private static func listAttributes(_ call: Call) throws -> EmulatorResponse {
    let asset = try AttributedAsset(call, revision: call.query("revision_id"))
    let hidden = call.queries("exclude").contains("columns")
    let names = (asset.entity.object?.keys ?? []).filter { !hidden || $0 != "column_info" }
    return Answer.json([
      "total_results": JSONValue(names.count),
      "resources": .array(try names.map { try asset.document($0) }),
    ])
  }

  /// Source: GET /v2/assets/{asset_id}/attributes/{attribute_key}.
  private static func readAttribute(_ call: Call) throws -> EmulatorResponse {
    let asset = try AttributedAsset(call, revision: call.query("revision_id"))
    return Answer.json(try asset.document(call.parameter("attribute_key")))
  }

  /// Source: POST /v2/assets/{asset_id}/attributes.
  private static func createAttribute(_ call: Call) throws -> EmulatorResponse {
    var asset = try AttributedAsset(call)
    let fields = try call.fields()
    let name = try fields.requiredString("name")
    let entity = try fields.requiredObject("entity").value
    guard try AssetTypeNames.isKnown(name, in: asset.container, call.database) else {
      throw PlatformFault(
        .badRequest, code: "invalid_type", "There is no asset type with the name '\(name)'.",
        target: .field("name"))
    }
    guard asset.entity[name] == nil else {
      throw PlatformFault.conflict(
        "Asset '\(asset.record.id)' has an attribute '\(name)' already.")
    }
    try asset.check(name, entity)
    asset.entity[name] = entity
    try asset.store()
    return Answer.json(try asset.document(name), .created)
  }

  /// Paths are those of the attribute itself: `/INVOICE_ID/column_description`.
  ///
  /// Source: PATCH /v2/assets/{asset_id}/attributes/{attribute_key}.
  private static func patchAttribute(_ call: Call) throws -> EmulatorResponse {
    var asset = try AttributedAsset(call)
    let name = call.parameter("attribute_key")
    let before = try asset.attribute(name)
    let whole = try call.patch()
    let patch = call.emulator.options.honoursTestOperations ? whole : whole.withoutTests
    let after = try patch.platformApplied(to: before)
    guard after.object != nil else {
      throw PlatformFault.unable("An attribute must be an object.")
    }
    try asset.check(name, after)
    asset.entity[name] = after
    try asset.store()
    return Answer.json(try asset.document(name))
  }

  /// Source: DELETE /v2/assets/{asset_id}/attributes/{attribute_key}. That the section of the
  /// asset's own type stays is not in the reference.
  private static func deleteAttribute(_ call: Call) throws -> EmulatorResponse {
    var asset = try AttributedAsset(call)
    let name = call.parameter("attribute_key")
    _ = try asset.attribute(name)
    guard name != asset.record.type else {
      throw PlatformFault.unable(
        "The attribute '\(name)' cannot be deleted: it is that of the asset's own type.")
    }
    asset.entity[name] = nil
    try asset.store()
    return Answer.empty()
  }
}

/// An asset whose attributes are read or changed.
private struct AttributedAsset {
  let call: Call
  let container: Container
  let record: AssetRecord
  var entity: JSONValue

  init(_ call: Call, revision: String? = nil) throws {
    self.call = call
    container = try call.container()
    record = try call.asset(call.parameter("asset_id"), in: container).atRevision(revision, call)
    entity = try record.entity.map { try JSONValue.parse($0) } ?? [:]
  }

  /// Throws 404 if there is none of this name.
  func attribute(_ name: String) throws -> JSONValue {
    guard let attribute = entity[name] else {
      throw PlatformFault.missing("Asset '\(record.id)' has no attribute '\(name)'.")
    }
    return attribute
  }

  func document(_ name: String) throws -> JSONValue {
    var attribute = try attribute(name)
    if call.queries("exclude").contains("columns") { attribute["columns"] = nil }
    return [
      "asset_id": .string(record.id), "name": .string(name), "entity": attribute,
      "href": .string("/v2/assets/\(record.id)/attributes/\(name)?\(container.query)"),
    ]
  }

  /// Throws 400 if `column_info` tells of columns that the asset has not.
  ///
  /// Source: POST /v2/assets/{asset_id}/attributes, "column_info attribute".
  func check(_ name: String, _ attribute: JSONValue) throws {
    guard name == "column_info", let columns = entity["data_asset"]?["columns"]?.array else {
      return
    }
    let known = Set(columns.compactMap { $0["name"]?.string } + (entity[name]?.object?.keys ?? []))
    for column in attribute.object?.keys ?? [] where !known.contains(column) {
      throw PlatformFault.invalid(
        "Asset '\(record.id)' has no column '\(column)'.", .field(column))
    }
  }

  func store() throws {
    var changed = record
    changed.entity = entity.serialized()
    var metadata = try JSONValue.parse(record.metadata)
    metadata["asset_attributes"] = .array((entity.object?.keys ?? []).map { .string($0) })
    changed.metadata = metadata.serialized()
    _ = try call.store(changed, over: record, in: container)
  }
}
