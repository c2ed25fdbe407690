import GRDB
import JSON

/// A JSON Patch on its way into an asset: only what the platform lets one change, all of it or
/// nothing.
///
/// Source: PATCH /v2/assets/{asset_id}, "Fields that can be patched"; POST /v2/assets/bulk_patch.
struct AssetEditing {
  /// Which parts of the asset may be changed.
  enum Reach {
    case metadata
    /// Attributes and attachments too: `/entity/{attribute}`, `/attachments/{index}`.
    case everything
  }

  private let patch: JSONPatch
  private let reach: Reach

  init(_ patch: JSONPatch, honoursTests: Bool, reach: Reach = .metadata) {
    self.patch = honoursTests ? patch : patch.withoutTests
    self.reach = reach
  }

  /// Throws 400 for a path that cannot be patched.
  func checkPaths() throws {
    for operation in patch.operations {
      for path in operation.changedPaths where !isPatchable(path.tokens) {
        throw PlatformFault.invalid(
          "The path '\(path)' cannot be patched.", .field(path.description))
      }
    }
  }

  /// The asset as it is afterwards, stored. Throws 409 if a `test` fails, 400 if the patch does not
  /// fit.
  @discardableResult
  func apply(
    to record: AssetRecord, by user: String, _ now: Int64, _ database: Database
  ) throws -> AssetRecord {
    var after = try applied(to: record, database)
    try after.save(over: record, by: user, at: now, in: database)
    return after
  }

  /// The asset as it is afterwards, not yet stored. Throws like `apply`.
  func applied(to record: AssetRecord, _ database: Database) throws -> AssetRecord {
    var head = try JSONValue.parse(record.metadata)
    // Members can be patched one by one even if none but the owner was ever told.
    if touchesMembers { head["rov"] = AssetPrivacy(head).rov }
    let before: JSONValue = [
      "metadata": head,
      "entity": try record.entity.map { try JSONValue.parse($0) } ?? [:],
      "attachments": try record.attachments.map { try JSONValue.parse($0) } ?? [],
    ]
    let patched = try patch.platformApplied(to: before)
    var metadata = patched["metadata"] ?? [:]
    try Self.check(metadata)
    try Self.checkNew(metadata, besides: head)
    try AssetMembers(of: record.container, in: database)
      .settle(&metadata, before: before["metadata"] ?? [:])
    var after = record
    if patched["entity"] != before["entity"] {
      after.entity = patched["entity"]?.serialized()
      metadata["asset_attributes"] = .array(
        (patched["entity"]?.object?.keys ?? []).map { .string($0) })
    }
    if patched["attachments"] != before["attachments"] {
      let list = patched["attachments"]?.array ?? []
      after.attachments = list.isEmpty ? nil : JSONValue.array(list).serialized()
    }
    after.metadata = metadata.serialized()
    after.name = metadata["name"]?.string ?? after.name
    return after
  }

  private var touchesMembers: Bool {
    patch.operations.contains { operation in
      operation.changedPaths.contains {
        $0.tokens.prefix(2) == ["metadata", "rov"] && $0.tokens.count > 2 && $0.tokens[2] != "mode"
      }
    }
  }

  private static func check(_ metadata: JSONValue) throws {
    guard let name = metadata["name"]?.string, !name.trimmingBlanks().isEmpty else {
      throw PlatformFault.invalid("The name must be a text that is not blank.", .field("name"))
    }
    if let description = metadata["description"], !description.isNull, description.string == nil {
      throw PlatformFault.invalid("The description must be a text.", .field("description"))
    }
    if let tags = metadata["tags"], tags.array?.allSatisfy({ $0.string != nil }) != true {
      throw PlatformFault.invalid("The tags must be a list of texts.", .field("tags"))
    }
    let mode = metadata["rov"]?["mode"] ?? 0
    guard AssetPrivacy.modes.contains(mode.int ?? -1) else {
      throw PlatformFault.invalid(
        "The mode must be 0 (public), 8 (private) or 16 (hidden).", .field("rov.mode"))
    }
  }

  /// What a patch writes keeps to the rules for what is made; what was there before may stay.
  private static func checkNew(_ metadata: JSONValue, besides before: JSONValue) throws {
    if let name = metadata["name"]?.string, name != before["name"]?.string {
      try NewAssetRequest.check(name, "name")
    }
    let old = Set((before["tags"]?.array ?? []).compactMap(\.string))
    for tag in (metadata["tags"]?.array ?? []).compactMap(\.string) where !old.contains(tag) {
      try NewAssetRequest.check(tag: tag, "tags")
    }
  }

  private func isPatchable(_ tokens: [String]) -> Bool {
    guard tokens.count >= 2 else { return false }
    switch tokens[0] {
    case "metadata": return Self.isPatchableMetadata(tokens)
    case "entity": return reach == .everything
    case "attachments":
      return reach == .everything
        && (tokens.count == 2 || (tokens.count == 3 && Self.attachmentFields.contains(tokens[2])))
    default: return false
    }
  }

  private static let attachmentFields: Set = [
    "name", "description", "mime", "size", "partitions", "transfer_complete",
  ]

  private static func isPatchableMetadata(_ tokens: [String]) -> Bool {
    switch tokens[1] {
    case "name", "description", "origin_country", "resource_key": return tokens.count == 2
    case "tags", "source_system_history": return tokens.count <= 3
    case "source_system": return tokens.dropFirst(2) == ["last_modification_timestamp"]
    case "child_source_systems":
      return tokens.count == 4 && tokens[3] == "last_modification_timestamp"
    case "rov":
      return tokens.count >= 3
        && ["mode", "collaborator_ids", "member_roles"].contains(tokens[2])
    default: return false
    }
  }
}

extension JSONPatch {
  /// Some platforms pass over `test` operations.
  var withoutTests: JSONPatch {
    JSONPatch(
      operations.filter {
        if case .test = $0 { false } else { true }
      })
  }

  /// The document after all operations. Throws 409 if a `test` fails, 400 if the patch does not fit.
  func platformApplied(to document: JSONValue) throws -> JSONValue {
    do {
      return try applied(to: document)
    } catch {
      if case .testFailed = error.reason {
        throw PlatformFault.conflict("The asset is not as the patch expects it: \(error)")
      }
      throw PlatformFault.unable("The patch cannot be applied: \(error)")
    }
  }
}

extension JSONPatch.Operation {
  fileprivate var changedPaths: [JSONPointer] {
    switch self {
    case .add(let path, _), .replace(let path, _), .remove(let path): [path]
    case .copy(_, let path): [path]
    case .move(let from, let path): [from, path]
    case .test: []
    }
  }
}
