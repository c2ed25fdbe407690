import PlatformModel

extension Command {
  /// Whether it is possible now in the focused pane, and if not why, as the status line says it.
  ///
  /// Popups decide for themselves what their keys mean.
  public func availability(in state: AppState) -> Availability {
    if panes.isEmpty { return state.overlays.isEmpty ? .no("Nothing to settle here") : .available }
    guard panes.contains(state.keyPane) else { return .no(elsewhere(state.keyPane)) }
    return switch group {
    case .moving: moving(state)
    case .panes: focusing(state)
    case .finding: finding(state)
    case .looking: looking(state)
    case .marking: marking(state)
    case .acting: acting(state)
    case .overlays, .program: .available
    }
  }

  private func elsewhere(_ pane: PaneID) -> String {
    switch self {
    case .sort: "Only assets can be sorted: 2 goes there"
    case .facets: "Facets are for assets (2), following is for the log (6)"
    case .jsonOrYAML: "Documents are in the inspector: y shows one"
    case .compare: "Only assets can be compared: Space marks the one, = compares the other"
    case .watch: "Only runs can be watched: 5 goes there"
    case .mark, .markRange, .invertMarks: "Only assets can be marked: 2 goes there"
    case .timestamps, .filterLines: "This is for the log: l on a run opens it"
    case .moreContext, .lessContext: "This is for the log when & filters its lines"
    case .nextMatch, .previousMatch: "Nothing was searched here: / filters this list"
    case .foldAll, .unfoldAll: "Nothing can be folded here"
    case .wideOrWrap: "This is for assets, JSON and the log"
    case .nextTab, .previousTab: "The tabs are in the inspector: 3 goes there"
    default: "\(words.title) means nothing here"
    }
  }

  private func moving(_ state: AppState) -> Availability {
    switch self {
    case .open where state.keyPane == .assets && state.assets.visibleCount == 0:
      .no("Nothing to open: there are no assets here")
    case .open where state.keyPane == .runs && state.runs.rows.isEmpty:
      .no("Nothing to open: there are no jobs here")
    case .open where state.keyPane == .inspector && state.inspector.tab == .overview:
      .no("Nothing to open here: . shows another side")
    case .historyBack where state.history.back.isEmpty: .no("There is nothing to go back to")
    case .historyForward where state.history.forward.isEmpty:
      .no("There is nothing to go forward to")
    default: .available
    }
  }

  private func focusing(_ state: AppState) -> Availability {
    switch self {
    case .focusLog where !state.layout.isLogOpen: .no("No log is open: l on a run opens it")
    case .grow where state.layout.isZoomed, .shrink where state.layout.isZoomed:
      .no("The pane has the whole screen: z gives it back")
    case .grow where Layout.kind(of: state.screen) == .single,
      .shrink where Layout.kind(of: state.screen) == .single:
      .no("There is only room for one pane")
    default: .available
    }
  }

  private func finding(_ state: AppState) -> Availability {
    switch self {
    case .filter: filtering(state)
    case .nextMatch, .previousMatch:
      if state.keyPane == .log {
        .needs(state.runLog.search.isActive, "Nothing was searched: / searches the log")
      } else {
        .needs(
          state.inspector.tab == .json && state.inspector.json.search.isActive,
          "Nothing was searched: / searches the JSON")
      }
    case .bookmark:
      .needs(state.selection != nil, "Nothing to keep: select something first")
    case .bookmarks:
      .needs(!state.bookmarks.isEmpty, "No bookmarks: m keeps the selection as one")
    case .facets where state.keyPane == .log:
      .needs(!state.runLog.isFinal, "The log is complete: the run has ended")
    case .facets, .sort:
      .needs(
        state.list.isOpen || state.assets.container != nil, "No assets yet: open a container first")
    default: .available
    }
  }

  private func filtering(_ state: AppState) -> Availability {
    switch state.keyPane {
    case .assets:
      .needs(
        state.list.isOpen || state.assets.container != nil, "No assets yet: open a container first")
    case .relationships:
      .needs(state.relationships.root != nil, "No relationships yet: open an asset first")
    case .inspector:
      .needs(
        [.columns, .json].contains(state.inspector.tab) && state.inspector.subject != nil,
        "Nothing to search here: columns and JSON (y) can be")
    case .log: .needs(state.runLog.run != nil, "No log is open: l on a run opens it")
    default: .available
    }
  }

