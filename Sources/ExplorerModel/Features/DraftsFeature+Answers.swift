import JSON
import PlatformModel

extension DraftsFeature {
  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .saved(let asset, .success(.saved(let detail, let reverse, let merged))):
      return saved(&state, asset, detail, reverse, merged)
    case .saved(let asset, .success(.conflict(let theirs, let fields))):
      return conflicted(&state, asset, theirs, fields)
    case .saved(let asset, .failure(let error)): return failed(&state, asset, error)
    case .saving(let entry, let step): return stepped(&state, entry, step)
    default: return []
    }
  }

  private static func saved(
    _ state: inout AppState, _ asset: AssetID, _ detail: AssetDetail, _ reverse: JSONPatch,
    _ merged: [AssetField]
  ) -> [Effect] {
    let draft = state.drafts.draft(of: asset)
    state.library.details[asset] = detail
    state.library.assets[asset] = detail.asset
    let set = setID(state, asset)
    if let draft {
      note(&state, AppliedDraft(draft, saved: detail, reverse: reverse, merged: merged), in: set)
    }
    forget(&state, [asset])
    state.status.say(
      sentence(detail.asset.name, fields: draft?.fields ?? [], merged: merged), .success,
      at: state.now)
    return changed(&state) + keepApplied(&state, set) + revisions(&state, of: asset)
  }

  /// `Saved customers: description. Tags changed meanwhile by someone else were kept.`
  private static func sentence(
    _ name: String, fields: [AssetField], merged: [AssetField]
  ) -> String {
    let what = fields.isEmpty ? "Saved \(name)." : "Saved \(name): \(fields.words)."
    guard !merged.isEmpty else { return what }
    let verb = merged.count == 1 && merged != [.tags] ? "was" : "were"
    return "\(what) \(merged.sentence) changed meanwhile by someone else \(verb) kept."
  }

  /// Drafts have reached the platform: undoing must not bring them back.
  static func forget(_ state: inout AppState, _ assets: Set<AssetID>) {
    guard !assets.isEmpty else { return }
    state.drafts.drafts.removeAll { assets.contains($0.asset) }
    state.drafts.undo = without(assets, state.drafts.undo, next: state.drafts.drafts)
    state.drafts.redo = without(assets, state.drafts.redo, next: state.drafts.drafts)
  }

  /// Steps without the drafts of some assets, and without steps that would then change nothing.
  private static func without(
    _ assets: Set<AssetID>, _ steps: [[Draft]], next: [Draft]
  ) -> [[Draft]] {
    var kept: [[Draft]] = []
    var next = next.map(\.restaged)
    for step in steps.reversed() {
      let rest = step.filter { !assets.contains($0.asset) }
      if rest != next { kept.append(rest) }
      next = rest
    }
    return kept.reversed()
  }

  /// Saving makes a revision; whoever looks at the list of them sees it.
  private static func revisions(_ state: inout AppState, of asset: AssetID) -> [Effect] {
    guard state.inspector.subject == .asset(asset), state.inspector.revisions.readAt != nil else {
      return []
    }
    return InspectorFeature.loadRevisions(&state, asset, after: nil)
  }

  private static func conflicted(
    _ state: inout AppState, _ asset: AssetID, _ theirs: AssetDetail, _ fields: [AssetField]
  ) -> [Effect] {
    state.library.details[asset] = theirs
    state.library.assets[asset] = theirs.asset
    guard setStatus(&state, asset, .conflict(theirs: theirs, fields: fields)) else { return [] }
    state.status.say(
      "\(theirs.asset.name): someone else changed the same: \(fields.words). Nothing was sent",
      .warning, at: state.now)
    switch state.overlays.last {
    case nil, .drafts: return changed(&state) + ConflictFeature.open(&state, asset)
    default: return changed(&state)
    }
  }

  private static func failed(
    _ state: inout AppState, _ asset: AssetID, _ error: PlatformError
  ) -> [Effect] {
    guard setStatus(&state, asset, .failed(error)) else { return [] }
    let name = state.name(of: .asset(asset))
    state.status.say(
      "\(ChangeSentence.sentence(error, doing: "Saving \(name)")) The draft is kept.", .error,
      at: state.now)
    return changed(&state)
  }

  @discardableResult
  static func setStatus(
    _ state: inout AppState, _ asset: AssetID, _ status: Draft.Status
  ) -> Bool {
    guard let index = state.drafts.drafts.firstIndex(where: { $0.asset == asset }) else {
      return false
    }
    state.drafts.drafts[index].status = status
    // Of one whose answer was lost it is still to be found out.
    if case .failed(let error) = status, error.outcomeIsUnknown { return true }
    state.drafts.drafts[index].isSent = false
    return true
  }
}
