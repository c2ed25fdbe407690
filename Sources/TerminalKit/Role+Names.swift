/// The roles the interface uses; every theme that comes with the program has an entry for each.
extension Role {
  /// Plain text.
  public static let text: Role = "text"
  /// Less important text.
  public static let dim: Role = "dim"
  /// Text that should catch the eye.
  public static let accent: Role = "accent"
  /// Titles of panes without focus.
  public static let title: Role = "title"
  /// The title of the pane with focus.
  public static let titleFocused: Role = "title.focused"
  /// The selected row of the pane with focus.
  public static let selected: Role = "selected"
  /// The selected row of a pane without focus.
  public static let selectedUnfocused: Role = "selected.unfocused"
  /// Rows marked for an action.
  public static let marked: Role = "marked"
  /// Frames of panes without focus.
  public static let border: Role = "border"
  /// The frame of the pane with focus.
  public static let borderFocused: Role = "border.focused"
  /// The line at the top of the screen.
  public static let header: Role = "header"
  /// The important parts of that line: context, running work, drafts.
  public static let headerAccent: Role = "header.accent"
  /// The path in that line.
  public static let breadcrumb: Role = "breadcrumb"
  /// Headings of table columns.
  public static let columnHeader: Role = "column.header"
  /// The line at the bottom of the screen.
  public static let status: Role = "status"
  /// Key hints.
  public static let key: Role = "key"
  /// Words beside key hints.
  public static let keyLabel: Role = "key.label"
  /// Work that is going on.
  public static let stateRunning: Role = "state.running"
  /// Work that went well.
  public static let stateOK: Role = "state.ok"
  /// Work that went well with warnings.
  public static let stateWarning: Role = "state.warning"
  /// Work that failed.
  public static let stateFailed: Role = "state.failed"
  /// Work that waits for a person.
  public static let statePaused: Role = "state.paused"
  /// Work that has not started.
  public static let stateQueued: Role = "state.queued"
  /// Work that was stopped.
  public static let stateCanceled: Role = "state.canceled"
  /// A state the program does not know.
  public static let stateUnknown: Role = "state.unknown"
  /// Text that is new.
  public static let diffAdded: Role = "diff.added"
  /// Text that is gone.
  public static let diffRemoved: Role = "diff.removed"
  /// Text around a change.
  public static let diffContext: Role = "diff.context"
  /// The heading of a change.
  public static let diffHeader: Role = "diff.header"
  /// Log lines that report an error.
  public static let logError: Role = "log.error"
  /// Log lines that warn.
  public static let logWarning: Role = "log.warning"
  /// Log lines that inform.
  public static let logInfo: Role = "log.info"
  /// Log lines for debugging.
  public static let logDebug: Role = "log.debug"
  /// Times of log lines.
  public static let logTime: Role = "log.time"
  /// Values that may be out of date.
  public static let stale: Role = "stale"
  /// A hidden value.
  public static let secret: Role = "secret"
  /// The finds of a search.
  public static let match: Role = "match"
  /// The find the cursor is on.
  public static let matchCurrent: Role = "match.current"
  /// Text being typed.
  public static let input: Role = "input"
  /// The words in an empty input.
  public static let inputPlaceholder: Role = "input.placeholder"
  /// The input with focus.
  public static let inputFocused: Role = "input.focused"
  /// Tags.
  public static let tag: Role = "tag"
  /// Text that can be followed.
  public static let link: Role = "link"
  /// Small counts and marks.
  public static let badge: Role = "badge"
  /// Text of windows over the panes.
  public static let popup: Role = "popup"
  /// Titles of those windows.
  public static let popupTitle: Role = "popup.title"
  /// Frames of those windows.
  public static let popupBorder: Role = "popup.border"
  /// A button.
  public static let button: Role = "button"
  /// The button with focus.
  public static let buttonFocused: Role = "button.focused"
  /// Commands and words about destroying something.
  public static let danger: Role = "danger"
  /// Tabs that are not shown.
  public static let tab: Role = "tab"
  /// The tab that is shown.
  public static let tabSelected: Role = "tab.selected"
  /// Error messages.
  public static let error: Role = "error"
  /// Warnings.
  public static let warning: Role = "warning"
  /// Good news.
  public static let success: Role = "success"
  /// Rows that are still loading.
  public static let skeleton: Role = "skeleton"
  /// Things that cannot be used now.
  public static let disabled: Role = "disabled"
  /// Values changed here and not yet on the platform.
  public static let draft: Role = "draft"
  /// Bookmarks.
  public static let bookmark: Role = "bookmark"
  /// Stars.
  public static let rating: Role = "rating"
  /// Bars and sparklines.
  public static let chart: Role = "chart"
  /// Numbers in tables.
  public static let number: Role = "number"
  /// Lines of trees.
  public static let guide: Role = "guide"
  /// The track of a scroll bar.
  public static let scrollbar: Role = "scrollbar"
  /// Its thumb.
  public static let scrollbarThumb: Role = "scrollbar.thumb"
  /// Keys in JSON.
  public static let jsonKey: Role = "json.key"
  /// Strings in JSON.
  public static let jsonString: Role = "json.string"
  /// Numbers in JSON.
  public static let jsonNumber: Role = "json.number"
  /// True, false and null in JSON.
  public static let jsonLiteral: Role = "json.literal"
  /// Braces, brackets, commas in JSON.
  public static let jsonPunctuation: Role = "json.punctuation"

  /// All of them, in the order in which a theme file lists them.
  public static let all: [Role] = [
    .text, .dim, .accent, .title, .titleFocused, .selected, .selectedUnfocused, .marked, .border,
    .borderFocused, .header, .headerAccent, .breadcrumb, .columnHeader, .status, .key, .keyLabel,
    .stateRunning, .stateOK, .stateWarning, .stateFailed, .statePaused, .stateQueued,
    .stateCanceled, .stateUnknown, .diffAdded, .diffRemoved, .diffContext, .diffHeader, .logError,
    .logWarning, .logInfo, .logDebug, .logTime, .stale, .secret, .match, .matchCurrent, .input,
    .inputPlaceholder, .inputFocused, .tag, .link, .badge, .popup, .popupTitle, .popupBorder,
    .button, .buttonFocused, .danger, .tab, .tabSelected, .error, .warning, .success, .skeleton,
    .disabled, .draft, .bookmark, .rating, .chart, .number, .guide, .scrollbar, .scrollbarThumb,
    .jsonKey, .jsonString, .jsonNumber, .jsonLiteral, .jsonPunctuation,
  ]
}
