import ExplorerModel
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
