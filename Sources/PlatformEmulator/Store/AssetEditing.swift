import GRDB
import JSON

/// A JSON Patch on its way into an asset: only what the platform lets one change, all of it or
/// nothing.
///
/// Source: PATCH /v2/assets/{asset_id}, "Fields that can be patched".
struct AssetEditing {
  private let patch: JSONPatch

  init(_ patch: JSONPatch, honoursTests: Bool) {
    self.patch =
      honoursTests
      ? patch
      : JSONPatch(
        patch.operations.filter {
          if case .test = $0 { false } else { true }
        })
  }

  /// Throws 400 for a path that cannot be patched.
  func checkPaths() throws {
    for operation in patch.operations {
      for path in Self.changedPaths(operation) where !Self.isPatchable(path.tokens) {
        throw PlatformFault.invalid(
          "The path '\(path)' cannot be patched.", .field(path.description))
      }
    }
  }

  /// The asset as it is afterwards. Throws 409 if a `test` fails, 400 if the patch does not fit.
  @discardableResult
  func apply(
    to record: AssetRecord, by user: String, _ now: Int64, _ database: Database
  ) throws -> AssetRecord {
    let before: JSONValue = [
      "metadata": try JSONValue.parse(record.metadata),
      "entity": try record.entity.map { try JSONValue.parse($0) } ?? [:],
    ]
    let metadata = try patched(before)
    try Self.check(metadata)
    var after = record
    after.metadata = metadata.serialized()
    try after.save(over: record, by: user, at: now, in: database)
    return after
  }

  private func patched(_ document: JSONValue) throws -> JSONValue {
    do {
      return try patch.applied(to: document)["metadata"] ?? [:]
    } catch {
      if case .testFailed = error.reason {
        throw PlatformFault.conflict("The asset is not as the patch expects it: \(error)")
      }
      throw PlatformFault.unable("The patch cannot be applied: \(error)")
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
  }

  private static func changedPaths(_ operation: JSONPatch.Operation) -> [JSONPointer] {
    switch operation {
    case .add(let path, _), .replace(let path, _), .remove(let path): [path]
    case .copy(_, let path): [path]
    case .move(let from, let path): [from, path]
    case .test: []
    }
  }

  private static func isPatchable(_ tokens: [String]) -> Bool {
    guard tokens.count >= 2, tokens[0] == "metadata" else { return false }
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
