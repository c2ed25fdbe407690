public import PlatformModel

/// Decides about the form an asset is edited in, and about every other form.
public enum AssetEditorFeature {
  /// Opens the form; the asset is read first if it is not here whole.
  public static func begin(_ state: inout AppState, _ asset: AssetID) -> [Effect] {
    begin(&state, asset, inEditor: false)
  }

  /// The same in `$EDITOR`.
  public static func beginInEditor(_ state: inout AppState, _ asset: AssetID) -> [Effect] {
    begin(&state, asset, inEditor: true)
  }

  private static func begin(
    _ state: inout AppState, _ asset: AssetID, inEditor: Bool
  ) -> [Effect] {
    if let refusal = state.context.refusal {
      state.status.say(refusal, .info, at: state.now)
      return []
    }
    let name = state.name(of: .asset(asset))
    let draft = state.drafts.draft(of: asset)
    if draft?.status == .applying {
      state.status.say("The draft of \(name) is being applied", .info, at: state.now)
      return []
    }
    // What was written before and is no draft yet is taken up again.
    if let edit = state.drafts.unfinished.last(where: {
      $0.asset == asset && $0.isText == inEditor
    }) {
      return UnfinishedFeature.resume(&state, edit.id)
    }
    let base = draft?.base ?? state.library.details[asset]
    state.drafts.editing = AssetEdit(asset: asset, base: base, isInEditor: inEditor)
    guard let base else {
      state.status.say("Reading \(name) …", .info, at: state.now)
      return [.load(.asset(asset))]
    }
    return open(&state, asset, base)
  }

  static func open(
    _ state: inout AppState, _ asset: AssetID, _ base: AssetDetail
  ) -> [Effect] {
    let draft = state.drafts.draft(of: asset)
    let resumed = state.drafts.editing?.resumes
    let values = Dictionary(
      uniqueKeysWithValues: AssetField.allCases.map {
        ($0, draft?.value(of: $0) ?? $0.value(in: base.asset))
      })
    if state.drafts.editing?.isInEditor == true {
      return openEditor(&state, asset, base, AssetText.text(of: values, base: base.asset))
    }
    let fields = AssetField.allCases.map { field in
      field.formField(values[field] ?? field.value(in: base.asset))
    }
    var form = FormState(
      title: "Edit \(base.asset.name)", purpose: .editAsset(asset), fields: fields)
    form.take(resumed)
    state.drafts.writing = resumed.map { KeptForm(id: $0.id, isKept: true) }
    state.overlays.append(.form(form))
    return Roles.ask(&state, in: asset.container)
  }

  // MARK: $EDITOR

  /// Before the editor has the text there is a record of it: whoever finds it looks into the file.
  private static func openEditor(
    _ state: inout AppState, _ asset: AssetID, _ base: AssetDetail, _ fresh: String
  ) -> [Effect] {
    let resumed = state.drafts.editing?.resumes
    let id = resumed?.id ?? UnfinishedFeature.id(state, "\(asset.container.id)/\(asset.id)")
    state.drafts.editing?.id = id
    guard let resumed, case .text(let text) = resumed.content else {
      let edit = UnfinishedEdit(
        id: id, subject: .asset(asset, base: base), content: .file, writtenAt: state.now)
      return [
        .keep([UnfinishedRecords.put(edit)]), .openEditor(asset, id: id, text: fresh),
      ]
    }
    let marked = resumed.problem.map { AssetText.text(text, saying: $0) } ?? text
    return [.openEditor(asset, id: id, text: marked)]
  }

  /// The editor was closed: what it left is a draft, or, where it is not valid, kept as it is.
  public static func editorClosed(
    _ state: inout AppState, _ asset: AssetID, _ outcome: EditorOutcome
  ) -> [Effect] {
    let name = state.name(of: .asset(asset))
    guard let editing = state.drafts.editing, editing.asset == asset, let id = editing.id,
      let base = editing.base ?? state.library.details[asset]
    else { return [] }
    state.drafts.editing = nil
    let unfinished = UnfinishedEdit(
      id: id, subject: .asset(asset, base: base), content: .file, writtenAt: state.now)
    switch outcome {
    case .unchanged:
      state.status.say("\(name) was left as it was", .info, at: state.now)
      return editing.resumes == nil ? UnfinishedFeature.forget(&state, id) : []
    case .failed(let why, nil):
      state.status.say("\(why). \(name) was left as it was", .error, at: state.now)
      return editing.resumes == nil ? UnfinishedFeature.forget(&state, id) : []
    case .failed(let why, let text?):
      return keep(&state, unfinished, AssetText.unmarked(text), because: why)
    case .edited(let marked):
      let text = AssetText.unmarked(marked)
      switch AssetText.parse(text, of: base.asset) {
      case .failure(let problem): return keep(&state, unfinished, text, because: problem.words)
      case .success(let values):
        return DraftsFeature.stage(&state, asset, base: base, values: values)
          + UnfinishedFeature.forget(&state, id)
      }
    }
  }

