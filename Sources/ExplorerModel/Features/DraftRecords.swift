import JSON
import PlatformModel

/// Drafts as records, one for each asset.
public enum DraftRecords {
  public static func id(of asset: AssetID) -> RecordID {
    RecordID(.draft, "\(asset.container.kind.rawValue)/\(asset.container.id)/\(asset.id)")
  }

  /// What turns what is kept into these drafts, and what is kept then.
  static func edits(
    from kept: [AssetID: KeptDraft], to drafts: [Draft]
  ) -> (edits: [RecordEdit], kept: [AssetID: KeptDraft]) {
    var now: [AssetID: KeptDraft] = [:]
    var edits: [RecordEdit] = []
    for draft in drafts.map(\.kept) {
      let before = kept[draft.asset]
      if let before, before.draft == draft {
        now[draft.asset] = before
        continue
      }
      let document = DraftCoding.document(of: draft)
      now[draft.asset] = KeptDraft(draft: draft, document: document)
      edits.append(.put(id(of: draft.asset), document, .over(before?.document)))
    }
    let gone = kept.filter { now[$0.key] == nil }.sorted { id(of: $0.key).key < id(of: $1.key).key }
    edits += gone.map { .remove(id(of: $0.key), .over($0.value.document)) }
    return (edits, now)
  }
}

/// A draft as it is on disk, as far as this program knows.
public struct KeptDraft: Hashable, Sendable {
  public var draft: Draft
  public var document: JSONValue
}

/// Brings together what two windows made of one draft, field by field.
struct DraftMerge {
  /// What both began with; nil: no draft.
  var base: Draft?
  var mine: Draft?
  var theirs: Draft?

  /// The draft of both; nil: none is left.
  private(set) var merged: Draft?
  /// Fields that were edited by both, in another way. Of these the later edit stands.
  private(set) var disputed: [AssetField] = []
  /// The later edit is mine.
  private(set) var isMineLater = true

  init(base: Draft?, mine: Draft?, theirs: Draft?) {
    self.base = base
    self.mine = mine
    self.theirs = theirs
    isMineLater =
      switch (mine, theirs) {
      case (let mine?, let theirs?): mine.stagedAt >= theirs.stagedAt
      case (nil, _?): false
      case (_, nil): true
      }
    merge()
  }

  private mutating func merge() {
    var edits: [AssetField: JSONValue] = [:]
    for field in AssetField.allCases {
      let (was, own, other) = (base?.edits[field], mine?.edits[field], theirs?.edits[field])
      guard own != was, other != was, own != other else {
        edits[field] = own == was ? other : own
        continue
      }
      // Whoever took an edit back does not take away what the other wrote after that.
      edits[field] = (isMineLater ? own : other) ?? own ?? other
      if own != nil, other != nil { disputed.append(field) }
    }
    guard !edits.isEmpty, var draft = isMineLater ? mine ?? theirs : theirs ?? mine else { return }
    draft.edits = edits
    // What applying compares with: nothing that changed since one of them looked is passed over.
    let bases = [draft.base, mine?.base, theirs?.base].compactMap(\.self)
    draft.base = bases.min { $0.modified < $1.modified } ?? draft.base
    draft.status = mine?.status ?? .staged
    merged = draft
  }
}

extension AssetDetail {
  fileprivate var modified: Int64 { asset.modifiedAt?.milliseconds ?? 0 }
}
