public import JSON

/// A field of an asset's metadata that people edit.
public enum AssetField: String, Hashable, Sendable, CaseIterable, Codable {
  case name
  case description
  case tags

  /// Where the field stands in an asset's document: `/metadata/name` …
  ///
  /// Source: PATCH /v2/assets/{asset_id}, list of the paths that may be patched.
  public var pointer: String { "/metadata/\(rawValue)" }

  /// Its members have no order and are changed one by one: what two people add or remove stands
  /// side by side.
  public var isSet: Bool {
    switch self {
    case .tags: true
    case .name, .description: false
    }
  }
}

/// How applying a change to an asset ended. A conflict is an outcome, not an error.
public enum SaveOutcome: Hashable, Sendable {
  /// The asset as it is now; `reverse` undoes what was applied; `merged` names fields somebody else
  /// had changed meanwhile, which were kept.
  case saved(AssetDetail, reverse: JSONPatch, merged: [AssetField])
  /// Somebody else changed the same fields; nothing was sent.
  case conflict(theirs: AssetDetail, fields: [AssetField])
}

/// A user of the platform, by id.
public struct User: Hashable, Sendable {
  public var id: String
  public var displayName: String
  public var username: String?

  public init(id: String, displayName: String, username: String? = nil) {
    self.id = id
    self.displayName = displayName
    self.username = username
  }
}
