/// A row of tab titles, one of them shown as selected.
public struct Tabs: Hashable, Sendable {
  public var titles: [String]
  public var selected: Int

  public init(_ titles: [String], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  /// Draws the titles in the first row of `rect`, scrolled so that the selected one is seen, and
  /// returns where each was drawn (empty if it was not), for the mouse.
  @discardableResult
  public func draw(
    in rect: Rect, of buffer: inout CellBuffer, style: Style = .tab,
    selectedStyle: Style = .tabSelected
  ) -> [Rect] {
    var areas = Array(repeating: Rect.zero, count: titles.count)
    guard !rect.isEmpty else { return areas }
    let widths = titles.map { TextWidth.width(of: $0, limit: rect.width) }
    var first = 0
    while first < selected, !fits(first, widths, rect.width) { first += 1 }
    var x = rect.x
    if first > 0 { x += buffer.put(buffer.glyphs.more + " ", x: x, y: rect.y, style: .dim) }
    for index in titles.indices.dropFirst(first) where x < rect.maxX {
      let used = buffer.put(
        titles[index], x: x, y: rect.y, style: index == selected ? selectedStyle : style,
        maxWidth: rect.maxX - x, ellipsis: true)
      areas[index] = Rect(x: x, y: rect.y, width: used, height: 1)
      x += used + 2
    }
    return areas
  }

  private func fits(_ first: Int, _ widths: [Int], _ width: Int) -> Bool {
    guard widths.indices.contains(selected) else { return true }
    let shown = widths[first...selected]
    return shown.reduce(0, +) + 2 * (shown.count - 1) + (first > 0 ? 2 : 0) <= width
  }
}
