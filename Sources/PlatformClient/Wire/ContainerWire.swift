import JSON
import PlatformModel

extension Container {
  /// Nil without an id (`metadata.guid`, of spaces `metadata.id`).
  ///
  /// Source: GET /v2/catalogs, /v2/projects, /v2/spaces, payloads 1.1 to 1.3.
  init?(_ json: JSONValue, kind: ContainerKind) {
    guard let metadata = json["metadata"],
      let id = metadata.word("guid") ?? metadata.word("id") ?? metadata.word("asset_id")
    else { return nil }
    let entity = json["entity"] ?? .null
    self.init(
      id: ContainerID(kind, id), name: entity.text("name") ?? metadata.text("name") ?? id,
      description: entity.text("description"),
      createdAt: metadata.moment("created_at", "create_time"),
      updatedAt: metadata.moment("updated_at", "update_time"),
      creatorID: metadata.word("creator_id") ?? entity.word("creator_iam_id")
        ?? entity.word("creator"),
      tags: entity.texts("tags"), state: entity.at("status", "state")?.string, json: json)
  }
}
