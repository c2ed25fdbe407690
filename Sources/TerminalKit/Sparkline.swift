/// A chart one row high.
public enum Sparkline {
  /// The last `width` values as bars between 0 and the greatest of them; values that are not numbers
  /// or are below 0 count as 0. Not filled up if there are fewer values.
  ///
  /// The upper quarter of the row stays free, so that charts in rows below each other stay apart.
  public static func text(_ values: [Double], width: Int, glyphs: Glyphs = .unicode) -> String {
    let values = values.suffix(max(0, width)).map { $0.isFinite ? max(0, $0) : 0 }
    let bars = glyphs.bars.dropLast(2)
    guard let highest = values.max(), highest > 0 else {
      return String(repeating: bars[0], count: values.count)
    }
    return values.map { bars[Int(($0 / highest * Double(bars.count - 1)).rounded())] }.joined()
  }
}
