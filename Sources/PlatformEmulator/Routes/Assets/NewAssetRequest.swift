import GRDB
import HTTPTypes
import JSON

/// Reads what a caller wants made.
///
/// Source: POST /v2/assets.
struct NewAssetRequest {
  let call: Call
  let container: Container

  /// `{"metadata", "entity", "attachments"?}`.
  ///
  /// - Parameter type: of the calls that make one type only. Throws 400, naming the field.
  func asset(_ body: BodyFields, type: String? = nil) throws -> NewAsset {
    try asset(body.requiredObject("metadata"), body, type: type)
  }

  /// What stands in `metadata` elsewhere, beside `entity` and `attachments`.
  ///
  /// Source: `assets[]` of POST /v2/assets/bulk_create.
  func flatAsset(_ item: BodyFields) throws -> NewAsset {
    try asset(item, item, type: nil)
  }

  private func asset(
    _ head: BodyFields, _ body: BodyFields, type only: String?
  ) throws -> NewAsset {
    let name = try head.requiredString("name")
    try Self.check(name, head.name("name"))
    let type = try type(head, only)
    let tags = try head.strings("tags") ?? []
    for tag in tags { try Self.check(tag: tag, head.name("tags")) }
    var asset = NewAsset(
      type: type, name: name, description: try head.string("description"), tags: tags)
    asset.entity = try body.object("entity")?.value ?? [:]
    if asset.entity[type] == nil { asset.entity[type] = [:] }
    asset.attachments = try attachments(body, type)
    asset.metadata = try metadata(head)
    return asset
  }

  private func metadata(_ head: BodyFields) throws -> JSONObject {
    let privacy = try AssetMembers(of: container.row, in: call.database)
      .privacy(head.object("rov"), creator: call.caller.id)
    var metadata = JSONObject()
    metadata["rov"] = privacy.rov
    for key in ["origin_country", "resource_key", "identity_key"] {
      if let text = try head.string(key) { metadata[key] = .string(text) }
    }
    if let category = try head.string("asset_category") {
      guard ["USER", "SYSTEM"].contains(category) else {
        throw PlatformFault.invalid(
          "The asset category must be USER or SYSTEM.", .field(head.name("asset_category")))
      }
      metadata["asset_category"] = .string(category)
    }
    if let system = try head.object("source_system") { metadata["source_system"] = system.value }
    for key in ["child_source_systems", "source_system_history"] {
      if let list = try head.array(key) { metadata[key] = .array(list) }
    }
    return metadata
  }

  private func type(_ head: BodyFields, _ only: String?) throws -> String {
    let given = try head.string("asset_type")
    guard let only else {
      let type = try head.requiredString("asset_type")
      guard try AssetTypeNames.isKnown(type, in: container, call.database) else {
        throw PlatformFault(
          .badRequest, code: "invalid_type", "There is no asset type with the name '\(type)'.",
          target: .field(head.name("asset_type")))
      }
      return type
    }
    guard given == nil || given == only else {
      throw PlatformFault(
        .badRequest, code: "invalid_type", "The asset type must be '\(only)' here.",
        target: .field(head.name("asset_type")))
    }
    return only
  }

  /// A list of them; POST /v2/assets/bulk_create shows a single one too.
  private func attachments(_ body: BodyFields, _ type: String) throws -> [JSONValue] {
    let list =
      body["attachments"]?.object == nil
      ? try body["attachments"] == nil ? [] : body.objects("attachments")
      : [try body.requiredObject("attachments")]
    return try list.map {
      try NewAttachment($0, type: type).make(in: container, call).document
    }
  }

  /// Letters, numbers, underscores, dashes, spaces and periods. Source: POST /v2/assets.
  static func check(_ name: String, _ field: String) throws {
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "_-. ".contains($0) }) else {
      throw PlatformFault.invalid(
        "The name '\(name)' must consist of letters, numbers, underscores, dashes, spaces and "
          + "periods.", .field(field))
    }
  }

  /// Letters, numbers, underscores, dashes, `#` and `@`. Source: POST /v2/assets.
  static func check(tag: String, _ field: String) throws {
    guard !tag.isEmpty, tag.allSatisfy({ $0.isLetter || $0.isNumber || "_-#@".contains($0) })
    else {
      throw PlatformFault.invalid(
        "The tag '\(tag)' must consist of letters, numbers, underscores, dashes, # and @.",
        .field(field))
    }
  }
}

/// Which asset types there are in a container.
enum AssetTypeNames {
  /// Those of the container, of the account and of the platform itself.
  static func isKnown(
    _ name: String, in container: Container, _ database: Database
  ) throws -> Bool {
    if builtIn.contains(name) { return true }
    return try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM asset_type WHERE name = ?
          AND (container_id = ? OR container_id NOT IN (SELECT id FROM container)))
        """, arguments: [name, container.scope.id]) ?? false
  }

  /// Source: the attributes and types that the reference speaks of without declaring them.
  private static let builtIn: Set = [
    "asset_terms", "asset_data_quality_constraint", "column_info", "data_profile",
    "data_source_definition", "dataview_visualization", "discovered_asset", "folder_asset",
    "hardware_specification", "ibm_data_source", "job_run", "key_analyses",
    "metadata_enrichment_area", "metadata_enrichment_area_info", "package_extension",
    "runtime_definition", "software_specification",
  ]
}
