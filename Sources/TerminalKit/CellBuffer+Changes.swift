#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CellBuffer {
  /// Two stretches with fewer equal cells between them are one: moving the cursor is not free either.
  private static let shortestGap = 8

  /// The rows that differ from `previous`, as ranges from top to bottom; all rows if the sizes differ
  /// or there is no previous buffer.
  public func rowsChanged(from previous: CellBuffer?) -> [Range<Int>] {
    guard let previous, previous.size == size else { return size.rows == 0 ? [] : [0..<size.rows] }
    var ranges: [Range<Int>] = []
    for y in 0..<size.rows where isRow(y, differentFrom: previous) {
      if let last = ranges.last, last.upperBound == y {
        ranges[ranges.count - 1] = last.lowerBound..<y + 1
      } else {
        ranges.append(y..<y + 1)
      }
    }
    return ranges
  }

  /// The stretches of row `y` that differ from `previous`, widened to whole characters, from left to
  /// right; the whole row if the sizes differ or there is no previous buffer.
  public func columnsChanged(row y: Int, from previous: CellBuffer?) -> [Range<Int>] {
    guard let previous, previous.size == size else { return [0..<size.columns] }
    guard isRow(y, differentFrom: previous) else { return [] }
    let start = y * size.columns
    var ranges: [Range<Int>] = []
    var x = 0
    while let first = nextDifference(from: x, row: start, previous) {
      let whole = wholeCharacters(first, row: start, previous)
      if let last = ranges.last, whole.lowerBound < last.upperBound + Self.shortestGap {
        ranges[ranges.count - 1] = last.lowerBound..<whole.upperBound
      } else {
        ranges.append(whole)
      }
      x = whole.upperBound
    }
    return ranges
  }

  private func nextDifference(from x: Int, row start: Int, _ previous: CellBuffer) -> Int? {
    cells.withUnsafeBufferPointer { mine in
      previous.cells.withUnsafeBufferPointer { other in
        (x..<size.columns).first { mine[start + $0] != other[start + $0] }
      }
    }
  }

  /// The columns of the characters that either buffer has at `x`.
  private func wholeCharacters(_ x: Int, row start: Int, _ previous: CellBuffer) -> Range<Int> {
    var first = x
    var end = x + 1
    while first > 0, isRightHalf(start + first, previous) { first -= 1 }
    while end < size.columns, isRightHalf(start + end, previous) { end += 1 }
    return first..<end
  }

  private func isRightHalf(_ index: Int, _ previous: CellBuffer) -> Bool {
    cells[index].width == 0 || previous.cells[index].width == 0
  }

  private func isRow(_ y: Int, differentFrom previous: CellBuffer) -> Bool {
    let length = size.columns * MemoryLayout<Cell>.stride
    return cells.withUnsafeBytes { mine in
      previous.cells.withUnsafeBytes { other in
        guard let mine = mine.baseAddress, let other = other.baseAddress else { return false }
        return memcmp(mine + y * length, other + y * length, length) != 0
      }
    }
  }
}
