/// Sends a command to whom it is for: the popup on top, the program, or the focused pane.
enum CommandRouting {
  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let effects = always(&state, command) { return effects }
    if state.refusedInput != nil {
      state.refusedInput = nil
      if [.accept, .open, .escape].contains(command) { return [] }
    }
    if let overlay = state.overlays.last {
      return OverlayRouting.command(&state, command, overlay)
    }
    if state.typing != nil {
      if command == .nextField { return Completing.tab(&state, by: 1) }
      if command == .previousField { return Completing.tab(&state, by: -1) }
      if command == .save {
        let effects = typing(&state, .accept)
        // One that is not understood stays open, and nothing is saved of what it would show.
        return state.typing == nil ? effects + self.command(&state, .save) : effects
      }
      return command == .quit ? [] : typing(&state, command)
    }
    if let reason = command.availability(in: state).reason {
      if command == .filter {
        state.refuseInput(reason)
        return []
      }
      state.status.refuse(reason, at: state.now)
      return []
    }
    return global(&state, command) ?? PaneRouting.command(&state, command)
  }

  /// A filter that is not understood is not kept: it would hide too little without a word.
  private static func typing(_ state: inout AppState, _ command: Command) -> [Effect] {
    if command == .accept || command == .open, let problem = state.typedFilter?.problem {
      state.status.say(problem, .warning, at: state.now)
      return []
    }
    return PaneRouting.command(&state, command)
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    if state.refusedInput != nil {
      state.refusedInput?.input.apply(edit)
      return []
    }
    if let overlay = state.overlays.last { return OverlayRouting.edited(&state, edit, overlay) }
    return state.typing == nil ? [] : PaneRouting.edited(&state, edit)
  }

  /// What works whatever has the keys.
  private static func always(_ state: inout AppState, _ command: Command) -> [Effect]? {
    switch command {
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    case .cancelRequest: Quitting.cancelRequest(&state)
    default: nil
    }
  }

  private static func global(_ state: inout AppState, _ command: Command) -> [Effect]? {
    switch command {
    case .focusContainers: Focus.set(&state, .containers)
    case .focusAssets: Focus.set(&state, .assets)
    case .focusInspector: Focus.inspector(&state)
    case .focusRelationships: Focus.set(&state, .relationships)
    case .focusRuns: Focus.set(&state, .runs)
    case .focusLog: Focus.set(&state, .log)
    case .focusNext: Focus.step(&state, by: 1)
    case .focusPrevious: Focus.step(&state, by: -1)
    case .zoom: Resizing.zoom(&state)
    case .grow: Resizing.resize(&state, by: 1)
    case .shrink: Resizing.resize(&state, by: -1)
    case .historyBack: History.back(&state)
    case .historyForward: History.forward(&state)
    case .quit: Quitting.quit(&state)
    default: opening(&state, command) ?? showing(&state, command)
    }
  }

  /// Commands that put something over the panes, or act.
  private static func opening(_ state: inout AppState, _ command: Command) -> [Effect]? {
    switch command {
    case .palette: PaletteFeature.open(&state)
    case .help: HelpFeature.open(&state)
    case .messages: MessagesFeature.open(&state)
    case .bookmark: BookmarksFeature.toggle(&state)
    case .bookmarks: BookmarksFeature.open(&state)
    case .problems: ProblemsFeature.open(&state)
    case .compare: CompareFeature.open(&state)
    case .watch: OperationsFeature.watch(&state)
    case .openInBrowser: WebPages(state).open
    case .mouse: toggleMouse(&state)
    case .requests: RequestsFeature.open(&state)
    case .api: APIConsoleFeature.open(&state)
    case .tray: OperationsFeature.open(&state)
    case .drafts: DraftsFeature.open(&state)
    case .undo: DraftsFeature.undo(&state)
    case .redo: DraftsFeature.redo(&state)
    case .act: ActionsFeature.menu(&state)
    case .edit where state.editsMarks: MarkedEditing.begin(&state)
    case .edit: state.selectedAsset.map { AssetEditorFeature.begin(&state, $0) }
    case .editInEditor: state.selectedAsset.map { AssetEditorFeature.beginInEditor(&state, $0) }
    case .copyName: Copying.name(&state)
    case .copyMenu: Copying.menu(&state)
    case .save: ExportFeature.open(&state)
    default: nil
    }
  }

  /// Commands that show another side of the selection.
  private static func showing(_ state: inout AppState, _ command: Command) -> [Effect]? {
    switch command {
    case .overview: InspectorFeature.look(&state, .overview)
    case .json: InspectorFeature.look(&state, .json)
    case .columns: InspectorFeature.look(&state, .columns)
    case .relations: InspectorFeature.lookAtRelations(&state)
    case .revisions where state.lookedAtAsset != nil && state.selectedJob == nil:
      InspectorFeature.look(&state, .revisions)
    case .revisions where state.keyPane != .runs && state.lookedAtAsset != nil:
      InspectorFeature.look(&state, .revisions)
    case .nextTab: InspectorFeature.stepTab(&state, by: 1)
    case .previousTab: InspectorFeature.stepTab(&state, by: -1)
    case .log where state.keyPane != .runs: openLog(&state)
    case .refresh: Connecting.refresh(&state)
    default: nil
    }
  }

  private static func toggleMouse(_ state: inout AppState) -> [Effect] {
    state.isMouseOn.toggle()
    let words =
      state.isMouseOn
      ? "The mouse works here again"
      : "The mouse is the terminal's now, to select text with"
    state.status.say(words, .info, at: state.now)
    return [.mouse(state.isMouseOn)]
  }

  private static func openLog(_ state: inout AppState) -> [Effect] {
    guard let run = state.selectedRun else {
      if let job = state.selectedJob { return RunLogFeature.open(&state, newestOf: job) }
      let name = state.selection.map { state.name(of: $0) } ?? "this job"
      state.status.say("No run of \(name) is known here: 5 shows its runs", .info, at: state.now)
      return []
    }
    return RunLogFeature.open(&state, run)
  }
}
