import TerminalKit

/// Rows of cells under headings. Give it the rows that are visible: then drawing costs the same however
/// many there are.
///
/// Columns with a usual width stay where they are, whatever rows are in view; the width of others
/// comes from the rows.
struct Table {
  struct Column {
    var title: String
    var minimum = 4
    var maximum = 60
    /// How wide it is where there is room; nil: as wide as the rows that are given.
    var usual: Int?
    var alignment: TextWidth.Alignment = .left
    /// The lowest is left out first where there is no room.
    var rank = 5
    /// What does not fit is cut in the middle: its end matters.
    var keepsEnd = false
    /// Takes room that is left over until it is so wide; more stays empty at the right.
    var grows = 0
  }

  var columns: [Column]
  /// As many cells per row as there are columns.
  var rows: [[[Span]]]
  var gap = 2
  /// Columns after the first that are scrolled out of view.
  var scrolled = 0

  /// What is shown in `width`: indexes of columns and how wide they are.
  func layout(in width: Int) -> [(column: Int, width: Int)] {
    var shown = Array(columns.indices)
    let hidden = min(max(0, scrolled), max(0, columns.count - 2))
    if hidden > 0 { shown.removeSubrange(1...hidden) }
    let needed = columns.indices.map(natural)
    while shown.count > 1, total(shown.map { min(needed[$0], columns[$0].minimum) }) > width {
      let last = shown.dropFirst().min { rank($0) < rank($1) }
      shown.removeAll { $0 == last }
    }
    var widths = shown.map { needed[$0] }
    shrink(&widths, shown: shown, to: width)
    if let index = shown.firstIndex(where: { columns[$0].grows > 0 }) {
      let room = min(width - total(widths), columns[shown[index]].grows - widths[index])
      widths[index] += max(0, room)
    }
    return Array(zip(shown, widths))
  }

  private func rank(_ index: Int) -> Int { columns[index].rank * 100 - index }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  private func natural(_ index: Int) -> Int {
    let column = columns[index]
    if let usual = column.usual { return max(usual, column.minimum) }
    var width = max(column.minimum, TextWidth.width(of: column.title))
    for row in rows where width < column.maximum {
      let cell = row[index].reduce(0) { $0 + TextWidth.width(of: $1.text, limit: column.maximum) }
      width = max(width, cell)
    }
    return min(width, max(column.maximum, column.minimum))
  }

  /// Takes columns from those that have most to spare.
  private func shrink(_ widths: inout [Int], shown: [Int], to width: Int) {
    var excess = total(widths) - width
    while excess > 0 {
      let spare = widths.indices.map { widths[$0] - columns[shown[$0]].minimum }
      guard let widest = spare.indices.max(by: { spare[$0] < spare[$1] }), spare[widest] > 0 else {
        break
      }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// Draws the headings in the first row of `area` and the rows below it.
  func draw(in area: Rect, into buffer: inout CellBuffer) {
    let layout = layout(in: area.width)
    drawHeader(layout, in: area.row(0), into: &buffer)
    drawRows(layout, in: area.inset(top: 1), into: &buffer)
  }

  private func drawHeader(
    _ layout: [(column: Int, width: Int)], in row: Rect, into buffer: inout CellBuffer
  ) {
    var x = row.x
    for (index, width) in layout {
      let cell = Rect(x: x, y: row.y, width: width, height: 1).intersection(row)
      buffer.put(
        columns[index].title, in: cell, alignment: columns[index].alignment, style: .columnHeader)
      x += width + gap
    }
  }

  /// Draws the rows alone, from the top of `area`.
  func drawRows(in area: Rect, into buffer: inout CellBuffer) {
    drawRows(layout(in: area.width), in: area, into: &buffer)
  }

  /// Of the spans of a cell the longest is cut.
  private func shortened(_ cell: [Span], to width: Int, _ buffer: CellBuffer) -> [Span] {
    let excess = cell.columns - width
    let longest = cell.indices.max { [cell[$0]].columns < [cell[$1]].columns }
    guard excess > 0, let longest, [cell[longest]].columns > excess else { return cell }
    var cell = cell
    cell[longest].text = TextWidth.shorten(
      cell[longest].text, to: [cell[longest]].columns - excess, ellipsis: buffer.glyphs.ellipsis)
    return cell
  }

  private func drawRows(
    _ layout: [(column: Int, width: Int)], in area: Rect, into buffer: inout CellBuffer
  ) {
    for (offset, row) in rows.enumerated().prefix(area.height) {
      var x = area.x
      for (index, width) in layout {
        let room = min(width, area.maxX - x)
        let start = columns[index].alignment == .right ? max(0, width - row[index].columns) : 0
        let cell = columns[index].keepsEnd ? shortened(row[index], to: room, buffer) : row[index]
        buffer.put(cell, x: x + start, y: area.y + offset, maxWidth: room - start, ellipsis: true)
        x += width + gap
      }
    }
  }
}
