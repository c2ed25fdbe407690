/// The one way from a state to the next. It routes; features decide.
public enum AppReducer {
  public static func reduce(_ state: inout AppState, _ action: AppAction) -> [Effect] {
    let visible = Visibility(state)
    let origin = Origin(state)
    var effects = route(&state, action)
    Origins.note(&state, leaving: origin, after: action)
    let now = Visibility(state)
    if now != visible { effects += visibilityChanged(&state, from: visible, to: now) }
    RecordsFeature.note(&state, effects)
    return effects
  }

  private static func route(_ state: inout AppState, _ action: AppAction) -> [Effect] {
    switch action {
    case .started: return Connecting.started(&state)
    case .command(let command):
      state.status.current = nil
      return CommandRouting.command(&state, command)
    case .edited(let edit):
      state.status.current = nil
      return CommandRouting.edited(&state, edit)
    case .pointer(let event):
      state.refusedInput = nil
      return Pointing.pointer(&state, event)
    case .resized(let size): return Resizing.resized(&state, to: size)
    case .ticked(let now): return Ticking.ticked(&state, now)
    case .unknownKey(let key):
      let help = state.overlays.isEmpty ? "? shows the keys" : "the keys stand at the lower edge"
      state.status.refuse("\(key) does nothing here; \(help)", at: state.now)
      return []
    case .records(let news): return RecordsFeature.arrived(&state, news)
    case .editorClosed(let asset, let outcome):
      return AssetEditorFeature.editorClosed(&state, asset, outcome)
    case .exchanged(let entries): return RequestsFeature.exchanged(&state, entries)
    case .ending: return Quitting.forced(&state)
    case .answered(let generation, let answer):
      guard generation == state.generation else { return [] }
      return AnswerRouting.answered(&state, answer)
    }
  }

  private static func visibilityChanged(
    _ state: inout AppState, from before: Visibility, to now: Visibility
  ) -> [Effect] {
    RunsFeature.visibilityChanged(&state) + RunLogFeature.visibilityChanged(&state)
      + (now.contains(.relationships) && !before.contains(.relationships)
        ? RelationshipsFeature.becameVisible(&state) : [])
  }
}

/// Which panes can be seen.
private struct Visibility: Equatable {
  private var bits = 0

  init(_ state: AppState) {
    let frames = Layout.frames(for: state)
    for pane in frames.keys { insert(pane) }
    if frames[.inspector] != nil, Layout.kind(of: state.screen) != .wide,
      state.inspector.tab == .relationships
    {
      insert(.relationships)
    }
  }

  func contains(_ pane: PaneID) -> Bool { bits & 1 << pane.rawValue != 0 }

  private mutating func insert(_ pane: PaneID) { bits |= 1 << pane.rawValue }
}
