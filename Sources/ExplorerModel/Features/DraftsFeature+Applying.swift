import PlatformModel

/// Applying drafts: one by itself, many together.
extension DraftsFeature {
  /// What was confirmed.
  public static func perform(_ state: inout AppState, _ intent: Intent) -> [Effect] {
    switch intent {
    case .applyDrafts(let assets): apply(&state, assets)
    case .discardDrafts(let assets): discard(&state, assets)
    case .dropUnfinished(let id): UnfinishedFeature.drop(&state, id)
    default: []
    }
  }

  static func askToApply(_ state: inout AppState, _ assets: [AssetID]) -> [Effect] {
    let drafts = assets.compactMap { state.drafts.draft(of: $0) }
    if drafts.count == 1, case .conflict = drafts[0].status {
      return ConflictFeature.open(&state, drafts[0].asset)
    }
    if isApplying(&state) { return [] }
    let ready = drafts.filter(\.isReady)
    guard !ready.isEmpty else {
      let words =
        state.drafts.drafts.isEmpty
        ? "No drafts to apply"
        : drafts.isEmpty
          ? "No draft is selected" : "No draft can be applied now: Enter settles a conflict"
      state.status.say(words, .info, at: state.now)
      return []
    }
    return ActionsFeature.confirm(&state, .applyDrafts(ready.map(\.asset)))
  }

  private static func apply(_ state: inout AppState, _ assets: [AssetID]) -> [Effect] {
    let wanted = Set(assets)
    var savings: [AssetSaving] = []
    for index in state.drafts.drafts.indices {
      let draft = state.drafts.drafts[index]
      guard wanted.contains(draft.asset), draft.isReady else { continue }
      state.drafts.drafts[index].status = .applying
      state.drafts.drafts[index].isSent = true
      savings.append(draft.saving)
    }
    guard savings.count > 1 else {
      return changed(&state)
        + savings.map { .change(.save($0.id, base: $0.base, edits: $0.edits)) }
    }
    let entry = OperationsFeature.begin(&state, "Apply \(savings.count.grouped) drafts")
    state.drafts.applying = ApplyingDrafts(
      entry: entry, assets: savings.map(\.id), set: setID(state, savings[0].id))
    progress(&state)
    // What is being sent is on disk before it is sent.
    return changed(&state) + [.change(.saveAll(entry: entry, savings))]
  }

  /// Finds out about drafts that were being sent when the program ended.
  static func lookForSent(_ state: inout AppState) -> [Effect] {
    let sent = state.drafts.drafts.filter { $0.isSent && $0.status == .staged }
    guard !sent.isEmpty, state.drafts.applying == nil else { return [] }
    for index in state.drafts.drafts.indices where state.drafts.drafts[index].isSent {
      state.drafts.drafts[index].status = .applying
    }
    let words = sent.count == 1 ? "a draft" : "\(sent.count.grouped) drafts"
    let entry = OperationsFeature.begin(&state, "Look what became of \(words) being sent before")
    state.drafts.applying = ApplyingDrafts(
      entry: entry, assets: sent.map(\.asset), set: setID(state, sent[0].asset), isLooking: true)
    progress(&state)
    return [.change(.lookForSaved(entry: entry, sent.map(\.saving)))]
  }

  static func setID(_ state: AppState, _ first: AssetID) -> String {
    "\(state.now.milliseconds)/\(first.container.id)/\(first.id)"
  }

  // MARK: Steps

  static func stepped(_ state: inout AppState, _ entry: Int, _ step: SavingStep) -> [Effect] {
    guard state.drafts.applying?.entry == entry else { return [] }
    switch step {
    case .waiting(let pause):
      state.drafts.applying?.waitsUntil = state.now + pause
      progress(&state)
      return []
    case .saved(let results): return saved(&state, results)
    case .ended(let error): return ended(&state, error)
    }
  }

  private static func saved(_ state: inout AppState, _ results: [SavedAsset]) -> [Effect] {
    guard var applying = state.drafts.applying else { return [] }
    applying.waitsUntil = nil
    var gone: [AssetID] = []
    for saved in results {
      applying.note(saved)
      if take(&state, saved, applying) { gone.append(saved.asset) }
    }
    state.drafts.applying = applying
    forget(&state, Set(gone))
    progress(&state)
    return changed(&state) + keepApplied(&state, applying.set)
  }

  /// True if the draft has reached the platform.
  private static func take(
    _ state: inout AppState, _ saved: SavedAsset, _ applying: ApplyingDrafts
  ) -> Bool {
    switch saved.result {
    case .success(.saved(let detail, let reverse, let merged)):
      seen(&state, detail)
      if let draft = state.drafts.draft(of: saved.asset) {
        note(
          &state, AppliedDraft(draft, saved: detail, reverse: reverse, merged: merged),
          in: applying.set)
      }
      return true
    case .success(.conflict(let theirs, let fields)):
      seen(&state, theirs)
      setStatus(
        &state, saved.asset, fields.isEmpty ? .staged : .conflict(theirs: theirs, fields: fields))
    case .failure(let error):
      // A look that failed says nothing about the draft.
      if !applying.isLooking { setStatus(&state, saved.asset, .failed(error)) }
    }
    return false
  }

