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
    let base = draft?.base ?? state.library.details[asset]
    state.drafts.editing = AssetEdit(asset: asset, base: base, isInEditor: inEditor)
    guard let base else {
      state.status.say("Reading \(name) …", .info, at: state.now)
      return [.load(.asset(asset))]
    }
    return open(&state, asset, base)
  }

  private static func open(
    _ state: inout AppState, _ asset: AssetID, _ base: AssetDetail
  ) -> [Effect] {
    let draft = state.drafts.draft(of: asset)
    let values = Dictionary(
      uniqueKeysWithValues: AssetField.allCases.map {
        ($0, draft?.value(of: $0) ?? $0.value(in: base.asset))
      })
    if state.drafts.editing?.isInEditor == true {
      return [.openEditor(asset, text: AssetText.text(of: values, base: base.asset))]
    }
    let fields = AssetField.allCases.map { field in
      field.formField(values[field] ?? field.value(in: base.asset))
    }
    state.overlays.append(
      .form(
        FormState(title: "Edit \(base.asset.name)", purpose: .editAsset(asset), fields: fields)))
    return []
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

  /// The text came back from `$EDITOR`; nil: it was left as it was.
  public static func editorClosed(
    _ state: inout AppState, _ asset: AssetID, text: String?
  ) -> [Effect] {
    let name = state.name(of: .asset(asset))
    guard let editing = state.drafts.editing, editing.asset == asset,
      let base = editing.base ?? state.library.details[asset]
    else { return [] }
    guard let text else {
      state.drafts.editing = nil
      state.status.say("\(name) was left as it was", .info, at: state.now)
      return []
    }
    switch AssetText.parse(text) {
    case .failure(let problem):
      state.status.say("\(problem.words): the editor opens again", .warning, at: state.now)
      return [.openEditor(asset, text: AssetText.text(text, saying: problem))]
    case .success(let values):
      state.drafts.editing = nil
      return DraftsFeature.stage(&state, asset, base: base, values: values)
    }
  }

  // MARK: Forms

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard var form = state.topForm, form.fields.indices.contains(form.focused) else { return [] }
    let before = form
    form.fields[form.focused].apply(edit)
    ExportFeature.edited(&form, from: before)
    form.fields[form.focused].problem = nil
    form.problem = nil
    form.isLeaving = false
    state.replaceTop(.form(form))
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
      return []
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
    case .editMarked(let assets): return MarkedEditing.accept(&state, form, assets)
    case .createDatabase: return ActionsFeature.createDatabase(&state, form)
    case .export: return ExportFeature.accept(&state, form)
    case .settleConflict(let asset, let field):
      state.overlays.removeLast()
      guard let value = form.values[field] else { return [] }
      return ConflictFeature.settle(&state, asset, field, .edited(value))
    }
  }

  /// The program ends before the form is left: what can be staged of it is.
  static func keep(_ state: inout AppState) -> [Effect] {
    guard let form = state.topForm, form.isChanged else { return [] }
    switch form.purpose {
    case .editAsset(let asset):
      guard let base = base(of: asset, state) else { return [] }
      let values = form.values.filter { field, value in field.problem(with: value) == nil }
      return DraftsFeature.stage(&state, asset, base: base, values: values)
    case .editMarked(let assets):
      var form = form
      if !form.check() {
        for index in form.fields.indices where form.fields[index].problem != nil {
          form.fields[index].input = TextInput()
        }
      }
      return MarkedEditing.accept(&state, form, assets)
    case .createDatabase, .settleConflict, .export: return []
    }
  }

  private static func base(of asset: AssetID, _ state: AppState) -> AssetDetail? {
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
