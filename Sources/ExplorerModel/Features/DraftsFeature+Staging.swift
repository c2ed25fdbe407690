import JSON
import PlatformModel

extension DraftsFeature {
  private static let keptSteps = 50

  /// New values of an asset, compared with how it was read.
  struct Staging {
    var asset: AssetID
    var base: AssetDetail
    var values: [AssetField: JSONValue]

    /// All edits of the asset with these among them; nil: nothing is another than it was.
    func edits(over old: Draft?) -> [AssetField: JSONValue]? {
      var edits = old?.edits ?? [:]
      for (field, value) in values {
        // Not `= nil`: a JSON value can be the literal nil too.
        edits.removeValue(forKey: field)
        if value != field.value(in: base.asset) { edits[field] = value }
      }
      return edits == old?.edits ?? [:] ? nil : edits
    }
  }

  /// Stages new values of an asset; edits of other fields stay in its draft.
  static func stage(
    _ state: inout AppState, _ asset: AssetID, base: AssetDetail,
    values: [AssetField: JSONValue]
  ) -> [Effect] {
    let name = state.name(of: .asset(asset))
    let staging = Staging(asset: asset, base: base, values: values)
    guard let edits = staging.edits(over: state.drafts.draft(of: asset)) else {
      state.status.say("Nothing was changed: \(name) is as it was", .info, at: state.now)
      return []
    }
    remember(&state)
    keep(&state, edits, staging)
    let words =
      state.drafts.draft(of: asset).map {
        "Staged \(name): \($0.fields.words). p reviews and applies"
      } ?? "The draft of \(name) is gone: nothing differs any more"
    state.status.say(words, edits.isEmpty ? .info : .success, at: state.now)
    return changed(&state)
  }

  /// The same for many assets, as one step of `U`.
  static func stage(_ state: inout AppState, _ stagings: [Staging]) -> [Effect] {
    var changes: [(edits: [AssetField: JSONValue], staging: Staging)] = []
    for staging in stagings {
      let old = state.drafts.draft(of: staging.asset)
      guard old?.status != .applying, let edits = staging.edits(over: old) else { continue }
      changes.append((edits, staging))
    }
    let total = stagings.count
    guard !changes.isEmpty else {
      state.status.say("Nothing was changed: all \(total) are like that", .info, at: state.now)
      return []
    }
    remember(&state)
    for (edits, staging) in changes { keep(&state, edits, staging) }
    let others = total - changes.count
    let rest = others == 0 ? "" : "; \(others) \(others == 1 ? "is" : "are") like that already"
    let count = changes.count == 1 ? "1 asset" : "\(changes.count) assets"
    state.status.say("Staged \(count)\(rest). p reviews and applies", .success, at: state.now)
    return changed(&state)
  }

  private static func keep(
    _ state: inout AppState, _ edits: [AssetField: JSONValue], _ staging: Staging
  ) {
    guard !edits.isEmpty else {
      state.drafts.drafts.removeAll { $0.asset == staging.asset }
      return
    }
    put(
      &state,
      Draft(asset: staging.asset, base: staging.base, edits: edits, stagedAt: state.now))
  }

  /// Puts a draft in the place of the one its asset has, else at the end.
  static func put(_ state: inout AppState, _ draft: Draft) {
    if let index = state.drafts.drafts.firstIndex(where: { $0.asset == draft.asset }) {
      state.drafts.drafts[index] = draft
    } else {
      state.drafts.drafts.append(draft)
    }
  }

  /// Keeps what is staged now, for `U`.
  static func remember(_ state: inout AppState) {
    state.drafts.undo.append(state.drafts.drafts.map(\.restaged))
    if state.drafts.undo.count > keptSteps { state.drafts.undo.removeFirst() }
    state.drafts.redo = []
    state.drafts.isAppliedNewest = false
  }

  /// `U`: takes back what was staged last; if the last thing was that a draft was applied, stages
  /// what reverses it.
  public static func undo(_ state: inout AppState) -> [Effect] {
    if isApplying(&state) { return [] }
    if state.drafts.isAppliedNewest || state.drafts.undo.isEmpty {
      return stageReverse(&state, of: state.drafts.applied.last)
    }
    let before = state.drafts.undo.removeLast()
    state.drafts.redo.append(state.drafts.drafts.map(\.restaged))
    return turn(&state, to: before, saying: "Undone", key: "ctrl-y redoes")
  }

  /// `ctrl-y`: stages again what was taken back.
  public static func redo(_ state: inout AppState) -> [Effect] {
    if isApplying(&state) { return [] }
    guard let after = state.drafts.redo.popLast() else {
      state.status.refuse("Nothing to redo", at: state.now)
      return []
    }
    state.drafts.undo.append(state.drafts.drafts.map(\.restaged))
    return turn(&state, to: after, saying: "Redone", key: "U undoes")
  }

  private static func turn(
    _ state: inout AppState, to drafts: [Draft], saying word: String, key: String
  ) -> [Effect] {
    let old = state.drafts.drafts
    let known = Dictionary(old.map { ($0.asset, $0) }) { first, _ in first }
    state.drafts.isAppliedNewest = false
    // How applying went is still true of drafts that are not touched.
    state.drafts.drafts = drafts.map { draft in
      guard let same = known[draft.asset], same.edits == draft.edits, same.base == draft.base
      else { return draft }
      return same
    }
    let names = differing(old, drafts).map { state.name(of: .asset($0)) }
    let what =
      names.isEmpty
      ? ""
      : names.count > 3
        ? ": \(names.count) drafts" : ": the draft of \(names.joined(separator: ", "))"
    state.status.say("\(word)\(what). \(key)", .info, at: state.now)
    return changed(&state)
  }

  private static func differing(_ a: [Draft], _ b: [Draft]) -> [AssetID] {
    let mine = Dictionary(a.map { ($0.asset, $0) }) { first, _ in first }
    let other = Dictionary(b.map { ($0.asset, $0) }) { first, _ in first }
    var seen: Set<AssetID> = []
    return (a + b).map(\.asset).filter { asset in
      let (before, after) = (mine[asset], other[asset])
      return seen.insert(asset).inserted
        && (before?.edits != after?.edits || before?.base != after?.base)
    }
  }
}