  /// Rows show what an asset is now; whole it is kept only where it was before.
  private static func seen(_ state: inout AppState, _ detail: AssetDetail) {
    let id = detail.asset.id
    state.library.assets[id] = detail.asset
    if state.library.details[id] != nil { state.library.details[id] = detail }
  }

  private static func ended(_ state: inout AppState, _ error: PlatformError?) -> [Effect] {
    guard let applying = state.drafts.applying else { return [] }
    state.drafts.applying = nil
    let wanted = Set(applying.assets)
    var left: [AssetID] = []
    for index in state.drafts.drafts.indices
    where state.drafts.drafts[index].status == .applying
      && wanted.contains(state.drafts.drafts[index].asset)
    {
      state.drafts.drafts[index].status = .staged
      // What could not be looked at is looked at the next time.
      if !applying.isLooking { state.drafts.drafts[index].isSent = false }
      left.append(state.drafts.drafts[index].asset)
    }
    OperationsFeature.finish(
      &state, applying.entry, applying.isLooking ? .succeeded("found out") : applying.outcome)
    if !left.isEmpty, !applying.isLooking { state.drafts.left[applying.entry] = left }
    say(&state, applying, left: left.count, error)
    return changed(&state)
  }

  /// The summary: what reached the platform, what did not and why, and what to press.
  private static func say(
    _ state: inout AppState, _ applying: ApplyingDrafts, left: Int, _ error: PlatformError?
  ) {
    if applying.isLooking {
      guard applying.saved > 0 else { return state.status.current = nil }
      let words = applying.saved == 1 ? "1 draft had" : "\(applying.saved.grouped) drafts had"
      return state.status.say(
        "\(words) reached the platform before; p shows them under applied", .info, at: state.now)
    }
    let isWhole = applying.saved == applying.assets.count
    var words = "Applied \(applying.counts)"
    if let error {
      words += ". \(ChangeSentence.sentence(error, doing: "Applying"))"
    } else if left > 0 {
      words += ". Stopped: \(left.grouped) stay drafts, p A applies them"
    } else if !isWhole {
      words += "; these stay drafts: p shows why"
    }
    if applying.saved > 0 { words += ". U reverses what was applied" }
    state.status.say(words, isWhole ? .success : .warning, at: state.now)
  }

  // MARK: Progress and stopping

  private static func progress(_ state: inout AppState) {
    guard let applying = state.drafts.applying else { return }
    let words = applying.progress(at: state.now)
    OperationsFeature.going(&state, applying.entry, words)
    let name = applying.isLooking ? "Looking" : "Applying"
    // Over a popup `T` is no key.
    let ways = state.overlays.isEmpty ? "T shows it, ctrl-c stops" : "ctrl-c stops"
    state.status.refuse("\(name): \(words). \(ways)", at: state.now)
  }

  /// `ctrl-c`: what is being sent is finished, the rest stays drafts. Nil if nothing can be stopped.
  static func stop(_ state: inout AppState) -> [Effect]? {
    guard let applying = state.drafts.applying, !applying.isStopping else { return nil }
    state.drafts.applying?.isStopping = true
    state.status.say("Stopping: what is being sent is finished first", .info, at: state.now)
    return [.stopSaving(entry: applying.entry)]
  }

  /// Notes that drafts are being applied, in words. True if they are.
  static func isApplying(_ state: inout AppState) -> Bool {
    guard state.drafts.drafts.contains(where: { $0.status == .applying }) else { return false }
    let words =
      state.drafts.applying == nil ? "wait for the answer" : "wait for the end, or ctrl-c stops"
    state.status.say("Drafts are being applied: \(words)", .info, at: state.now)
    return true
  }
}

extension Draft {
  var saving: AssetSaving { AssetSaving(asset, base: base, edits: edits) }

  /// It can be sent as it is.
  var isReady: Bool {
    switch status {
    case .staged, .failed: true
    case .applying, .conflict: false
    }
  }
}

extension AppState {
  /// Drafts that a key means: the marked ones, else those of the selected line.
  func meantDrafts(_ view: DraftsViewState) -> [AssetID] {
    guard view.marks.isEmpty else {
      return drafts.drafts.map(\.asset).filter(view.marks.contains)
    }
    let rows = draftRows(view)
    return rows.indices.contains(view.cursor.selected) ? rows[view.cursor.selected].assets : []
  }
}

extension DraftRow {
  /// Drafts it stands for.
  public var assets: [AssetID] {
    switch self {
    case .draft(let asset, _): [asset]
    case .group(let group): group.assets
    case .unfinished, .applied: []
    }
  }
}