  /// The editor does not open again by itself: there may be nobody in front of it.
  private static func keep(
    _ state: inout AppState, _ edit: UnfinishedEdit, _ text: String, because why: String
  ) -> [Effect] {
    var edit = edit
    edit.content = .text(text)
    edit.problem = why
    state.status.say(
      "\(why). What you wrote of \(edit.title) is kept, not yet valid: E takes it up again",
      .warning, at: state.now)
    return UnfinishedFeature.keep(&state, edit)
  }

  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    guard case .asset(let asset, let result) = answer, var editing = state.drafts.editing,
      editing.asset == asset, editing.base == nil
    else { return [] }
    switch result {
    case .failure(let error):
      state.drafts.editing = nil
      let subject = state.name(of: .asset(asset))
      state.status.say(
        ChangeSentence.sentence(error, doing: "Reading \(subject)"), .error, at: state.now)
      return []
    case .success(let detail):
      state.library.details[asset] = detail
      state.library.assets[asset] = detail.asset
      guard state.hasRoomForForm else {
        state.drafts.editing = nil
        return []
      }
      editing.base = detail
      state.drafts.editing = editing
      state.status.current = nil
      return open(&state, asset, detail)
    }
  }

  // MARK: Forms

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard var form = state.topForm, form.fields.indices.contains(form.focused) else { return [] }
    let before = form
    form.fields[form.focused].apply(edit)
    ExportFeature.edited(&form, from: before)
    form.problem = nil
    form.isLeaving = false
    state.replaceTop(.form(form))
    if form.fields.map(\.input.text) != before.fields.map(\.input.text) {
      UnfinishedFeature.touched(&state)
    }
    return []
  }

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard var form = state.topForm else { return [] }
    switch command {
    case .nextField, .moveDown: form.focus(by: 1)
    case .previousField, .moveUp: form.focus(by: -1)
    case .accept, .apply: return accept(&state, form)
    case .escape: return escape(&state, form)
    default: return []
    }
    state.replaceTop(.form(form))
    return []
  }

  /// Nothing that was typed is lost without a word.
  private static func escape(_ state: inout AppState, _ form: FormState) -> [Effect] {
    guard form.isChanged, !form.isLeaving, !form.isExport else {
      state.overlays.removeLast()
      if case .editAsset = form.purpose { state.drafts.editing = nil }
      return UnfinishedFeature.formClosed(&state)
    }
    var form = form
    form.isLeaving = true
    form.problem =
      switch form.purpose {
      case .editAsset, .editMarked:
        "Esc again discards what you typed; ctrl-s keeps it as a draft"
      case .createDatabase, .settleConflict, .export: "Esc again discards what you typed"
      }
    state.replaceTop(.form(form))
    return []
  }

  private static func accept(_ state: inout AppState, _ form: FormState) -> [Effect] {
    var form = form
    guard form.check() else {
      state.replaceTop(.form(form))
      return []
    }
    switch form.purpose {
    case .editAsset(let asset):
      guard let base = base(of: asset, state) else { return [] }
      state.overlays.removeLast()
      state.drafts.editing = nil
      return DraftsFeature.stage(&state, asset, base: base, values: form.values)
        + UnfinishedFeature.formClosed(&state)
    case .editMarked(let assets): return MarkedEditing.accept(&state, form, assets)
    case .createDatabase: return ActionsFeature.createDatabase(&state, form)
    case .export: return ExportFeature.accept(&state, form)
    case .settleConflict(let asset, let field):
      state.overlays.removeLast()
      guard let value = form.values[field] else { return [] }
      return ConflictFeature.settle(&state, asset, field, .edited(value))
    }
  }

  /// The program ends before the form is left: what stands in it is kept as it is, and offered the next
  /// time.
  static func keep(_ state: inout AppState) -> [Effect] {
    guard let form = state.topForm, form.isChanged else { return [] }
    UnfinishedFeature.touched(&state)
    return UnfinishedFeature.keepForm(&state)
  }

  static func base(of asset: AssetID, _ state: AppState) -> AssetDetail? {
    if let editing = state.drafts.editing, editing.asset == asset, let base = editing.base {
      return base
    }
    return state.drafts.draft(of: asset)?.base ?? state.library.details[asset]
  }

  // MARK: Mouse

  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] { [] }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] { [] }
}

extension FormState {
  /// A name for a file is soon written again: nobody is asked before it is dropped.
  fileprivate var isExport: Bool { if case .export = purpose { true } else { false } }
}

extension AppState {
  /// The form on top; nil if something else is.
  var topForm: FormState? {
    if case .form(let form)? = overlays.last { form } else { nil }
  }

  /// A form may come up by itself only where it covers nothing somebody works in.
  fileprivate var hasRoomForForm: Bool {
    switch overlays.last {
    case nil, .drafts: true
    default: false
    }
  }
}
