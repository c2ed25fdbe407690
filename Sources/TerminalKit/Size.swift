/// How many columns and rows something has; never negative.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public static let zero = Size(columns: 0, rows: 0)

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
