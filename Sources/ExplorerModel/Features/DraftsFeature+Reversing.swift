import PlatformModel

/// What was applied, and taking it back.
extension DraftsFeature {
  private static let keptSets = 50

  /// Notes that a draft reached the platform, in the change set it belongs to.
  static func note(_ state: inout AppState, _ applied: AppliedDraft, in set: String) {
    state.drafts.isAppliedNewest = true
    // Nothing was another than before: nothing is to be reversed.
    guard !applied.before.isEmpty else { return }
    if let index = state.drafts.applied.lastIndex(where: { $0.id == set }) {
      state.drafts.applied[index].drafts.append(applied)
    } else {
      state.drafts.applied.append(
        AppliedSet(id: set, appliedAt: state.now, drafts: [applied]))
    }
  }

  /// Keeps a change set beyond the end of the program, and no more of them than anybody goes back to.
  static func keepApplied(_ state: inout AppState, _ id: String) -> [Effect] {
    guard let set = state.drafts.applied(id) else { return [] }
    var edits = [AppliedRecords.put(set)]
    while state.drafts.applied.count > keptSets {
      edits.append(AppliedRecords.remove(state.drafts.applied.removeFirst()))
    }
    return [.keep(edits)]
  }

  /// `U` in the list of drafts: on something that was applied, stages what reverses it.
  static func undo(_ state: inout AppState, _ view: DraftsViewState) -> [Effect] {
    let rows = state.draftRows(view)
    guard rows.indices.contains(view.cursor.selected),
      case .applied(let id) = rows[view.cursor.selected]
    else { return undo(&state) }
    return isApplying(&state) ? [] : stageReverse(&state, of: state.drafts.applied(id))
  }

  /// Stages what undoes a whole change set, all its assets, on what they were right after: what others
  /// changed since is a conflict as with any draft, and sets are merged.
  static func stageReverse(_ state: inout AppState, of set: AppliedSet?) -> [Effect] {
    guard let set else {
      state.status.refuse("Nothing to undo", at: state.now)
      return []
    }
    state.drafts.isAppliedNewest = false
    let staged = Set(state.drafts.drafts.map(\.asset))
    let reverses = set.drafts.filter { !staged.contains($0.asset.id) }
    let others = set.drafts.count - reverses.count
    guard !reverses.isEmpty else {
      let words = others == 1 ? "it has a draft" : "they have drafts"
      state.status.say(
        "\(set.name) cannot be reversed now: \(words) already, p shows them", .info, at: state.now)
      return []
    }
    remember(&state)
    for applied in reverses {
      put(&state, applied.reverse(at: state.now))
      if state.library.assets[applied.asset.id] == nil {
        state.library.assets[applied.asset.id] = applied.asset
      }
    }
    let rest = others == 0 ? "" : " (\(others.grouped) with drafts of their own are left out)"
    state.status.say(
      "Staged the reverse of \(set.name): \(set.fields.words)\(rest). p reviews and applies",
      .success, at: state.now)
    return changed(&state)
  }
}
