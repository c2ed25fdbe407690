/// What a command is called and what it does, for help, palette and the manual page.
public struct CommandWords: Hashable, Sendable {
  /// At most 40 characters, as a list shows it.
  public var title: String
  /// One sentence.
  public var sentence: String
  /// Other words the palette finds it by.
  public var aliases: [String]

  init(_ title: String, _ sentence: String, _ aliases: String...) {
    self.title = title
    self.sentence = sentence
    self.aliases = aliases
  }
}

extension Command {
  public var words: CommandWords {
    switch group {
    case .moving: movingWords
    case .panes: paneWords
    case .finding: findingWords
    case .looking: lookingWords
    case .marking: markingWords
    case .acting: actingWords
    case .overlays: overlayWords
    case .program: programWords
    }
  }

  private var movingWords: CommandWords {
    switch self {
    case .moveDown: CommandWords("Down", "Moves one line down.")
    case .moveUp: CommandWords("Up", "Moves one line up.")
    case .moveLeft: CommandWords("Left, close", "Scrolls to the left; in trees and JSON it closes.")
    case .moveRight:
      CommandWords("Right, open", "Scrolls to the right; in trees and JSON it opens.")
    case .pageDown: CommandWords("Page down", "Moves one page down.")
    case .pageUp: CommandWords("Page up", "Moves one page up.")
    case .halfPageDown: CommandWords("Half a page down", "Moves half a page down.")
    case .halfPageUp: CommandWords("Half a page up", "Moves half a page up.")
    case .first: CommandWords("First", "Goes to the first line.", "top")
    case .last: CommandWords("Last", "Goes to the last line that is loaded.", "bottom", "end")
    case .open: CommandWords("Open", "Opens what is selected.")
    case .up: CommandWords("One step up", "Goes to what the selection lies in.", "parent")
    case .escape:
      CommandWords("Leave", "Leaves one layer: input, search, filter, marks, popup, pane.", "esc")
    case .historyBack: CommandWords("Back", "Goes back to the place before.", "previous")
    default: CommandWords("Forward", "Goes forward to the place after.")
    }
  }

  private var paneWords: CommandWords {
    switch self {
    case .focusContainers: CommandWords("Containers pane", "Goes to the containers.", "containers")
    case .focusAssets: CommandWords("Assets pane", "Goes to the assets.", "assets")
    case .focusInspector: CommandWords("Inspector pane", "Goes to the inspector.", "inspector")
    case .focusRelationships:
      CommandWords("Relationships pane", "Goes to the relationships.", "relationships", "lineage")
    case .focusRuns: CommandWords("Runs pane", "Goes to the jobs and their runs.", "runs", "jobs")
    case .focusLog: CommandWords("Log pane", "Goes to the log that is open.")
    case .focusNext: CommandWords("Next pane", "Goes to the next pane that is visible.")
    case .focusPrevious: CommandWords("Previous pane", "Goes to the pane before.")
    case .zoom: CommandWords("Zoom", "Gives the whole screen to this pane, and takes it back.")
    case .grow: CommandWords("Grow", "Makes this pane larger.", "larger")
    default: CommandWords("Shrink", "Makes this pane smaller.", "smaller")
    }
  }

  private var findingWords: CommandWords {
    switch self {
    case .palette: CommandWords("Palette", "Finds commands, kinds and objects by typing.")
    case .filter: CommandWords("Filter or search", "Filters a list, searches a text.", "search")
    case .nextMatch: CommandWords("Next match", "Goes to the next match of the search.")
    case .previousMatch: CommandWords("Previous match", "Goes to the match before.")
    case .facets:
      CommandWords("Facets, or follow a log", "Narrows by type or tag; in a log: follow on, off.")
    case .bookmark:
      CommandWords("Bookmark", "Keeps the selection as a bookmark, or drops it.", "favourite")
    case .bookmarks: CommandWords("Bookmarks", "Shows the bookmarks, to go to one.", "favourites")
    default: CommandWords("Sort", "Chooses what the assets are sorted by.", "order")
    }
  }

