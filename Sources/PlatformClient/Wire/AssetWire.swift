import JSON
import PlatformModel

extension Asset {
  /// Nil without `metadata.asset_id`.
  ///
  /// Source: POST /v2/asset_types/{type_name}/search, payloads 1.5 and 1.6.
  init?(_ json: JSONValue, in container: ContainerID) {
    guard let metadata = json["metadata"], let id = metadata.word("asset_id") else { return nil }
    let usage = metadata["usage"] ?? .null
    let created = metadata.moment("created", "created_at")
    let isRated = metadata.integer("total_ratings") ?? 0 > 0
    self.init(
      id: AssetID(id, in: container), name: metadata.text("name") ?? id,
      description: metadata.text("description"), type: metadata.text("asset_type") ?? "",
      tags: metadata.texts("tags"), ownerID: Self.owner(metadata), createdAt: created,
      modifiedAt: usage.moment("last_update_time", "last_updated_at") ?? created,
      modifierID: usage.word("last_updater_id"),
      privacy: metadata["rov"]?.integer("mode").map(Privacy.init(mode:)),
      rating: isRated ? metadata.decimal("rating") : nil, size: metadata.integer("size"))
  }

  /// `owner_id` is deprecated; in its place a member has the role `OWNER`.
  private static func owner(_ metadata: JSONValue) -> String? {
    if let owner = metadata.word("owner_id") { return owner }
    let members = metadata.at("rov", "member_roles")?.object ?? [:]
    return members.first { $0.value.texts("roles").contains("OWNER") }?.key
      ?? metadata.word("creator_id")
  }
}

extension Privacy {
  fileprivate init(mode: Int) {
    switch mode {
    case 0: self = .public
    case 8: self = .private
    case 16: self = .hidden
    default: self = .other(mode)
    }
  }
}
