/// An asset that is told by name: the same id, name and place in every world.
struct StoryAsset: Sendable {
  let container: WorldContainer
  let type: String
  let name: String
  let description: String?
  let tags: [String]
  let owner: WorldUser
  /// Days before now that it was made.
  let age: Int
  /// Minutes before now that it was last changed.
  let changed: Int
  let columns: [ColumnSpec]
  let revisions: Int
  let mode: Int

  init(
    _ container: WorldContainer, _ type: String, _ name: String, _ description: String?,
    tags: [String] = [], owner: WorldUser = WorldPeople.ana, age: Int, changed: Int,
    columns: [ColumnSpec] = [], revisions: Int = 0, mode: Int = 0
  ) {
    self.container = container
    self.type = type
    self.name = name
    self.description = description
    self.tags = tags
    self.owner = owner
    self.age = age
    self.changed = changed
    self.columns = columns
    self.revisions = revisions
    self.mode = mode
  }

  var id: String { Self.id(name, in: container) }

  static func id(_ name: String, in container: WorldContainer) -> String {
    WorldID.named("\(container.scope.id)/\(name)")
  }

  var end: WorldRelationship.End {
    WorldRelationship.End(
      scope: container.scope, assetID: id, assetName: name, assetType: type, columnName: nil)
  }

  func asset(now: Int64) -> WorldAsset {
    var json = JSONBytes(capacity: 4096)
    let head = head(now: now)
    head.write(into: &json)
    json.raw(",\"entity\":{")
    if type == "data_asset" {
      writeTable(into: &json)
    } else if type == "connection", container.scope != WorldContainers.platform.scope {
      AssetEntity.writeReference(name, into: &json)
    } else {
      var random = SplitMix64(seed: WorldID.hash(id))
      AssetEntity.write(type, name: name, random: &random, into: &json)
    }
    json.raw("}")
    if let file = StoryFile.all[id] {
      file.writeAttachment(
        of: id, type: type, creator: owner.id, created: head.created, into: &json)
    } else if type == "data_asset" {
      RemoteAttachment(
        id: WorldID.named("\(id)/attachment"),
        connectionID: WorldConnections.warehouseID(in: container),
        schema: "SALES", table: name, creatorID: owner.id, created: head.created
      ).write(into: &json)
    }
    json.raw("}")
    return head.asset(document: json.bytes)
  }

  private func head(now: Int64) -> AssetHead {
    let updated = (now - Int64(changed) * 60_000) / 1000 * 1000
    let created = (now - Int64(age) * CalendarDate.millisecondsPerDay) / 1000 * 1000
    var sections: [StaticString] = BulkType.all.first { $0.name == type }?.sections ?? []
    if hasInfo { sections.append("column_info") }
    var head = AssetHead(
      container: container, id: id, name: name, description: description, type: type, tags: tags,
      ownerID: owner.id, updaterID: owner.id, created: min(created, updated), updated: updated,
      sections: sections)
    head.mode = mode
    head.accessCount = Int(WorldID.hash(name) % 900)
    head.stars = WorldStory.stars(of: id)
    return head
  }

  private var hasInfo: Bool { columns.contains { $0.hasInfo } }

  private func writeTable(into json: inout JSONBytes) {
    json.raw("\"data_asset\":{\"mime_type\":\"")
    json.plain(StoryFile.all[id]?.mimeType ?? "application/x-ibm-rel-table")
    json.raw("\",\"dataset\":true,")
    json.raw("\"columns\":[")
    for (index, column) in columns.enumerated() {
      if index > 0 { json.raw(",") }
      column.writeColumn(into: &json)
    }
    json.raw("],\"properties\":[{\"name\":\"schema_name\",\"value\":\"SALES\"}]}")
    guard hasInfo else { return }
    json.raw(",\"column_info\":{")
    for (index, column) in columns.filter(\.hasInfo).enumerated() {
      if index > 0 { json.raw(",") }
      column.writeInfo(into: &json)
    }
    json.raw("}")
  }
}
