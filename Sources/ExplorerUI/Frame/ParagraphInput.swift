import ExplorerModel
import TerminalKit

/// Several lines in which something is typed, wrapped; scrolls so that the cursor stays visible.
struct ParagraphInput {
  let input: TextInput
  var style: Style = .inputFocused

  /// Returns where the cursor stands.
  @discardableResult
  func draw(in box: Rect, into buffer: inout CellBuffer) -> Point? {
    buffer.fill(box, style: style)
    guard !box.isEmpty else { return nil }
    let (lines, row, column) = layout(width: box.width)
    let top = max(0, row - box.height + 1)
    for (offset, line) in lines.dropFirst(top).prefix(box.height).enumerated() {
      buffer.put(line, x: box.x, y: box.y + offset, style: style, maxWidth: box.width)
    }
    return Point(x: box.x + min(column, box.width - 1), y: box.y + row - top)
  }

  /// The wrapped lines, and the line and column of the cursor.
  private func layout(width: Int) -> (lines: [Substring], row: Int, column: Int) {
    let text = input.text
    var offset = text.prefix(input.cursor).utf8.count
    var lines: [Substring] = []
    var place: (row: Int, column: Int)?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let ranges = TextWidth.wrapOffsets(line, width: width)
      for (index, range) in ranges.enumerated() {
        let next = index + 1 < ranges.count ? ranges[index + 1].lowerBound : line.utf8.count + 1
        if place == nil, offset >= range.lowerBound, offset < next {
          let before = slice(line, range.lowerBound, offset)
          place = (lines.count, TextWidth.width(of: before))
        }
        lines.append(slice(line, range.lowerBound, range.upperBound))
      }
      offset -= line.utf8.count + 1
    }
    return (lines, place?.row ?? max(0, lines.count - 1), place?.column ?? 0)
  }

  private func slice(_ line: Substring, _ start: Int, _ end: Int) -> Substring {
    let first = line.utf8.index(line.startIndex, offsetBy: start)
    let last = line.utf8.index(line.startIndex, offsetBy: min(end, line.utf8.count))
    return line[first..<last]
  }
}
