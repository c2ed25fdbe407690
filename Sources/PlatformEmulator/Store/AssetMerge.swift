import GRDB
import JSON

/// Creating assets where there may be duplicates of them.
///
/// Source: `duplicate_action` of POST /v2/assets. The "predefined rules" it speaks of are not in the
/// reference: here `UPDATE` adds what comes in to what is there, `REPLACE` puts it in its place.
extension AssetWriter {
  /// The new asset, or the duplicate that was changed instead.
  ///
  /// - Parameter action: nil: what the container is configured to do.
  /// Throws 409 for a duplicate that is to be rejected, 403 for one that may not be changed.
  func create(
    _ asset: NewAsset, in container: Container, action: DuplicateAction?
  ) throws -> (record: AssetRecord, isNew: Bool) {
    let duplicates = try AssetDuplicates(in: container, database)
    let action = action ?? duplicates.configuredAction
    guard action != .ignore else { return (try create(asset, in: container), true) }
    let draft = asset.record(in: container, by: user.id, at: now, id: asset.id ?? "")
    let matches = try duplicates.matches(of: draft)
    guard !matches.isEmpty else { return (try create(asset, in: container), true) }
    guard action != .reject else { throw Self.duplicate(of: matches) }
    let best = try matches.first {
      try $0.record.access(of: user, in: container).mayChange
    }
    guard let best else {
      throw PlatformFault.forbidden(
        "User '\(user.userName)' may not change any of the duplicates of '\(asset.name)'.")
    }
    var record = best.record
    try asset.merge(into: &record, replacing: action == .replace)
    try save(&record, over: best.record)
    return (record, false)
  }

  /// Throws 409 if a changed asset is now a duplicate and is to be rejected for it.
  func refuseDuplicate(
    of record: AssetRecord, in container: Container, action: DuplicateAction?
  ) throws {
    let duplicates = try AssetDuplicates(in: container, database)
    guard (action ?? duplicates.configuredAction) == .reject else { return }
    let matches = try duplicates.matches(of: record)
    if !matches.isEmpty { throw Self.duplicate(of: matches) }
  }

  private static func duplicate(of matches: [AssetDuplicates.Match]) -> PlatformFault {
    let ids = matches.map { "'\($0.record.id)'" }.joined(separator: ", ")
    return .conflict("The asset would be a duplicate of \(ids).")
  }
}

extension NewAsset {
  fileprivate func merge(into record: inout AssetRecord, replacing: Bool) throws {
    var head = try JSONValue.parse(record.metadata)
    if replacing || description != nil { head["description"] = description.map { .string($0) } }
    let old = replacing ? [] : try record.tags()
    head["tags"] = .array((old + tags.filter { !old.contains($0) }).map { .string($0) })
    for key in ["resource_key", "origin_country", "identity_key", "source_system", "source_asset"] {
      if let value = metadata[key] { head[key] = value }
    }
    var sections = replacing ? [:] : try record.entity.map { try JSONValue.parse($0) } ?? [:]
    for (name, section) in entity.object ?? JSONObject() {
      guard let members = section.object, sections[name]?.object != nil else {
        sections[name] = section
        continue
      }
      for (key, value) in members { sections[name]?[key] = value }
    }
    head["asset_attributes"] = .array((sections.object?.keys ?? []).map { .string($0) })
    let known = try replacing ? [] : record.attachmentList()
    let names = known.map { $0["name"]?.string }
    let list = known + attachments.filter { !names.contains($0["name"]?.string) }
    record.metadata = head.serialized()
    record.entity = sections.serialized()
    record.attachments = list.isEmpty ? nil : JSONValue.array(list).serialized()
  }
}

extension AssetRecord {
  func attachmentList() throws -> [JSONValue] {
    try attachments.map { try JSONValue.parse($0) }?.array ?? []
  }
}
