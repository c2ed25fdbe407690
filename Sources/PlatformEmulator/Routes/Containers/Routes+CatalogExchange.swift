import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Assets on their way out of catalogs, and lineage on its way in. What is answered is not in the
  /// reference: as is usual here, 202 with the asset in whose entity one can follow the work.
  static let catalogExchange: [Route] = [
    .changing(.post, "/v2/catalogs/export_assets", .catalogs, exportAssets),
    .changing(.post, "/v2/catalogs/import_assets", .catalogs, importAssets),
  ]

  /// The zip gets into the files of the catalog, and stands as attachment with the export asset,
  /// which is made if none is named.
  ///
  /// Source: POST /v2/catalogs/export_assets: at most 100 assets, only `metadata` and
  /// `relationship` for now.
  private static func exportAssets(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.container(among: [.catalog])
    let ids = try call.fields().strings("asset_ids") ?? []
    guard (1...100).contains(ids.count) else {
      throw PlatformFault.invalid(
        "The field 'asset_ids' must have 1 to 100 elements; it has \(ids.count).",
        .field("asset_ids"))
    }
    let types = call.queries("export_types")
    if let wrong = types.first(where: { !AssetExport.types.contains($0) }) {
      throw PlatformFault.invalid(
        "The export type '\(wrong)' is not one of \(AssetExport.types.joined(separator: ", ")).",
        .parameter("export_types"))
    }
    for id in ids { _ = try call.asset(id, in: catalog) }
    let asset: AssetRecord
    if let id = call.query("export_asset_id") {
      asset = try call.asset(id, in: catalog)
      try require(AssetExport.assetType, asset, "export_asset_id")
    } else {
      let name = "Export of \(CalendarDate.seconds(call.now))"
      asset = try call.create(NewAsset(type: AssetExport.assetType, name: name), in: catalog)
    }
    return try begin(
      .assetExport, asset, catalog, call,
      [
        "asset_ids": .array(ids.map(JSONValue.string)),
        "types": .array((types.isEmpty ? AssetExport.types : types).map(JSONValue.string)),
      ])
  }

  /// `validate` only says what is wrong with the document; `process`, the default, goes on only if
  /// nothing is, or by `force`.
  ///
  /// Source: POST /v2/catalogs/import_assets.
  private static func importAssets(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.container(among: [.catalog])
    guard let id = call.query("import_asset_id") else {
      throw PlatformFault.invalid(
        "The parameter 'import_asset_id' is required.", .parameter("import_asset_id"))
    }
    let asset = try call.asset(id, in: catalog)
    let duplicates = call.query("duplicate_action") ?? "UPDATE"
    guard ["IGNORE", "REJECT", "UPDATE", "REPLACE"].contains(duplicates) else {
      throw PlatformFault.invalid(
        "The value '\(duplicates)' of parameter 'duplicate_action' is not one of IGNORE, REJECT, "
          + "UPDATE, REPLACE.", .parameter("duplicate_action"))
    }
    let mappings = try LineageMappings(
      of: asset, in: catalog, rejectsDuplicates: duplicates == "REJECT", call.database)
    let errors = JSONValue.array(mappings.errors.map(JSONValue.string))
    let isValid = mappings.errors.isEmpty
    switch call.query("action") ?? "process" {
    case "validate":
      return Answer.json([
        "import_asset_id": .string(id), "valid": .bool(isValid), "errors": errors,
        "mappings": JSONValue(mappings.pairs.count),
      ])
    case "process":
      guard isValid || call.flag("force") else {
        throw PlatformFault.unable(
          "The import is not valid: \(mappings.errors.joined(separator: " "))")
      }
      return try begin(
        .lineageImport, asset, catalog, call,
        ["rejects_duplicates": .bool(duplicates == "REJECT")])
    case let other:
      throw PlatformFault.invalid(
        "The value '\(other)' of parameter 'action' is not one of process, validate.",
        .parameter("action"))
    }
  }

  private static func require(
    _ type: String, _ asset: AssetRecord, _ parameter: String
  ) throws {
    guard asset.type == type else {
      throw PlatformFault.invalid(
        "The asset '\(asset.id)' is of the type '\(asset.type)', not '\(type)'.",
        .parameter(parameter))
    }
  }

  private static func begin(
    _ kind: BackgroundWork, _ asset: AssetRecord, _ catalog: Container, _ call: Call,
    _ more: JSONValue
  ) throws -> EmulatorResponse {
    let isSlow = asset.name.lowercased().contains("slow")
    try asset.note(["status": "IN_PROGRESS"], by: call.caller.id, at: call.now, call.database)
    var payload = more
    payload["asset_id"] = .string(asset.id)
    payload["catalog_id"] = .string(catalog.scope.id)
    payload["user"] = .string(call.caller.id)
    try call.schedule(kind, after: isSlow ? 60_000 : 3_000, payload)
    return Answer.json(
      [
        "asset_id": .string(asset.id), "status": "IN_PROGRESS",
        "href": .string("/v2/assets/\(asset.id)?\(catalog.query)"),
      ], .accepted)
  }
}

extension AssetRecord {
  /// Puts members into the section that is named as its type.
  func note(
    _ members: JSONObject, attachments: [JSONValue]? = nil, by user: String, at now: Int64,
    _ database: Database
  ) throws {
    var after = self
    var entity = try self.entity.map { try JSONValue.parse($0) } ?? [:]
    var section = entity[type] ?? [:]
    for (key, value) in members { section[key] = value }
    entity[type] = section
    after.entity = entity.serialized()
    if let attachments { after.attachments = JSONValue.array(attachments).serialized() }
    try after.save(over: self, by: user, at: now, in: database)
  }
}
