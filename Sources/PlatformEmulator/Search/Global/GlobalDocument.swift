import GRDB
import JSON

/// An asset as global search answers it.
///
/// Source: `rows[]` of POST /v3/search, "shows all possible fields, which are not applicable for all
/// types".
enum GlobalDocument {
  /// The account of everything here.
  static let tenant = "999"

  static func document(
    of record: AssetRecord, updated: Int64, in container: Container
  ) throws -> JSONValue {
    let head = try JSONValue.parse(record.metadata)
    return [
      "provider_type_id": "cams", "tenant_id": .string(tenant), "artifact_id": .string(record.id),
      "last_updated_at": JSONValue(updated), "metadata": try metadata(head, record),
      "entity": ["assets": assets(head, container)], "custom_attributes": [],
    ]
  }

  private static func metadata(_ head: JSONValue, _ record: AssetRecord) throws -> JSONValue {
    var metadata: JSONValue = [
      "name": .string(record.name), "description": .string(record.description ?? ""),
      "artifact_type": .string(record.type),
    ]
    metadata["created_on"] = head["created_at"]
    metadata["modified_on"] = head["usage"]?["last_updated_at"]
    metadata["modified_by"] = head["usage"]?["last_updater_id"]
    metadata["state"] = head["asset_state"]
    metadata["steward_ids"] = []
    metadata["tags"] = head["tags"] ?? []
    metadata["terms"] = .array(try terms(record))
    return metadata
  }

  /// Business terms that were assigned to the asset. Source: `entity.asset_terms.list` of GET
  /// /v2/assets/{asset_id}.
  private static func terms(_ record: AssetRecord) throws -> [JSONValue] {
    guard let entity = record.entity,
      let section = JSONSections(Array(entity.utf8)).slice("asset_terms")
    else { return [] }
    return try JSONValue.parse(section)["list"]?.array?.compactMap { $0["term_display_name"] } ?? []
  }

  private static func assets(_ head: JSONValue, _ container: Container) -> JSONValue {
    let kind = container.scope.kind.rawValue
    var assets: JSONValue = [
      "\(kind)_id": .string(container.scope.id), "\(kind)_name": .string(container.name),
      "rov": [
        "privacy": head["rov"]?["mode"] ?? 0, "owners": .array([head["owner_id"] ?? ""]),
      ],
    ]
    assets["resource_key"] = head["resource_key"]
    return assets
  }
}
