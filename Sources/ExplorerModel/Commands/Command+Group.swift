extension Command {
  /// The kinds of commands, as help groups them.
  public enum Group: Hashable, Sendable, CaseIterable {
    case moving
    case panes
    case finding
    case looking
    case marking
    case acting
    case overlays
    case program

    public var title: String {
      switch self {
      case .moving: "Moving"
      case .panes: "Panes"
      case .finding: "Finding"
      case .looking: "Looking"
      case .marking: "Marking and copying"
      case .acting: "Editing and acting"
      case .overlays: "Inside popups"
      case .program: "The program"
      }
    }
  }

  public var group: Group {
    switch self {
    case .moveDown, .moveUp, .moveLeft, .moveRight, .pageDown, .pageUp, .halfPageDown, .halfPageUp,
      .first, .last, .open, .up, .escape, .historyBack, .historyForward:
      .moving
    case .focusContainers, .focusAssets, .focusInspector, .focusRelationships, .focusRuns,
      .focusLog, .focusNext, .focusPrevious, .zoom, .grow, .shrink:
      .panes
    case .palette, .filter, .nextMatch, .previousMatch, .facets, .sort, .bookmark, .bookmarks:
      .finding
    case .overview, .json, .columns, .relations, .revisions, .nextTab, .previousTab, .log,
      .foldAll, .unfoldAll, .jsonOrYAML, .compare, .wideOrWrap, .timestamps, .filterLines,
      .moreContext, .lessContext, .refresh, .requests, .api, .messages, .tray, .watch, .problems,
      .openInBrowser, .help:
      .looking
    case .mark, .markRange, .invertMarks, .copyName, .copyMenu, .save: .marking
    case .edit, .editInEditor, .drafts, .undo, .redo, .act: .acting
    case .accept, .apply, .applyAll, .discard, .nextField, .previousField, .chooseMine,
      .chooseTheirs:
      .overlays
    case .mouse, .redraw, .suspend, .cancelRequest, .quit: .program
    }
  }

  /// The panes it means something in; empty for commands of popups only.
  public var panes: Set<PaneID> {
    switch self {
    case .accept, .apply, .applyAll, .discard, .nextField, .previousField, .chooseMine,
      .chooseTheirs:
      []
    case .sort: [.assets]
    case .facets: [.assets, .log]
    case .mark, .markRange, .invertMarks: [.assets]
    case .timestamps, .filterLines, .moreContext, .lessContext: [.log]
    case .nextMatch, .previousMatch: [.inspector, .log]
    case .foldAll, .unfoldAll: [.containers, .inspector, .relationships]
    case .nextTab, .previousTab: [.inspector, .relationships]
    case .wideOrWrap: [.assets, .inspector, .log]
    case .jsonOrYAML: [.inspector]
    case .compare: [.assets, .inspector, .relationships]
    case .watch: [.assets, .inspector, .runs, .log]
    case .overview, .json, .columns, .relations: Set(PaneID.allCases).subtracting([.log])
    default: Set(PaneID.allCases)
    }
  }

  /// What `?` and the palette list: everything but what only popups know.
  public var isListed: Bool {
    switch self {
    case .nextField, .previousField, .accept: false
    default: true
    }
  }
}
