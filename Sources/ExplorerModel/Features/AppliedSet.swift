public import JSON
public import PlatformModel

/// Drafts that were applied together, with what reverses them.
public struct AppliedSet: Hashable, Sendable {
  /// Tells it from others, also from those of other windows.
  public var id: String
  public var appliedAt: Timestamp
  /// In the order in which they reached the platform.
  public var drafts: [AppliedDraft]

  public init(id: String, appliedAt: Timestamp, drafts: [AppliedDraft] = []) {
    self.id = id
    self.appliedAt = appliedAt
    self.drafts = drafts
  }

  /// `customers`, or `604 assets`.
  public var name: String {
    drafts.count == 1 ? drafts[0].asset.name : "\(drafts.count.grouped) assets"
  }

  /// All fields that were changed.
  public var fields: [AssetField] {
    AssetField.allCases.filter { field in drafts.contains { $0.before[field] != nil } }
  }
}

/// A draft that reached the platform.
public struct AppliedDraft: Hashable, Sendable {
  /// As it was right after.
  public var asset: Asset
  /// The values its fields had before, of those that were changed.
  public var before: [AssetField: JSONValue]
  /// Fields somebody else had changed meanwhile, which were kept.
  public var merged: [AssetField]

  public init(
    asset: Asset, before: [AssetField: JSONValue], merged: [AssetField] = []
  ) {
    self.asset = asset
    self.before = before
    self.merged = merged
  }

  public var fields: [AssetField] { AssetField.allCases.filter { before[$0] != nil } }

  /// The asset as it was right after, as far as drafts compare with it.
  var base: AssetDetail { AssetDetail(comparing: asset) }

  /// What undoes it. If somebody changed the same since, that is a conflict as with any draft.
  func reverse(at now: Timestamp) -> Draft {
    Draft(asset: asset.id, base: base, edits: before, stagedAt: now)
  }
}

extension AppliedDraft {
  /// - Parameters:
  ///   - detail: the asset as it is now.
  ///   - reverse: undoes what was sent on `detail`.
  init(
    _ draft: Draft, saved detail: AssetDetail, reverse: JSONPatch, merged: [AssetField]
  ) {
    self.init(asset: detail.asset, before: [:], merged: merged)
    guard let old = try? reverse.applied(to: detail.json) else { return }
    for (field, mine) in draft.edits {
      let was = field.value(in: old["metadata"])
      let now = field.value(in: detail.asset)
      let value = field.isSet ? Self.members(field, was, now, draft, mine) : was
      if value != now { before[field] = value }
    }
  }

  /// Of a set, only what the draft did to its members is undone: what others did stays.
  private static func members(
    _ field: AssetField, _ was: JSONValue, _ now: JSONValue, _ draft: Draft, _ mine: JSONValue
  ) -> JSONValue {
    guard let done = SetEdit(from: was, to: now),
      let own = SetEdit(from: field.value(in: draft.base.asset), to: mine)
    else { return was }
    var undo = done
    undo.added = done.removed.intersection(own.removed).sorted()
    undo.removed = Set(done.added).intersection(own.added)
    return undo.applied(to: now) ?? was
  }
}

extension AssetField {
  /// The value in the metadata of a document.
  fileprivate func value(in metadata: JSONValue?) -> JSONValue {
    let found = metadata?[rawValue]
    switch self {
    case .name, .description: return .string(found?.string ?? "")
    case .tags: return .array((found?.array ?? []).filter { $0.string != nil })
    }
  }
}

extension AssetDetail {
  /// What a row says of an asset, in the form in which drafts are compared: these fields alone.
  init(comparing row: Asset) {
    var metadata = JSONObject()
    for field in AssetField.allCases { metadata[field.rawValue] = field.value(in: row) }
    self.init(asset: row, json: ["metadata": .object(metadata)])
  }
}
