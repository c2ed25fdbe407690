public import JSON
public import PlatformModel

/// Edits that are staged and not yet (or already) applied; one draft per asset.
public struct DraftsState: Equatable, Sendable {
  /// In the order they were staged.
  public var drafts: [Draft] = []
  /// What of them is on disk, as far as is known here.
  public var kept: [AssetID: KeptDraft] = [:]
  /// Drafts that were applied, newest last, with what reverses them; bounded.
  public var applied: [AppliedDraft] = []
  /// States of `drafts` before the last edits, for `U`, and after, for `ctrl-y`.
  public var undo: [[Draft]] = []
  public var redo: [[Draft]] = []
  /// The last thing that happened was that a draft reached the platform: `U` stages its reverse.
  public var isAppliedNewest = false
  /// The asset is being read, so that the reverse of what was applied to it can be staged.
  public var reversing: AssetID?
  /// The asset that is being written about, in the form or in `$EDITOR`.
  public var editing: AssetEdit?

  public init() {}

  public func draft(of asset: AssetID) -> Draft? {
    drafts.first { $0.asset == asset }
  }
}

/// A staged edit of one asset.
public struct Draft: Hashable, Sendable {
  public var asset: AssetID
  /// The asset as it was read when the edit began.
  public var base: AssetDetail
  /// New values: a string, or an array of strings for tags; only fields that differ from `base`.
  public var edits: [AssetField: JSONValue]
  public var stagedAt: Timestamp
  public var status: Status

  public enum Status: Hashable, Sendable {
    case staged
    case applying
    /// Nothing was changed on the platform; the draft is kept.
    case failed(PlatformError)
    /// Somebody else changed the same fields.
    case conflict(theirs: AssetDetail, fields: [AssetField])
  }

  public init(
    asset: AssetID, base: AssetDetail, edits: [AssetField: JSONValue], stagedAt: Timestamp,
    status: Status = .staged
  ) {
    self.asset = asset
    self.base = base
    self.edits = edits
    self.stagedAt = stagedAt
    self.status = status
  }
}

/// An edit that is being written.
public struct AssetEdit: Hashable, Sendable {
  public var asset: AssetID
  /// What it is compared with; nil while the asset is being read.
  public var base: AssetDetail?
  public var isInEditor: Bool

  public init(asset: AssetID, base: AssetDetail?, isInEditor: Bool) {
    self.asset = asset
    self.base = base
    self.isInEditor = isInEditor
  }
}

/// A draft that reached the platform.
public struct AppliedDraft: Hashable, Sendable {
  public var asset: AssetID
  public var name: String
  public var fields: [AssetField]
  /// Undoes it on the document as it was right after.
  public var reverse: JSONPatch
  /// Fields somebody else had changed meanwhile, which were kept.
  public var merged: [AssetField]
  public var appliedAt: Timestamp

  public init(
    asset: AssetID, name: String, fields: [AssetField], reverse: JSONPatch,
    merged: [AssetField] = [], appliedAt: Timestamp
  ) {
    self.asset = asset
    self.name = name
    self.fields = fields
    self.reverse = reverse
    self.merged = merged
    self.appliedAt = appliedAt
  }
}

/// `p`: the drafts, with the diff of the selected one.
public struct DraftsViewState: Hashable, Sendable {
  public var cursor = ListCursor()
  public var diffTop = 0

  public init() {}
}

/// A conflict being settled field by field: mine, theirs, or written anew.
public struct ConflictState: Hashable, Sendable {
  public var asset: AssetID
  public var fields: [AssetField]
  public var theirs: AssetDetail
  public var choices: [AssetField: Choice] = [:]
  public var focused = 0

  public enum Choice: Hashable, Sendable {
    case mine
    case theirs
    case edited(JSONValue)
  }

  public init(asset: AssetID, fields: [AssetField], theirs: AssetDetail) {
    self.asset = asset
    self.fields = fields
    self.theirs = theirs
  }
}
