/// What `metadata` of an asset is written from.
///
/// Source: GET /v2/assets/{asset_id}, `metadata`.
struct AssetHead {
  var container: WorldContainer
  var id: String
  var name: String
  var description: String?
  var type: String
  var tags: [String]
  var ownerID: String
  var updaterID: String
  var created: Int64
  var updated: Int64
  /// Names of the sections of the entity.
  var sections: [StaticString]
  /// 0 public, 8 private, 16 hidden.
  var mode = 0
  var size = 0
  var accessCount = 0
  /// What users rated it, 1 to 5.
  var stars: [Int] = []

  /// Opens the document and writes its whole `"metadata":{…}`.
  func write(into json: inout JSONBytes) {
    json.raw("{\"metadata\":{")
    writePrivacy(into: &json)
    writeScope(into: &json)
    writeUsage(into: &json)
    json.raw(",\"name\":")
    json.string(name)
    if let description {
      json.raw(",\"description\":")
      json.string(description)
    }
    json.raw(",\"tags\":")
    json.strings(tags)
    json.raw(",\"asset_type\":\"")
    json.plain(type)
    json.raw("\",\"origin_country\":\"us\",\"rating\":")
    if stars.isEmpty { json.raw("0") } else { json.value(AssetRating.average(stars)) }
    json.raw(",\"total_ratings\":")
    json.number(Int64(stars.count))
    json.raw(",\"created\":")
    json.number(created)
    json.raw(",\"created_at\":")
    json.date(created)
    json.raw(",\"owner_id\":\"")
    json.plain(ownerID)
    json.raw("\",\"size\":")
    json.number(Int64(size))
    json.raw(",\"version\":2,\"asset_state\":\"available\",\"asset_attributes\":[")
    for (index, section) in sections.enumerated() {
      json.raw(index == 0 ? "\"" : ",\"")
      json.raw(section)
      json.raw("\"")
    }
    json.raw("],\"asset_id\":\"")
    json.plain(id)
    json.raw("\",\"asset_category\":\"USER\"}")
  }

  private func writePrivacy(into json: inout JSONBytes) {
    if mode == 0 {
      json.raw("\"rov\":{\"mode\":0,\"collaborator_ids\":{}}")
      return
    }
    json.raw("\"rov\":{\"mode\":")
    json.number(Int64(mode))
    json.raw(",\"collaborator_ids\":{},\"member_roles\":{\"")
    json.plain(ownerID)
    json.raw("\":{\"user_iam_id\":\"")
    json.plain(ownerID)
    json.raw("\",\"roles\":[\"OWNER\"]}}}")
  }

  private func writeScope(into json: inout JSONBytes) {
    switch container.scope.kind {
    case .catalog:
      break
    case .project:
      json.raw(",\"project_id\":\"")
      json.plain(container.scope.id)
      json.raw("\",\"sandbox_id\":\"")
      json.plain(container.scope.id)
      json.raw("\"")
    case .space:
      json.raw(",\"space_id\":\"")
      json.plain(container.scope.id)
      json.raw("\"")
    }
    json.raw(",\"catalog_id\":\"")
    json.plain(container.catalogID)
    json.raw("\"")
  }

  private func writeUsage(into json: inout JSONBytes) {
    json.raw(",\"usage\":{\"last_updated_at\":")
    json.date(updated)
    json.raw(",\"last_updater_id\":\"")
    json.plain(updaterID)
    json.raw("\",\"last_update_time\":")
    json.number(updated)
    json.raw(",\"last_accessed_at\":")
    json.date(updated)
    json.raw(",\"last_access_time\":")
    json.number(updated)
    json.raw(",\"last_accessor_id\":\"")
    json.plain(updaterID)
    json.raw("\",\"access_count\":")
    json.number(Int64(accessCount))
    json.raw("}")
  }

  func asset(document: [UInt8]) -> WorldAsset {
    WorldAsset(
      scope: container.scope, id: id, name: name, description: description, type: type, tags: tags,
      ownerID: ownerID, created: created, updated: updated, document: document)
  }
}
