import JSON
import PlatformModel

/// Change sets that were applied, as records.
///
/// `{appliedAt, drafts: [{asset, before, merged?}]}`
enum AppliedRecords {
  static func put(_ set: AppliedSet) -> RecordEdit {
    .put(RecordID(.applied, set.id), document(of: set))
  }

  static func remove(_ set: AppliedSet) -> RecordEdit { .remove(RecordID(.applied, set.id)) }

  private static func document(of set: AppliedSet) -> JSONValue {
    [
      "appliedAt": JSONValue(set.appliedAt.milliseconds),
      "drafts": .array(set.drafts.map(document)),
    ]
  }

  private static func document(of draft: AppliedDraft) -> JSONValue {
    var document: JSONValue = [
      "asset": DraftCoding.json(draft.asset), "before": DraftCoding.json(draft.before),
    ]
    if !draft.merged.isEmpty {
      document["merged"] = .array(draft.merged.map { .string($0.rawValue) })
    }
    return document
  }

  /// Nil if it cannot be read; a draft that cannot is left out.
  static func set(_ id: RecordID, _ document: JSONValue) -> AppliedSet? {
    guard id.kind == .applied, let at = DraftCoding.timestamp(document["appliedAt"]),
      let rows = document["drafts"]?.array
    else { return nil }
    let drafts = rows.compactMap { row -> AppliedDraft? in
      guard let asset = DraftCoding.asset(row["asset"]),
        let before = DraftCoding.edits(row["before"])
      else { return nil }
      let merged = DraftCoding.strings(row["merged"]).compactMap { AssetField(rawValue: $0) }
      return AppliedDraft(asset: asset, before: before, merged: merged)
    }
    return drafts.isEmpty ? nil : AppliedSet(id: id.key, appliedAt: at, drafts: drafts)
  }
}

extension DraftsFeature {
  /// What was applied before, here or in another window.
  static func appliedFound(_ state: inout AppState, _ sets: [AppliedSet]) {
    for set in sets {
      if let index = state.drafts.applied.firstIndex(where: { $0.id == set.id }) {
        state.drafts.applied[index] = set
      } else {
        state.drafts.applied.append(set)
      }
    }
    state.drafts.applied.sort { ($0.appliedAt, $0.id) < ($1.appliedAt, $1.id) }
  }

  static func appliedChanged(_ state: inout AppState, by changes: [RecordChange]) {
    let mine = state.drafts.applying?.set
    for change in changes where change.id.kind == .applied && change.id.key != mine {
      if let document = change.document {
        appliedFound(&state, [AppliedRecords.set(change.id, document)].compactMap(\.self))
      } else {
        state.drafts.applied.removeAll { $0.id == change.id.key }
      }
    }
  }
}