  private func looking(_ state: AppState) -> Availability {
    let isAsset = state.lookedAtAsset != nil
    switch self {
    case .overview, .json:
      return .needs(state.lookedAt != nil, "Nothing to show: select something first")
    case .columns: return .needs(isAsset, "Only assets have columns: select one first")
    case .relations:
      return .needs(
        state.relatable != nil, "Only assets and jobs have relationships: select one first")
    case .revisions:
      return .needs(
        isAsset || state.selectedJob != nil, "No history here: select an asset or a job first")
    case .nextTab, .previousTab:
      return .needs(state.inspector.subject != nil, "Nothing to show: select something first")
    case .log:
      return .needs(
        state.selectedRun != nil || state.selectedJob != nil,
        "No log here: select a job or a run first")
    case .moreContext:
      return .needs(state.runLog.visible != nil, "No lines are filtered: & does")
    case .lessContext:
      return .needs(
        state.runLog.context > 0,
        state.runLog.visible == nil
          ? "No lines are filtered: & does" : "Only matches are shown: + shows lines around them")
    case .jsonOrYAML:
      return .needs(state.inspector.tab == .json, "No document here: y shows one")
    case .compare:
      return .needs(
        CompareFeature.revision(state) != nil || CompareFeature.pair(state) != nil,
        CompareFeature.advice(state))
    case .watch: return watching(state)
    case .openInBrowser:
      return WebPages(state).problem.map { .no($0) } ?? .available
    case .wideOrWrap:
      return .needs(
        state.keyPane != .inspector || state.inspector.tab == .json,
        "Nothing to wrap here: JSON (y) can be wrapped")
    case .foldAll, .unfoldAll:
      return .needs(
        state.keyPane != .inspector || state.inspector.tab == .json,
        "Nothing to fold here: JSON (y) can be folded")
    default: return .available
    }
  }

  private func watching(_ state: AppState) -> Availability {
    guard let run = state.selectedRun else { return .no("No run here: select one first") }
    guard let status = state.library.runs[run]?.state, status.isTerminal else { return .available }
    return .no("The run has ended: \(status.text)")
  }

  private func marking(_ state: AppState) -> Availability {
    switch self {
    case .copyName, .copyMenu:
      .needs(state.selection != nil, "Nothing to copy: select something first")
    case .save:
      .needs(ExportSource(state) != nil, "Nothing to save: there is nothing here yet")
    default:
      .needs(
        (state.list.isOpen ? state.list.shownCount : state.assets.visibleCount) > 0,
        "Nothing to mark: there are no rows here")
    }
  }

  private func acting(_ state: AppState) -> Availability {
    switch self {
    case .edit where state.context.isReadOnly, .editInEditor where state.context.isReadOnly:
      .no(state.context.refusal ?? "")
    case .edit where state.pointedRow?.refusal != nil,
      .editInEditor where state.pointedRow?.refusal != nil:
      .no(state.pointedRow?.refusal ?? "")
    case .edit, .editInEditor:
      .needs(
        state.selectedAsset != nil || self == .edit && state.editsMarks,
        "Nothing to edit: select an asset first")
    case .drafts:
      .needs(
        !state.drafts.drafts.isEmpty || !state.drafts.applied.isEmpty
          || !state.drafts.unfinished.isEmpty,
        "No drafts: e on an asset begins one")
    case .undo:
      .needs(
        !state.drafts.undo.isEmpty || !state.drafts.applied.isEmpty,
        "Nothing to undo: no edit was staged or applied")
    case .act:
      .needs(
        state.selectedAsset != nil || !ActionItems(state: state).all.isEmpty,
        ActionsFeature.nothing(in: state))
    case .redo: .needs(!state.drafts.redo.isEmpty, "Nothing to redo")
    default: .available
    }
  }
}

extension AppState {
  /// What `d` and `y` show: the selection, else what the inspector shows already.
  var lookedAt: InspectorSubject? { selection ?? inspector.subject }

  var lookedAtAsset: AssetID? {
    if case .asset(let id) = lookedAt { id } else { nil }
  }
}

extension AppState {
  /// What `x` means: an asset, and a job is one too.
  var relatable: AssetID? {
    lookedAtAsset ?? selectedJob.map { AssetID($0.id, in: $0.container) }
  }
}

extension Availability {
  static func no(_ reason: String) -> Availability { .unavailable(reason) }

  static func needs(_ condition: Bool, _ reason: String) -> Availability {
    condition ? .available : .unavailable(reason)
  }
}
