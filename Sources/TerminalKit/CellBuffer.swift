/// A screen of cells to draw on; everything drawn outside of it, or outside of `clip`, is left out.
public struct CellBuffer: Sendable {
  public let size: Size
  /// The signs boxes, bars and cut text are drawn with.
  public var glyphs: Glyphs
  /// Where drawing has an effect; the whole buffer at first.
  public var clip: Rect {
    didSet { clip = clip.intersection(bounds) }
  }
  var cells: [Cell]

  public init(size: Size, glyphs: Glyphs = .unicode, style: Style = .text) {
    self.size = size
    self.glyphs = glyphs
    clip = Rect(size: size)
    cells = Array(repeating: Cell(blank: style), count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(size: size) }

  /// The cell at a place; reading outside of the buffer gives a blank, writing has no effect.
  public subscript(x: Int, y: Int) -> Cell {
    get { bounds.contains(Point(x: x, y: y)) ? cells[y * size.columns + x] : Cell(blank: .text) }
    set { if bounds.contains(Point(x: x, y: y)) { cells[y * size.columns + x] = newValue } }
  }

  /// The cells of row `y`; empty if there is no such row.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.rows else { return [] }
    return cells[y * size.columns..<(y + 1) * size.columns]
  }

  /// Makes every cell blank, whatever `clip` says.
  public mutating func clear(_ style: Style = .text) {
    cells.withUnsafeMutableBufferPointer { $0.update(repeating: Cell(blank: style)) }
  }

  /// Draws within `rect` only, as `clip` says, while `body` runs.
  public mutating func clipped<Result>(
    to rect: Rect, _ body: (inout CellBuffer) throws -> Result
  ) rethrows -> Result {
    let outer = clip
    clip = outer.intersection(rect)
    defer { clip = outer }
    return try body(&self)
  }

  // MARK: Reading what was drawn

  /// The text of row `y` without trailing spaces.
  public func text(row y: Int) -> String {
    var view = String.UnicodeScalarView()
    var length = 0
    var count = 0
    for cell in row(y) where cell.width > 0 {
      for value in [cell.base, cell.mark1, cell.mark2, cell.mark3] where value != 0 {
        guard let scalar = Unicode.Scalar(value) else { continue }
        view.append(scalar)
        count += 1
      }
      if cell.base != 0x20 { length = count }
    }
    return String(String.UnicodeScalarView(view.prefix(length)))
  }

  /// All rows without trailing spaces, each with a line end; what screen tests compare.
  public var text: String {
    var text = ""
    for y in 0..<size.rows { text += self.text(row: y) + "\n" }
    return text
  }

  /// Row `y` as runs of equal style, trailing spaces included.
  public func runs(row y: Int) -> [Span] {
    var runs: [Span] = []
    for cell in row(y) where cell.width > 0 {
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text += cell.text
      } else {
        runs.append(Span(cell.text, cell.style))
      }
    }
    return runs
  }
}
