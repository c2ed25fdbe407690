/// Shows in one column which part of something long is seen.
public struct Scrollbar: Hashable, Sendable {
  public var count: Int
  public var visible: Range<Int>

  public init(count: Int, visible: Range<Int>) {
    self.count = count
    self.visible = visible
  }

  /// The rows of a bar of `height` its thumb covers; nil if everything is seen.
  public func thumb(height: Int) -> Range<Int>? {
    guard height > 0, count > visible.count, !visible.isEmpty else { return nil }
    let share = Double(height) / Double(count)
    let length = min(height, max(1, Int((Double(visible.count) * share).rounded())))
    let way = Double(visible.lowerBound) / Double(max(1, count - visible.count))
    let start = Int((min(max(way, 0), 1) * Double(height - length)).rounded())
    return start..<start + length
  }

  /// Draws the bar in the first column of `rect`, such as the right edge of a box; draws nothing if
  /// everything is seen.
  public func draw(in rect: Rect, of buffer: inout CellBuffer) {
    guard rect.width > 0, let thumb = thumb(height: rect.height) else { return }
    for row in 0..<rect.height {
      let isThumb = thumb.contains(row)
      buffer.put(
        isThumb ? buffer.glyphs.scrollThumb : buffer.glyphs.scrollTrack, x: rect.x,
        y: rect.y + row, style: isThumb ? .scrollbarThumb : .scrollbar)
    }
  }
}
