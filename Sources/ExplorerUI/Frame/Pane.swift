import ExplorerModel
import PlatformModel
import TerminalKit

/// One of the six panes, as the frame around it sees it.
protocol Pane {
  var id: PaneID { get }
  var title: PaneTitle { get }
  /// The filter or search that is being typed; nil if none is.
  var input: PaneInput? { get }
  /// What stands in the lower edge while nothing is typed, at most so many columns wide.
  func edge(width: Int) -> [Span]
  /// Where in its list the pane is; nil where that means nothing.
  func position(in area: Rect) -> ListPosition?
  /// Draws what is inside the frame.
  func draw(in area: Rect, into buffer: inout CellBuffer)
}

extension Pane {
  func edge(width: Int) -> [Span] { [] }
}

/// A filter or search being typed in the lower edge of a pane.
struct PaneInput {
  /// `/` or `&`.
  var sign: String
  var input: TextInput
  /// What is said at the right: `here`, `3 of 41`.
  var note: String
}

/// Which rows of a list are shown, and which one is selected.
struct ListPosition {
  var first: Int
  var height: Int
  var count: Int
  /// Nil where nothing is selected, as in texts.
  var selected: Int?
  /// The list goes on beyond `count`.
  var isPartial = false

  var isScrollable: Bool { count > height }
}

extension ListCursor {
  /// Brought inside `count` rows and a view of `height`, whatever size the screen had before.
  func fitted(count: Int, height: Int) -> ListCursor {
    var cursor = self
    cursor.clamp(count: count, height: height)
    return cursor
  }
}

extension Scene {
  /// What a list that has rows waits for, once that takes longer than a second: `POST /v2/… · 1.4 s ·
  /// ctrl-c cancels`. The longest that fits; empty if none does.
  func waiting(for phases: LoadPhase..., width: Int) -> [Span] {
    let waits = phases.compactMap { phase -> (since: Timestamp, request: String)? in
      if case .loading(let since, let request) = phase { (since, request) } else { nil }
    }
    guard let wait = waits.min(by: { $0.since < $1.since }), state.now - wait.since >= .seconds(1)
    else { return [] }
    let age = Span(DurationText.precise(state.now - wait.since), .stale)
    let cancels = [Span(dot, .dim), Span("ctrl-c", .key), Span(" cancels", .dim)]
    let method = String(wait.request.prefix { $0 != " " })
    let lines = [
      [Span(wait.request + dot, .dim), age] + cancels, [Span(method + dot, .dim), age] + cancels,
      [age] + cancels, [age],
    ]
    let fitting = lines.first { $0.columns + 2 <= width }
    return fitting.map { [Span(" ", .border)] + $0 + [Span(" ", .border)] } ?? []
  }
}
