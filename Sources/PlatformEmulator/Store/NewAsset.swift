import GRDB
import JSON

/// An asset that is about to be made.
struct NewAsset {
  var type: String
  var name: String
  var description: String?
  var tags: [String] = []
  /// One section for each attribute.
  var entity: JSONValue = [:]
  var attachments: [JSONValue] = []
  /// What else `metadata` shall say, over what is written by itself: `rov`, `origin_country`,
  /// `resource_key`, `source_asset`, …
  var metadata: JSONObject = JSONObject()
  /// Nil: a new one.
  var id: String?
}

extension Call {
  /// Puts a new asset, which belongs to the caller, into the store and all its indexes.
  func create(_ asset: NewAsset, in container: Container) throws -> AssetRecord {
    try writer.create(asset, in: container)
  }
}

extension NewAsset {
  /// - Parameters:
  ///   - user: id of its owner.
  ///   - now: milliseconds since 1970.
  func insert(
    into container: Container, by user: String, at now: Int64, id: String, _ database: Database
  ) throws -> AssetRecord {
    var record = record(in: container, by: user, at: now, id: id)
    let owner = metadata["owner_id"]?.string ?? user
    try record.insert(owner: owner, created: now, into: database)
    return record
  }

  /// The asset as it would be stored.
  func record(
    in container: Container, by user: String, at now: Int64, id: String
  ) -> AssetRecord {
    AssetRecord(
      row: 0, container: container.row, id: id, type: type, name: name, description: description,
      metadata: whole(container, id, user, now).serialized(), entity: entity.serialized(),
      attachments: attachments.isEmpty ? nil : JSONValue.array(attachments).serialized())
  }

  /// Source: GET /v2/assets/{asset_id}, `metadata`.
  private func whole(
    _ container: Container, _ id: String, _ user: String, _ now: Int64
  ) -> JSONValue {
    let time = JSONValue.string(CalendarDate.seconds(now))
    var object = JSONObject()
    object["rov"] = ["mode": 0, "collaborator_ids": [:]]
    if container.scope.kind != .catalog { object[container.key] = .string(container.scope.id) }
    if container.scope.kind == .project { object["sandbox_id"] = .string(container.scope.id) }
    object["catalog_id"] = .string(container.catalogID)
    object["usage"] = [
      "last_updated_at": time, "last_updater_id": .string(user), "last_update_time": JSONValue(now),
      "last_accessed_at": time, "last_access_time": JSONValue(now),
      "last_accessor_id": .string(user), "access_count": 0,
    ]
    object["name"] = .string(name)
    object["description"] = description.map(JSONValue.string)
    object["tags"] = .array(tags.map(JSONValue.string))
    object["asset_type"] = .string(type)
    object["origin_country"] = "us"
    object["rating"] = 0
    object["total_ratings"] = 0
    object["created"] = JSONValue(now)
    object["created_at"] = time
    object["owner_id"] = .string(user)
    object["size"] = 0
    object["version"] = 2
    object["asset_state"] = "available"
    object["asset_attributes"] = .array((entity.object?.keys ?? []).map { .string($0) })
    object["asset_id"] = .string(id)
    object["asset_category"] = "USER"
    for (key, value) in metadata { object[key] = value }
    return .object(object)
  }
}
