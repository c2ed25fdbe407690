/// A rectangle of cells; width and height are never negative.
public struct Rect: Hashable, Sendable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The rectangle of `size` at the top left of the screen.
  public init(size: Size) {
    self.init(x: 0, y: 0, width: size.columns, height: size.rows)
  }

  public var origin: Point { Point(x: x, y: y) }
  public var size: Size { Size(columns: width, rows: height) }
  /// The first column right of the rectangle.
  public var maxX: Int { x + width }
  /// The first row below the rectangle.
  public var maxY: Int { y + height }
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The rows it covers, top to bottom.
  public var rows: Range<Int> { y..<maxY }

  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The rectangle of `count` of its rows, starting at row `first` (0 is its top), cut to fit.
  public func rows(_ first: Int, _ count: Int = 1) -> Rect {
    Rect(x: x, y: y + first, width: width, height: count).intersection(self)
  }

  /// One of its rows, counted from 0; empty if there is no such row.
  public func row(_ index: Int) -> Rect { rows(index, 1) }

  /// The rectangle of `count` of its columns, starting at column `first` (0 is its left), cut to fit.
  public func columns(_ first: Int, _ count: Int) -> Rect {
    Rect(x: x + first, y: y, width: count, height: height).intersection(self)
  }

  /// The rectangle without so many cells of each side; empty if nothing is left.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// The rectangle without `amount` cells of every side.
  public func inset(by amount: Int) -> Rect {
    inset(left: amount, top: amount, right: amount, bottom: amount)
  }

  /// The inside of a box drawn around it.
  public var inner: Rect { inset(by: 1) }

  /// The cells both have; empty if there are none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left,
      height: min(maxY, other.maxY) - top)
  }

  /// The `width` leftmost columns and the rest; `width` is cut to what there is.
  public func splitLeft(_ width: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, width), self.width)
    return (columns(0, taken), inset(left: taken))
  }

  /// The `width` rightmost columns and the rest.
  public func splitRight(_ width: Int) -> (rest: Rect, right: Rect) {
    let taken = min(max(0, width), self.width)
    return (inset(right: taken), inset(left: self.width - taken))
  }

  /// The `height` topmost rows and the rest.
  public func splitTop(_ height: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, height), self.height)
    return (rows(0, taken), inset(top: taken))
  }

  /// The `height` lowest rows and the rest.
  public func splitBottom(_ height: Int) -> (rest: Rect, bottom: Rect) {
    let taken = min(max(0, height), self.height)
    return (inset(bottom: taken), inset(top: self.height - taken))
  }

  /// A rectangle of `size` in the middle of it, cut to fit.
  public func centered(_ size: Size) -> Rect {
    let width = min(size.columns, self.width)
    let height = min(size.rows, self.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
      height: height)
  }

  /// Columns with widths in proportion to `weights`, which together fill it exactly.
  public func columns(weights: [Int]) -> [Rect] {
    Self.shares(of: width, weights: weights).map { columns($0.lowerBound, $0.count) }
  }

  /// Rows with heights in proportion to `weights`, which together fill it exactly.
  public func rows(weights: [Int]) -> [Rect] {
    Self.shares(of: height, weights: weights).map { rows($0.lowerBound, $0.count) }
  }

  private static func shares(of length: Int, weights: [Int]) -> [Range<Int>] {
    let total = max(1, weights.reduce(0) { $0 + max(0, $1) })
    var sum = 0
    var start = 0
    return weights.map { weight in
      sum += max(0, weight)
      let end = length * sum / total
      defer { start = end }
      return start..<end
    }
  }
}
