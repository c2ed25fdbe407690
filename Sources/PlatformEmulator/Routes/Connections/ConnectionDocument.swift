import GRDB
import JSON

/// How a connection is told to somebody.
///
/// Source: GET /v2/connections, recorded: `{"metadata", "entity", "href"}`.
struct ConnectionDocument {
  let call: Call
  let container: Container
  /// False: secrets stay unreadable.
  var decrypts = true
  var includesProperties = true
  var includesInteraction = false

  /// With what the query asks for.
  init(_ call: Call, in container: Container) {
    self.call = call
    self.container = container
    decrypts = call.query("decrypt_secrets")?.lowercased() != "false"
    includesProperties = call.query("include_properties")?.lowercased() != "false"
    includesInteraction = call.flag("interaction_properties")
  }

  func document(of record: ConnectionRecord) throws -> JSONValue {
    [
      "metadata": metadata(of: record), "entity": try entity(of: record),
      "href": .string("/v2/connections/\(record.id)?\(container.query)"),
    ]
  }

  /// The members of the entity that are kept in the asset as they are.
  static let plainMembers = [
    "gateway_id", "ref_catalog_id", "ref_asset_id", "data_source_definition_asset_id",
    "data_source_definition_asset_name", "data_source_definition_searchable", "source_system",
    "source_system_history", "child_source_systems", "folder", "location",
  ]

  func entity(of record: ConnectionRecord) throws -> JSONValue {
    let metadata = record.metadata
    var entity: JSONValue = [
      "datasource_type": .string(record.typeID), "name": .string(record.asset.name),
      "description": .string(record.asset.description ?? ""),
      "origin_country": metadata["origin_country"] ?? "us", "owner_id": .string(record.ownerID),
      "rov": ["mode": metadata["rov"]?["mode"] ?? 0],
    ]
    if includesProperties {
      entity["properties"] = try properties(of: record)
      if includesInteraction { entity["interaction_properties"] = try interaction(of: record) }
    }
    if !record.flags.isEmpty { entity["flags"] = record.section["flags"] }
    entity["resource_key"] = metadata["resource_key"]
    for name in Self.plainMembers {
      if let value = record.section[name] { entity[name] = value }
    }
    return entity
  }

  /// "Connections created with personal credentials will only display clear text credentials to the
  /// same user who provided them."
  private func properties(of record: ConnectionRecord) throws -> JSONValue {
    let clear = try record.properties(in: call.database)
    if record.flags.contains("personal_credentials"), record.ownerID != call.caller.id {
      let hidden = SecretText.names.union(["username"])
      return .object(JSONObject((clear.object ?? [:]).filter { !hidden.contains($0.key) }))
    }
    return decrypts ? clear : ConnectionRecord.stored(clear)
  }

  private func interaction(of record: ConnectionRecord) throws -> JSONValue? {
    let definition = try DatasourceDefinition.find(record.typeID, in: call.database)
    guard let properties = definition?.document["entity"]?["properties"] else { return nil }
    return ["source": properties["source"] ?? [], "target": properties["target"] ?? []]
  }

  private func metadata(of record: ConnectionRecord) -> JSONValue {
    let metadata = record.metadata
    let created = Int64(metadata["created"]?.int ?? 0)
    var result: JSONValue = [
      "asset_id": .string(record.id), "asset_type": "connection",
      "asset_category": metadata["asset_category"] ?? "USER",
      "create_time": .string(CalendarDate.milliseconds(created)),
      "creator_id": .string(record.ownerID), container.key: .string(container.scope.id),
      "tags": metadata["tags"] ?? [], "usage": metadata["usage"] ?? [:],
    ]
    result["resource_key"] = metadata["resource_key"]
    return result
  }
}
