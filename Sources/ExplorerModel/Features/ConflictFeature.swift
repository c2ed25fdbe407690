public import PlatformModel

/// Decides how a conflict is settled: field by field mine, theirs, or written anew.
public enum ConflictFeature {
  public static func open(_ state: inout AppState, _ asset: AssetID) -> [Effect] {
    guard let draft = state.drafts.draft(of: asset),
      case .conflict(let theirs, let fields) = draft.status
    else { return [] }
    state.overlays.append(
      .conflict(ConflictState(asset: asset, fields: fields, theirs: theirs)))
    return []
  }

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard case .conflict(var conflict)? = state.overlays.last else { return [] }
    if let movement = command.movement {
      var cursor = ListCursor(selected: conflict.focused)
      cursor.move(movement, count: conflict.fields.count, height: conflict.fields.count)
      conflict.focused = cursor.selected
      state.replaceTop(.conflict(conflict))
      return []
    }
    switch command {
    case .chooseMine, .moveLeft: choose(&state, conflict, .mine)
    case .chooseTheirs, .moveRight: choose(&state, conflict, .theirs)
    case .edit: write(&state, conflict)
    case .accept, .apply, .open: return accept(&state, conflict)
    default: break
    }
    return []
  }

  /// Takes in what a field was written anew with.
  static func settle(
    _ state: inout AppState, _ asset: AssetID, _ field: AssetField,
    _ choice: ConflictState.Choice
  ) -> [Effect] {
    guard case .conflict(var conflict)? = state.overlays.last, conflict.asset == asset,
      let index = conflict.fields.firstIndex(of: field)
    else { return [] }
    conflict.focused = index
    choose(&state, conflict, choice)
    return []
  }

  /// Settles the focused field and goes to the next that is not settled.
  private static func choose(
    _ state: inout AppState, _ conflict: ConflictState, _ choice: ConflictState.Choice
  ) {
    guard conflict.fields.indices.contains(conflict.focused) else { return }
    var conflict = conflict
    conflict.choices[conflict.fields[conflict.focused]] = choice
    let order = conflict.fields.indices.map {
      (conflict.focused + 1 + $0) % conflict.fields.count
    }
    if let next = order.first(where: { conflict.choices[conflict.fields[$0]] == nil }) {
      conflict.focused = next
    }
    state.replaceTop(.conflict(conflict))
  }

  private static func write(_ state: inout AppState, _ conflict: ConflictState) {
    guard conflict.fields.indices.contains(conflict.focused),
      let draft = state.drafts.draft(of: conflict.asset)
    else { return }
    let field = conflict.fields[conflict.focused]
    var value = draft.value(of: field)
    switch conflict.choices[field] {
    case .edited(let written): value = written
    case .theirs: value = field.value(in: conflict.theirs.asset)
    case .mine, nil: break
    }
    state.overlays.append(
      .form(
        FormState(
          title: "\(field.title) of \(conflict.theirs.asset.name)",
          purpose: .settleConflict(conflict.asset, field), fields: [field.formField(value)])))
  }

  private static func accept(_ state: inout AppState, _ conflict: ConflictState) -> [Effect] {
    let open = conflict.fields.filter { conflict.choices[$0] == nil }
    guard open.isEmpty else {
      state.status.say(
        "Not settled yet: \(open.words). m keeps mine, t theirs, e writes anew", .info,
        at: state.now)
      return []
    }
    state.overlays.removeLast()
    guard let draft = state.drafts.draft(of: conflict.asset) else { return [] }
    return rebase(&state, draft, conflict)
  }

  /// The draft on what the platform has now. If it would change nothing any more, it goes.
  private static func rebase(
    _ state: inout AppState, _ draft: Draft, _ conflict: ConflictState
  ) -> [Effect] {
    var values = draft.edits
    for (field, choice) in conflict.choices {
      switch choice {
      case .mine: break
      case .theirs: values.removeValue(forKey: field)
      case .edited(let value): values[field] = value
      }
    }
    for (field, mine) in values where field.isSet && conflict.choices[field] == nil {
      let edit = SetEdit(from: field.value(in: draft.base.asset), to: mine)
      values[field] = edit?.applied(to: field.value(in: conflict.theirs.asset)) ?? mine
    }
    let edits = conflict.theirs.edits(to: values)
    DraftsFeature.remember(&state)
    let name = conflict.theirs.asset.name
    guard !edits.isEmpty else {
      state.drafts.drafts.removeAll { $0.asset == draft.asset }
      state.status.say(
        "Theirs stays: nothing is left of the draft of \(name)", .info, at: state.now)
      return DraftsFeature.changed(&state)
    }
    DraftsFeature.put(
      &state,
      Draft(asset: draft.asset, base: conflict.theirs, edits: edits, stagedAt: state.now))
    return DraftsFeature.changed(&state)
      + ActionsFeature.confirm(&state, .applyDrafts([draft.asset]))
  }

  // MARK: Mouse

  /// The first line of the popup says who changed the fields.
  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard case .conflict(var conflict)? = state.overlays.last,
      conflict.fields.indices.contains(row - 1)
    else { return [] }
    conflict.focused = row - 1
    state.replaceTop(.conflict(conflict))
    return []
  }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    command(&state, lines < 0 ? .moveUp : .moveDown)
  }
}
