import PlatformModel

/// Decides what can be done to the selection, asks before it is done, and does it.
public enum ActionsFeature {
  /// `a`: what can be done to the selection of the focused pane.
  public static func menu(_ state: inout AppState) -> [Effect] {
    let items = ActionItems(state: state).all
    guard !items.isEmpty else {
      state.status.refuse(nothing(in: state), at: state.now)
      return []
    }
    let title = state.selection.map { "Actions · \(state.name(of: $0))" } ?? "Actions"
    state.overlays.append(.menu(MenuState(title: title, items: items, isOfActions: true)))
    return state.selection?.container.map { Roles.ask(&state, in: $0) } ?? []
  }

  /// It is known now what this user is somewhere: an open menu says what he may not.
  static func roleArrived(_ state: inout AppState) {
    guard case .menu(var menu)? = state.overlays.last, menu.isOfActions else { return }
    let items = ActionItems(state: state).all
    guard items.count == menu.items.count else { return }
    menu.items = items
    state.replaceTop(.menu(menu))
  }

  static func nothing(in state: AppState) -> String {
    guard let subject = state.selection else { return "Nothing to act on: select something first" }
    return "Nothing acts on \(state.name(of: subject)) itself; its assets and jobs have actions"
  }

  /// Asks for confirmation of an intent. The answer Cancel is chosen.
  public static func confirm(_ state: inout AppState, _ intent: Intent) -> [Effect] {
    if intent.changesPlatform, let refusal = state.context.refusal {
      state.status.say(refusal, .info, at: state.now)
      return []
    }
    guard let question = Questions(state: state).question(about: intent) else { return [] }
    state.overlays.append(.confirm(question))
    return []
  }

  /// Does what was confirmed.
  public static func perform(_ state: inout AppState, _ intent: Intent) -> [Effect] {
    switch intent {
    case .startRun(let job, let name):
      let entry = OperationsFeature.begin(&state, "Run \(name)")
      return [.change(.startRun(entry: entry, job))]
    case .cancelRun(let run, let name):
      let entry = OperationsFeature.begin(&state, "Cancel \(name)")
      return [.change(.cancelRun(entry: entry, run))]
    case .createDatabase(let name, let storageIDs):
      let entry = OperationsFeature.begin(&state, "Create AI Lake database \(name)")
      return [.change(.createDatabase(entry: entry, name: name, storageIDs: storageIDs))]
    case .deleteDatabase(let id, let name):
      let entry = OperationsFeature.begin(&state, "Delete AI Lake database \(name)")
      return [.change(.deleteDatabase(entry: entry, id: id))]
    case .quit: return Quitting.end(&state)
    case .applyDrafts, .discardDrafts, .dropUnfinished: return DraftsFeature.perform(&state, intent)
    case .call(let call): return APIConsoleFeature.perform(&state, call)
    }
  }

  // MARK: Forms

  public static func openForm(_ state: inout AppState, _ purpose: FormPurpose) -> [Effect] {
    switch purpose {
    case .editAsset(let asset): return AssetEditorFeature.begin(&state, asset)
    case .editMarked: return MarkedEditing.begin(&state)
    case .settleConflict(let asset, _): return ConflictFeature.open(&state, asset)
    case .export: return ExportFeature.open(&state)
    case .createDatabase:
      state.overlays.append(.form(databaseForm(state)))
      return state.library.storages.isEmpty ? [.load(.storages)] : []
    }
  }

  private static func databaseForm(_ state: AppState) -> FormState {
    FormState(
      title: "Create an AI Lake database", purpose: .createDatabase,
      fields: [
        FormField(
          id: FormField.databaseName, label: "Name", kind: .line,
          hint: "What data sources will call it"),
        FormField(
          id: FormField.databaseStorage, label: "Storage", kind: .choice(choices(state)),
          hint: "Left and right choose"),
      ])
  }

  private static func choices(_ state: AppState) -> [FormChoice] {
    let storages = state.library.storages.map {
      FormChoice(value: $0.id, label: $0.type.isEmpty ? $0.name : "\($0.name) (\($0.type))")
    }
    return [FormChoice(value: "", label: "chosen by the platform")] + storages
  }

  /// Storages were read while the form is open: they can be chosen now.
  static func storagesArrived(_ state: inout AppState) {
    for index in state.overlays.indices {
      guard case .form(var form) = state.overlays[index], form.purpose == .createDatabase,
        let field = form.fields.firstIndex(where: { $0.id == FormField.databaseStorage })
      else { continue }
      form.fields[field].kind = .choice(choices(state))
      state.overlays[index] = .form(form)
    }
  }

  /// The form was filled in: one question more.
  static func createDatabase(_ state: inout AppState, _ form: FormState) -> [Effect] {
    let storage = form.text(of: FormField.databaseStorage)
    state.overlays.removeLast()
    return confirm(
      &state,
      .createDatabase(
        name: form.text(of: FormField.databaseName).trimmed,
        storageIDs: storage.isEmpty ? [] : [storage]))
  }
}
