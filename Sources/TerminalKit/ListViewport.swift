/// Which row of a list is selected and which rows are seen, without the rows.
///
/// Costs nothing however long the list is. `update(count:height:)` tells it about the list; after that
/// the selection is a row of the list (0 if it is empty) and is seen, `margin` rows from the edge where
/// there is room.
public struct ListViewport: Hashable, Sendable {
  public private(set) var selection: Int
  /// The first row seen.
  public private(set) var top: Int
  /// Rows of the list.
  public private(set) var count = 0
  /// Rows that fit.
  public private(set) var height = 1
  /// Rows kept in sight above and below the selection.
  public var margin: Int

  public init(selection: Int = 0, top: Int = 0, margin: Int = 3) {
    self.selection = max(0, selection)
    self.top = max(0, top)
    self.margin = margin
  }

  /// The rows seen.
  public var visible: Range<Int> { top..<min(count, top + height) }
  /// True if the last row is seen.
  public var isAtEnd: Bool { top + height >= count }
  public var isEmpty: Bool { count == 0 }

  /// Says how long the list is and how many rows of it fit.
  public mutating func update(count: Int, height: Int) {
    self.count = max(0, count)
    self.height = max(1, height)
    selection = limited(selection)
    follow()
  }

  public mutating func select(_ row: Int) {
    selection = limited(row)
    follow()
  }

  public mutating func move(by rows: Int) {
    let (sum, overflow) = selection.addingReportingOverflow(rows)
    select(overflow ? (rows < 0 ? 0 : count) : sum)
  }

  /// Moves by whole pages, one row of the last page still seen; view and selection move together.
  public mutating func page(by pages: Int) { jump(by: pages * max(1, height - 1)) }

  public mutating func halfPage(by pages: Int) { jump(by: pages * max(1, height / 2)) }

  public mutating func moveToStart() { select(0) }
  public mutating func moveToEnd() { select(count - 1) }

  /// Moves the view as a mouse wheel does; the selection follows only where it would be lost.
  public mutating func scroll(by rows: Int) {
    top = limitedTop(top + rows)
    let margin = effectiveMargin
    let low = top == 0 ? 0 : top + margin
    let high = isAtEnd ? count - 1 : top + height - 1 - margin
    selection = limited(min(max(selection, low), high))
  }

  /// Puts the selection in the middle of the view.
  public mutating func center() {
    top = limitedTop(selection - height / 2)
    follow()
  }

  /// The row of the list at a row of the view (0 is the first seen); nil below the end.
  public func index(atRow row: Int) -> Int? {
    let index = top + row
    return row >= 0 && row < height && index < count ? index : nil
  }

  private mutating func jump(by rows: Int) {
    top = limitedTop(top + rows)
    select(selection + rows)
  }

  private var effectiveMargin: Int { max(0, min(margin, (height - 1) / 2)) }

  private func limited(_ row: Int) -> Int { max(0, min(row, count - 1)) }

  private func limitedTop(_ row: Int) -> Int { max(0, min(row, count - height)) }

  private mutating func follow() {
    let margin = effectiveMargin
    if selection < top + margin { top = selection - margin }
    if selection > top + height - 1 - margin { top = selection - height + 1 + margin }
    top = limitedTop(top)
  }
}
