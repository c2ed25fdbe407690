import PlatformModel

/// Decides about staged edits: the list of them, applying and discarding.
public enum DraftsFeature {
  public static func open(_ state: inout AppState) -> [Effect] {
    state.overlays.append(.drafts(DraftsViewState()))
    return []
  }

  // MARK: Keys

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard case .drafts(var view)? = state.overlays.last else { return [] }
    if let movement = command.movement {
      move(&view, movement, state)
      state.replaceTop(.drafts(view))
      return []
    }
    switch command {
    case .undo: return undo(&state)
    case .redo: return redo(&state)
    case .drafts:
      state.overlays.removeLast()
      return []
    case .applyAll: return askToApplyAll(&state)
    default: break
    }
    let drafts = state.drafts.drafts
    guard drafts.indices.contains(view.cursor.selected) else { return [] }
    return act(&state, command, drafts[view.cursor.selected])
  }

  private static func act(
    _ state: inout AppState, _ command: Command, _ draft: Draft
  ) -> [Effect] {
    switch command {
    case .apply: return askToApply(&state, draft)
    case .discard: return ActionsFeature.confirm(&state, .discardDrafts([draft.asset]))
    case .edit: return AssetEditorFeature.begin(&state, draft.asset)
    case .open, .accept:
      if case .conflict = draft.status { return ConflictFeature.open(&state, draft.asset) }
      return AssetEditorFeature.begin(&state, draft.asset)
    default: return []
    }
  }

  /// One line at a time walks the list, pages scroll the diff.
  private static func move(
    _ view: inout DraftsViewState, _ movement: Movement, _ state: AppState
  ) {
    let height = Layout.overlayRows(of: .drafts(view), in: state)
    let count = state.drafts.drafts.count
    let page = max(1, height - 2)
    switch movement {
    case .pageDown: scroll(&view, by: page, state)
    case .pageUp: scroll(&view, by: -page, state)
    case .halfPageDown: scroll(&view, by: max(1, page / 2), state)
    case .halfPageUp: scroll(&view, by: -max(1, page / 2), state)
    default:
      let before = view.cursor.selected
      view.cursor.move(movement, count: count, height: height)
      if view.cursor.selected != before { view.diffTop = 0 }
    }
  }

  private static func scroll(_ view: inout DraftsViewState, by lines: Int, _ state: AppState) {
    guard state.drafts.drafts.indices.contains(view.cursor.selected) else { return }
    let end = diffLines(state.drafts.drafts[view.cursor.selected])
    view.diffTop = min(max(0, view.diffTop + lines), end)
  }

  /// About how many lines the diff takes; how wide it is, the screen knows.
  private static func diffLines(_ draft: Draft) -> Int {
    draft.changes.reduce(0) { sum, change in
      let texts = [change.before, change.after].map { change.field.text(of: $0) }
      return sum + 2 + texts.reduce(0) { $0 + $1.utf8.count / 40 + $1.count { $0.isNewline } }
    }
  }

  private static func askToApply(_ state: inout AppState, _ draft: Draft) -> [Effect] {
    switch draft.status {
    case .applying:
      let name = state.name(of: .asset(draft.asset))
      state.status.say("The draft of \(name) is being applied", .info, at: state.now)
      return []
    case .conflict: return ConflictFeature.open(&state, draft.asset)
    case .staged, .failed: return ActionsFeature.confirm(&state, .applyDrafts([draft.asset]))
    }
  }

  private static func askToApplyAll(_ state: inout AppState) -> [Effect] {
    let ready = state.drafts.drafts.filter(\.isReady)
    guard !ready.isEmpty else {
      let words =
        state.drafts.drafts.isEmpty
        ? "No drafts to apply" : "No draft can be applied now: Enter settles a conflict"
      state.status.say(words, .info, at: state.now)
      return []
    }
    return ActionsFeature.confirm(&state, .applyDrafts(ready.map(\.asset)))
  }

  /// What was confirmed.
  public static func perform(_ state: inout AppState, _ intent: Intent) -> [Effect] {
    switch intent {
    case .applyDrafts(let assets): apply(&state, assets)
    case .discardDrafts(let assets): discard(&state, assets)
    default: []
    }
  }

  private static func apply(_ state: inout AppState, _ assets: [AssetID]) -> [Effect] {
    var effects: [Effect] = []
    for index in state.drafts.drafts.indices {
      let draft = state.drafts.drafts[index]
      guard assets.contains(draft.asset), draft.isReady else { continue }
      state.drafts.drafts[index].status = .applying
      effects.append(.change(.save(draft.asset, base: draft.base, edits: draft.edits)))
    }
    return effects
  }

  private static func discard(_ state: inout AppState, _ assets: [AssetID]) -> [Effect] {
    let gone = state.drafts.drafts.filter { assets.contains($0.asset) && $0.status != .applying }
    guard !gone.isEmpty else { return [] }
    remember(&state)
    state.drafts.drafts.removeAll { draft in gone.contains { $0.asset == draft.asset } }
    let what =
      gone.count == 1
      ? "the draft of \(state.name(of: .asset(gone[0].asset)))" : "\(gone.count) drafts"
    state.status.say("Discarded \(what). U brings it back", .info, at: state.now)
    return changed(&state)
  }

  /// Keeps the cursor of the list inside, and the drafts on disk.
  static func changed(_ state: inout AppState) -> [Effect] {
    for index in state.overlays.indices {
      guard case .drafts(var view) = state.overlays[index] else { continue }
      let height = Layout.overlayRows(of: .drafts(view), in: state)
      view.cursor.clamp(count: state.drafts.drafts.count, height: height)
      view.diffTop = 0
      state.overlays[index] = .drafts(view)
    }
    return keep(&state)
  }

  // MARK: Mouse

  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard case .drafts(var view)? = state.overlays.last else { return [] }
    let index = view.cursor.top + row
    guard state.drafts.drafts.indices.contains(index) else { return [] }
    if view.cursor.selected != index { view.diffTop = 0 }
    view.cursor.selected = index
    state.replaceTop(.drafts(view))
    return count >= 2 ? command(&state, .open) : []
  }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    guard case .drafts(var view)? = state.overlays.last else { return [] }
    scroll(&view, by: lines, state)
    state.replaceTop(.drafts(view))
    return []
  }
}

extension Draft {
  /// It can be sent as it is.
  var isReady: Bool {
    switch status {
    case .staged, .failed: true
    case .applying, .conflict: false
    }
  }
}
