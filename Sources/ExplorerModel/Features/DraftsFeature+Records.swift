import JSON
import PlatformModel

/// Drafts on disk: those of before, and those other windows stage beside this one.
extension DraftsFeature {
  /// Asks for everything that is not on disk as it is here.
  static func keep(_ state: inout AppState) -> [Effect] {
    let (edits, kept) = DraftRecords.edits(from: state.drafts.kept, to: state.drafts.drafts)
    state.drafts.kept = kept
    return edits.isEmpty ? [] : [.keep(edits)]
  }

  /// Drafts that were kept from before. What was staged since stays.
  static func found(_ state: inout AppState, _ records: [Record]) -> [Effect] {
    var new = 0
    for record in records where record.id.kind == .draft {
      guard let theirs = DraftCoding.draft(from: record.document) else {
        state.records.notes.append(DraftCoding.unreadable(record.document))
        continue
      }
      if state.drafts.draft(of: theirs.asset) == nil { new += 1 }
      take(&state, theirs.asset, record.document, base: nil)
    }
    guard new > 0 else { return keep(&state) }
    state.drafts.drafts.sort { $0.stagedAt < $1.stagedAt }
    let words = new == 1 ? "1 draft from before is" : "\(new) drafts from before are"
    state.status.say("\(words) here: p shows them", .info, at: state.now)
    return keep(&state)
  }

  /// Another window staged, discarded or applied drafts.
  static func changed(_ state: inout AppState, by changes: [RecordChange]) -> [Effect] {
    var staged: [AssetID] = []
    var gone: [AssetID] = []
    for change in changes where change.id.kind == .draft {
      if let document = change.document, let theirs = DraftCoding.draft(from: document) {
        let kept = state.drafts.kept[theirs.asset]?.draft
        take(&state, theirs.asset, document, base: kept)
        staged.append(theirs.asset)
      } else if change.document == nil,
        let asset = state.drafts.kept.keys.first(where: { DraftRecords.id(of: $0) == change.id })
      {
        let kept = state.drafts.kept[asset]?.draft
        take(&state, asset, nil, base: kept)
        if state.drafts.draft(of: asset) == nil { gone.append(asset) }
      }
    }
    say(&state, staged: staged, gone: gone)
    return changed(&state)
  }

  /// Another window was faster: both are brought together and kept again.
  static func refused(
    _ state: inout AppState, _ edit: RecordEdit, _ now: JSONValue?
  ) -> [Effect] {
    let before: JSONValue? = if case .over(let document) = edit.condition { document } else { nil }
    let known = [edit.change.document, now, before].compactMap(\.self)
    guard let asset = known.compactMap({ DraftCoding.draft(from: $0)?.asset }).first else {
      return []
    }
    guard let now, DraftCoding.draft(from: now) == nil else {
      take(&state, asset, now, base: before.flatMap { DraftCoding.draft(from: $0) })
      return changed(&state)
    }
    // Nobody here can read what is there: it is kept beside the draft, not written over.
    let id = DraftRecords.id(of: asset)
    state.records.notes.append(DraftCoding.unreadable(now))
    return [
      .keep([
        .put(RecordID(.draft, "\(id.key)#unreadable"), now),
        RecordEdit(edit.change, .over(now)),
      ])
    ]
  }

  /// Takes over what is on disk of one asset's draft; what was edited here as well is brought
  /// together with it.
  private static func take(
    _ state: inout AppState, _ asset: AssetID, _ document: JSONValue?, base: Draft?
  ) {
    let theirs = document.flatMap { DraftCoding.draft(from: $0) }
    let mine = state.drafts.draft(of: asset)
    let merge = DraftMerge(base: base, mine: mine, theirs: theirs)
    if merge.disputed.isEmpty {
      state.drafts.undo = state.drafts.undo.map {
        following($0, asset, from: mine, to: merge.merged)
      }
      state.drafts.redo = state.drafts.redo.map {
        following($0, asset, from: mine, to: merge.merged)
      }
    } else {
      dispute(&state, asset, merge)
    }
    state.drafts.kept[asset] =
      theirs.flatMap { draft in document.map { KeptDraft(draft: draft, document: $0) } }
    if let merged = merge.merged { put(&state, merged) } else { drop(&state, asset) }
    if state.library.assets[asset] == nil, let theirs {
      state.library.assets[asset] = theirs.base.asset
    }
  }

  private static func drop(_ state: inout AppState, _ asset: AssetID) {
    state.drafts.drafts.removeAll { $0.asset == asset }
  }

  /// The value that does not stand comes back with `U`.
  private static func dispute(_ state: inout AppState, _ asset: AssetID, _ merge: DraftMerge) {
    guard var other = merge.isMineLater ? merge.theirs : merge.mine, let merged = merge.merged
    else { return }
    remember(&state)
    other.edits = merged.edits.merging(other.edits) { $1 }
    other.status = .staged
    var step = state.drafts.undo.removeLast().filter { $0.asset != asset }
    step.append(other)
    state.drafts.undo.append(step)
    let name = state.name(of: .asset(asset))
    let who = merge.isMineLater ? "what was staged here is" : "what another window staged is"
    state.status.say(
      "\(name): two windows staged \(merge.disputed.words); \(who) kept. U brings the other back",
      .warning, at: state.now)
  }

  /// A step of undo in which this draft is what it was when it was changed elsewhere changes with it.
  private static func following(
    _ step: [Draft], _ asset: AssetID, from old: Draft?, to new: Draft?
  ) -> [Draft] {
    guard step.first(where: { $0.asset == asset })?.edits == old?.edits else { return step }
    var step = step
    guard let new else { return step.filter { $0.asset != asset } }
    if let index = step.firstIndex(where: { $0.asset == asset }) {
      step[index] = new.restaged
    } else {
      step.append(new.restaged)
    }
    return step
  }

  private static func say(_ state: inout AppState, staged: [AssetID], gone: [AssetID]) {
    func what(_ assets: [AssetID]) -> String {
      assets.count == 1
        ? "the draft of \(state.name(of: .asset(assets[0])))" : "\(assets.count) drafts"
    }
    guard state.status.current?.severity != .warning else { return }
    if !staged.isEmpty {
      state.status.say("Another window staged \(what(staged)): p shows it", .info, at: state.now)
    } else if !gone.isEmpty {
      state.status.say(
        "Another window applied or discarded \(what(gone))", .info, at: state.now)
    }
  }
}
