import PlatformModel

/// Where one stands in a list and how it is shown, whatever its rows are.
///
/// Rows are told by their number among all that are here; `visible` are those that are shown, in their
/// order. Nothing here costs more the more rows there are, except arranging them anew.
public struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  public var cursor = ListCursor()
  public var filter = FilterState()
  public var marks: Set<ID> = []
  /// The line where a range of marks began; nil: none was begun.
  public var rangeStart: Int?
  /// What rows are ordered by, the first counts most; none: as they came.
  public var order: [ListOrder] = []
  /// Times and numbers whole, and all columns.
  public var isWide = false
  /// Rows that are shown; nil: all, as they came.
  public var visible: [Int]?

  public init() {}

  /// Has something that `Esc` takes away.
  var hasLayer: Bool { filter.hasLayer || !marks.isEmpty || rangeStart != nil }

  public func shownCount(of count: Int) -> Int { visible?.count ?? count }

  /// The number of the row in a line of the list; nil outside.
  public func row(at line: Int, of count: Int) -> Int? {
    guard line >= 0, line < shownCount(of: count) else { return nil }
    return visible?[line] ?? line
  }

  mutating func move(_ movement: Movement, of count: Int, height: Int) {
    cursor.move(movement, count: shownCount(of: count), height: height)
  }

  mutating func scroll(_ lines: Int, of count: Int, height: Int) {
    cursor.scroll(lines, count: shownCount(of: count), height: height)
  }

  mutating func mark(_ id: ID) {
    if marks.remove(id) == nil { marks.insert(id) }
  }

  /// Orders by a column first; what was first comes second. The same column again turns it round.
  mutating func orderFirst(by column: String, descending: Bool) {
    order.removeAll { $0.column == column }
    order.insert(ListOrder(column: column, isDescending: descending), at: 0)
    order = Array(order.prefix(3))
  }

  /// Shows these rows from now on; the selection stays on its row, where that is still shown, and the
  /// row where it is on the screen.
  mutating func arrange(_ rows: [Int]?, selected: Int?, of count: Int, height: Int) {
    visible = rows
    // Its lines are others now.
    rangeStart = nil
    let line = selected.flatMap { row in rows.map { $0.firstIndex(of: row) } ?? row }
    if let line {
      cursor.top += line - cursor.selected
      cursor.selected = line
    } else {
      cursor.selected = 0
      cursor.top = 0
    }
    cursor.clamp(count: shownCount(of: count), height: height)
  }
}

/// One column that a list is ordered by.
public struct ListOrder: Hashable, Sendable {
  /// `NounColumn.name`
  public let column: String
  public let isDescending: Bool

  public init(column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }
}
