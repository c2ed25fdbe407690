import Filters
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
    if view.filter.isEditing || command == .filter || command == .escape {
      filter(&state, view, command)
      return []
    }
    switch command {
    case .undo: return undo(&state, view)
    case .redo: return redo(&state)
    case .drafts:
      state.overlays.removeLast()
      return []
    case .applyAll: return askToApply(&state, state.shownDrafts(view))
    case .apply: return askToApply(&state, state.meantDrafts(view))
    case .mark, .invertMarks:
      mark(&state, view, command)
      return []
    default: break
    }
    let rows = state.draftRows(view)
    guard rows.indices.contains(view.cursor.selected) else { return [] }
    return act(&state, view, command, rows[view.cursor.selected])
  }

  private static func act(
    _ state: inout AppState, _ view: DraftsViewState, _ command: Command, _ row: DraftRow
  ) -> [Effect] {
    switch (command, row) {
    case (.discard, .unfinished(let id)):
      return ActionsFeature.confirm(&state, .dropUnfinished(id))
    case (.discard, _):
      let assets = state.meantDrafts(view)
      if assets.isEmpty { refuseApplied(&state) }
      return assets.isEmpty ? [] : ActionsFeature.confirm(&state, .discardDrafts(assets))
    case (.edit, .unfinished(let id)), (.open, .unfinished(let id)), (.accept, .unfinished(let id)):
      return UnfinishedFeature.resume(&state, id)
    case (.open, .group(let group)), (.accept, .group(let group)), (.edit, .group(let group)):
      toggle(&state, view, group)
    case (.edit, .draft(let asset, _)): return AssetEditorFeature.begin(&state, asset)
    case (.open, .draft(let asset, _)), (.accept, .draft(let asset, _)):
      return open(&state, asset)
    case (.open, .applied), (.accept, .applied), (.edit, .applied): refuseApplied(&state)
    default: break
    }
    return []
  }

  /// What has to be done about it: a conflict is settled, a reason is read, the rest is edited on.
  private static func open(_ state: inout AppState, _ asset: AssetID) -> [Effect] {
    switch state.drafts.draft(of: asset)?.status {
    case .conflict: return ConflictFeature.open(&state, asset)
    case .failed(let error):
      let doing = "Saving \(state.name(of: .asset(asset)))"
      return ReadingFeature.open(&state, error, doing: doing)
    case .staged, .applying, nil: return AssetEditorFeature.begin(&state, asset)
    }
  }

  private static func refuseApplied(_ state: inout AppState) {
    state.status.refuse("This was applied: U stages what reverses it", at: state.now)
  }

  private static func toggle(
    _ state: inout AppState, _ view: DraftsViewState, _ group: DraftGroup
  ) {
    var view = view
    if view.opened.remove(group.key) == nil { view.opened.insert(group.key) }
    state.replaceTop(.drafts(view))
  }

  private static func mark(
    _ state: inout AppState, _ view: DraftsViewState, _ command: Command
  ) {
    var view = view
    if command == .invertMarks {
      view.marks = Set(state.shownDrafts(view)).subtracting(view.marks)
    } else {
      let rows = state.draftRows(view)
      guard rows.indices.contains(view.cursor.selected) else { return }
      let assets = rows[view.cursor.selected].assets
      guard !assets.isEmpty else {
        return state.status.refuse("Only drafts can be marked", at: state.now)
      }
      view.marks =
        view.marks.isSuperset(of: assets)
        ? view.marks.subtracting(assets) : view.marks.union(assets)
      move(&view, .down(1), state)
    }
    state.replaceTop(.drafts(view))
  }

  // MARK: Filter

  /// Esc peels what is typed, the filter, the marks, then the popup.
  private static func filter(
    _ state: inout AppState, _ view: DraftsViewState, _ command: Command
  ) {
    var view = view
    switch command {
    case .filter: view.filter.isEditing = true
    case .accept, .open: view.filter.isEditing = false
    case .escape where view.filter.hasLayer:
      view.filter = FilterState()
      view.cursor.clamp(
        count: state.draftRows(view).count,
        height: Layout.overlayRows(of: .drafts(view), in: state))
    case .escape where !view.marks.isEmpty: view.marks = []
    case .escape:
      state.overlays.removeLast()
      return
    default: return
    }
    state.replaceTop(.drafts(view))
  }

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard case .drafts(var view)? = state.overlays.last, view.filter.isEditing,
      view.filter.input.apply(edit)
    else { return [] }
    view.filter.understood(
      as: FilterList.drafts.query(view.filter.text))
    view.cursor = ListCursor()
    view.diffTop = 0
    state.replaceTop(.drafts(view))
    return []
  }

  // MARK: Moving

  /// One line at a time walks the list, pages scroll the diff.
  private static func move(
    _ view: inout DraftsViewState, _ movement: Movement, _ state: AppState
  ) {
    let height = Layout.overlayRows(of: .drafts(view), in: state)
    let page = max(1, height - 2)
    switch movement {
    case .pageDown: scroll(&view, by: page, state)
    case .pageUp: scroll(&view, by: -page, state)
    case .halfPageDown: scroll(&view, by: max(1, page / 2), state)
    case .halfPageUp: scroll(&view, by: -max(1, page / 2), state)
    default:
      let before = view.cursor.selected
      view.cursor.move(movement, count: state.draftRows(view).count, height: height)
      if view.cursor.selected != before { view.diffTop = 0 }
    }
  }

  private static func scroll(_ view: inout DraftsViewState, by lines: Int, _ state: AppState) {
    let rows = state.draftRows(view)
    guard rows.indices.contains(view.cursor.selected) else { return }
    let end = diffLines(rows[view.cursor.selected], state)
    view.diffTop = min(max(0, view.diffTop + lines), end)
  }

  /// About how many lines what is shown of a row takes; how wide it is, the screen knows.
  private static func diffLines(_ row: DraftRow, _ state: AppState) -> Int {
    switch row {
    case .draft(let asset, _): return state.drafts.draft(of: asset).map(diffLines) ?? 0
    case .group(let group): return 4 + group.assets.count + 2 * group.key.deltas.count
    case .applied(let id): return 6 + (state.drafts.applied(id)?.drafts.count ?? 0)
    case .unfinished(let id):
      guard let edit = state.drafts.unfinished(id) else { return 0 }
      return 6 + edit.texts.reduce(0) { $0 + 2 + lines(of: $1.text) }
    }
  }

  private static func diffLines(_ draft: Draft) -> Int {
    draft.changes.reduce(0) { sum, change in
      let texts = [change.before, change.after].map { change.field.text(of: $0) }
      return sum + 2 + texts.reduce(0) { $0 + lines(of: $1) }
    }
  }

  private static func lines(of text: String) -> Int {
    text.utf8.count / 40 + text.count { $0.isNewline }
  }

  static func discard(_ state: inout AppState, _ assets: [AssetID]) -> [Effect] {
    let wanted = Set(assets)
    let gone = state.drafts.drafts.filter { wanted.contains($0.asset) && $0.status != .applying }
    guard !gone.isEmpty else { return [] }
    remember(&state)
    state.drafts.drafts.removeAll { wanted.contains($0.asset) && $0.status != .applying }
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
      view.marks.formIntersection(state.drafts.drafts.map(\.asset))
      view.cursor.clamp(count: state.draftRows(view).count, height: height)
      view.diffTop = 0
      state.overlays[index] = .drafts(view)
    }
    return keep(&state)
  }

  // MARK: Mouse

  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard case .drafts(var view)? = state.overlays.last else { return [] }
    let index = view.cursor.top + row
    guard state.draftRows(view).indices.contains(index) else { return [] }
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