  private var lookingWords: CommandWords {
    switch self {
    case .overview: CommandWords("Overview", "Shows the overview of the selection.", "describe")
    case .json: CommandWords("JSON", "Shows the selection as the platform sent it.", "yaml", "raw")
    case .columns: CommandWords("Columns", "Shows the columns of the asset.")
    case .relations: CommandWords("Relations", "Shows what the asset is related to.", "lineage")
    case .revisions:
      CommandWords("History", "Shows the revisions of an asset, the runs of a job.", "revisions")
    case .nextTab: CommandWords("Next tab", "Shows the next side of the selection.")
    case .previousTab: CommandWords("Previous tab", "Shows the side before.")
    case .log: CommandWords("Log", "Opens the log of the run and follows it.", "logs", "tail")
    case .foldAll: CommandWords("Fold all", "Folds everything.", "collapse")
    case .unfoldAll: CommandWords("Unfold all", "Unfolds everything.", "expand")
    case .jsonOrYAML: CommandWords("JSON or YAML", "Writes the document the other way.", "yaml")
    case .compare:
      CommandWords(
        "Compare", "Compares the asset with the marked one, or a revision with now.", "diff")
    case .wideOrWrap:
      CommandWords("Wide, or wrap", "Shows more columns of a table; wraps the lines of a text.")
    case .timestamps: CommandWords("Timestamps", "Shows or hides the timestamps of the log.")
    case .filterLines: CommandWords("Only matching lines", "Shows only log lines that match.")
    case .moreContext:
      CommandWords("More context", "Shows one more line around every match.", "around")
    case .lessContext:
      CommandWords("Less context", "Shows one line less around every match.", "around")
    case .refresh: CommandWords("Refresh", "Reads anew what is shown, now.", "reload", "retry")
    case .requests: CommandWords("Requests", "Shows what was asked of the platforms.", "http")
    case .api:
      CommandWords(
        "Call the API", "Calls any operation of the platforms.", "api", "call", "operation")
    case .messages: CommandWords("Messages", "Shows what the status line said.", "log of messages")
    case .tray: CommandWords("Operations", "Shows everything that is going on.", "tray")
    case .watch: CommandWords("Watch", "Tells you when the run ends.", "notify", "tell me")
    case .problems:
      CommandWords("Problems", "Shows what failed or needs you.", "errors", "failures")
    case .openInBrowser:
      CommandWords("Open in the browser", "Opens the page of the selection.", "web", "url")
    default: CommandWords("Help", "Shows the keys of this pane.", "keys", "?")
    }
  }

  private var markingWords: CommandWords {
    switch self {
    case .mark: CommandWords("Mark", "Marks the asset, or takes the mark away.", "select")
    case .markRange: CommandWords("Mark a range", "Begins a range of marks, and ends it.")
    case .invertMarks: CommandWords("Invert marks", "Marks what is not marked, of what is shown.")
    case .copyName: CommandWords("Copy name", "Puts the name on the clipboard.", "yank")
    case .save:
      CommandWords(
        "Save …", "Writes what this pane shows to a file: CSV, TSV, JSON, text.", "export", "csv")
    default: CommandWords("Copy …", "Chooses what to put on the clipboard.", "copy id", "yank")
    }
  }

  private var actingWords: CommandWords {
    switch self {
    case .edit: CommandWords("Edit", "Stages an edit of the asset in a form.", "rename")
    case .editInEditor:
      CommandWords("Edit in $EDITOR", "Stages an edit of the asset in your editor.", "vi", "vim")
    case .drafts: CommandWords("Drafts", "Shows staged edits, to apply or discard.", "changes")
    case .undo:
      CommandWords("Undo", "Takes back the last staged edit, or stages the reverse of one applied.")
    case .redo: CommandWords("Redo", "Stages again what was taken back.")
    default: CommandWords("Actions", "Chooses what to do to the selection or the marks.", "menu")
    }
  }

  private var overlayWords: CommandWords {
    switch self {
    case .accept: CommandWords("Accept", "Accepts what is selected or written.")
    case .apply: CommandWords("Apply", "Sends the draft to the platform.")
    case .applyAll: CommandWords("Apply all", "Sends all drafts to the platform.")
    case .discard: CommandWords("Discard", "Throws the draft away.")
    case .nextField: CommandWords("Next field", "Goes to the next field.")
    case .previousField: CommandWords("Previous field", "Goes to the field before.")
    case .chooseMine: CommandWords("Mine", "Keeps what you wrote.")
    default: CommandWords("Theirs", "Keeps what the platform has.")
    }
  }

  private var programWords: CommandWords {
    switch self {
    case .mouse: CommandWords("Mouse", "Switches the mouse off and on.", "pointer")
    case .redraw: CommandWords("Redraw", "Draws the screen anew.")
    case .suspend: CommandWords("Suspend", "Stops limn until the shell continues it.")
    case .cancelRequest:
      CommandWords("Cancel requests", "Cancels what is being read; twice: quits.", "stop")
    default: CommandWords("Back or quit", "Closes what is on top; at the end quits.", "q", "exit")
    }
  }
}
