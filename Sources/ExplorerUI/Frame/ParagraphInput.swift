import ExplorerModel
import TerminalKit

/// Several lines in which something is typed, wrapped; scrolls so that the cursor stays visible.
///
/// Of a long text only what is near the cursor is laid out.
struct ParagraphInput {
  let input: TextInput
  var style: Style = .inputFocused

  /// Bytes before the cursor that are laid out for each row, at most.
  private static let reach = 1_024

  /// Returns where the cursor stands.
  @discardableResult
  func draw(in box: Rect, into buffer: inout CellBuffer) -> Point? {
    buffer.fill(box, style: style)
    guard !box.isEmpty else { return nil }
    let start = start(of: box)
    let text = part(from: start, of: box)
    let (row, column) = cursor(in: text, at: input.offset - start)
    let top = max(0, row - box.height + 1)
    for offset in 0..<box.height {
      guard let line = text.line(top + offset) else { break }
      buffer.put(line, x: box.x, y: box.y + offset, style: style, maxWidth: box.width)
    }
    return Point(x: box.x + min(column, box.width - 1), y: box.y + row - top)
  }

  /// Where the layout begins: a line of the text so far above the cursor that the box is filled, or a
  /// place that stays the same while the cursor moves near it.
  private func start(of box: Rect) -> Int {
    let step = Self.reach * box.height
    guard input.offset > 2 * step else { return 0 }
    return input.text.utf8.withContiguousStorageIfAvailable { bytes in
      var ends = 0
      var index = input.offset
      while index > input.offset - step {
        index -= 1
        if bytes[index] == 0x0a { ends += 1 }
        if ends > box.height { return index + 1 }
      }
      index = (index / step) * step
      while index > 0, bytes[index] & 0xc0 == 0x80 { index -= 1 }
      return index
    } ?? 0
  }

  private func part(from start: Int, of box: Rect) -> WrappedText {
    let utf8 = input.text.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    let most = input.offset - start + Self.reach * box.height
    let end = utf8.index(first, offsetBy: most, limitedBy: utf8.endIndex) ?? utf8.endIndex
    return WrappedText(String(decoding: utf8[first..<end], as: UTF8.self), width: box.width)
  }

  private func cursor(in text: WrappedText, at offset: Int) -> (row: Int, column: Int) {
    var row = 0
    while let next = text.range(of: row + 1), next.lowerBound <= offset { row += 1 }
    guard let line = text.range(of: row) else { return (0, 0) }
    let before = text.slice(
      line.lowerBound..<max(line.lowerBound, min(offset, text.text.utf8.count)))
    return (row, TextWidth.width(of: before))
  }
}
