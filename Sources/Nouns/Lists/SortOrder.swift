/// One column that rows are sorted by.
public struct SortOrder<Row>: Sendable {
  public var column: NounColumn<Row>
  public var isDescending = false

  public init(column: NounColumn<Row>, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// Rows in the order of these; what is equal in all of them stays as it was.
  public static func sorted(_ rows: [Row], by orders: [SortOrder]) -> [Row] {
    rows.map { row in (row: row, keys: orders.map { $0.column.value(row) }) }
      .sorted { precedes($0.keys, $1.keys, orders) }
      .map(\.row)
  }

  private static func precedes(_ a: [CellValue], _ b: [CellValue], _ orders: [SortOrder]) -> Bool {
    for (index, order) in orders.enumerated() {
      let (x, y) = (a[index], b[index])
      if x == y { continue }
      // What has no value is last in either direction.
      if x == .none || y == .none { return x < y }
      let (first, second) = order.isDescending ? (y, x) : (x, y)
      if first < second { return true }
      if second < first { return false }
    }
    return false
  }
}
