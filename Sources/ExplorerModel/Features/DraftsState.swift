public import JSON
public import PlatformModel

/// Edits that are staged and not yet (or already) applied; one draft per asset.
public struct DraftsState: Equatable, Sendable {
  /// In the order they were staged.
  public var drafts: [Draft] = []
  /// What of them is on disk, as far as is known here.
  public var kept: [AssetID: KeptDraft] = [:]
  /// Change sets that were applied, newest last, with what reverses them; bounded.
  public var applied: [AppliedSet] = []
  /// What is being applied together; nil: nothing.
  public var applying: ApplyingDrafts?
  /// Drafts that were left when applying was stopped, by entry of the tray.
  public var left: [Int: [AssetID]] = [:]
  /// What was written and is no draft yet, the oldest first.
  public var unfinished: [UnfinishedEdit] = []
  /// The form that is open, as it is kept on disk; nil: none is, or nothing was written in it.
  public var writing: KeptForm?
  /// States of `drafts` before the last edits, for `U`, and after, for `ctrl-y`.
  public var undo: [[Draft]] = []
  public var redo: [[Draft]] = []
  /// The last thing that happened was that a draft reached the platform: `U` stages its reverse.
  public var isAppliedNewest = false
  /// The asset that is being written about, in the form or in `$EDITOR`.
  public var editing: AssetEdit?

  public init() {}

  public func draft(of asset: AssetID) -> Draft? {
    drafts.first { $0.asset == asset }
  }

  public func applied(_ id: String) -> AppliedSet? { applied.last { $0.id == id } }

  public func unfinished(_ id: String) -> UnfinishedEdit? { unfinished.last { $0.id == id } }
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
  /// It was sent, and what became of it was not heard yet: if the program ends now, the next one looks.
  public var isSent = false

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
  /// Of the record of what the editor has; nil in the form.
  public var id: String?
  /// What was written before and is taken up again; nil: it begins with the asset or its draft.
  public var resumes: UnfinishedEdit?

  public init(
    asset: AssetID, base: AssetDetail?, isInEditor: Bool, resumes: UnfinishedEdit? = nil
  ) {
    self.asset = asset
    self.base = base
    self.isInEditor = isInEditor
    self.resumes = resumes
  }
}

/// `p`: the drafts, with the diff of the selected one.
public struct DraftsViewState: Hashable, Sendable {
  /// Over the rows that the filter lets through.
  public var cursor = ListCursor()
  public var diffTop = 0
  public var filter = FilterState()
  public var marks: Set<AssetID> = []
  /// Groups whose drafts are shown one by one.
  public var opened: Set<DraftGroup.Key> = []

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
