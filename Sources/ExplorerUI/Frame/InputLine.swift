import ExplorerModel
import TerminalKit

/// One line in which something is typed; scrolls sideways so that the cursor stays visible.
struct InputLine {
  let input: TextInput
  var sign = ""
  var note = ""
  var style: Style = .inputFocused
  var placeholder = ""

  /// Returns where the cursor stands.
  @discardableResult
  func draw(x: Int, y: Int, width: Int, into buffer: inout CellBuffer) -> Point {
    buffer.fill(Rect(x: x, y: y, width: width, height: 1), style: style)
    let signs = buffer.put(sign, x: x, y: y, style: Style(.key, on: style.role), maxWidth: width)
    let noteWidth = note.isEmpty ? 0 : TextWidth.width(of: note) + 2
    let showsNote = noteWidth > 0 && width - signs - noteWidth >= 12
    if showsNote {
      buffer.put(
        note, x: x + width - noteWidth + 1, y: y, style: Style(.dim, on: style.role))
    }
    let room = max(1, width - signs - (showsNote ? noteWidth : 0))
    if input.text.isEmpty, !placeholder.isEmpty {
      buffer.put(
        placeholder, x: x + signs, y: y, style: Style(.inputPlaceholder, on: style.role),
        maxWidth: room, ellipsis: true)
    }
    let (text, column) = part
    let shift = max(0, column - room + 1)
    let area = Rect(x: x + signs, y: y, width: room, height: 1)
    buffer.clipped(to: area) {
      _ = $0.put(text, x: area.x - shift, y: y, style: style)
    }
    return Point(x: min(x + width - 1, area.x + column - shift), y: y)
  }

  /// What is near the cursor, and the column the cursor has in it: of a long text no more is looked at.
  private var part: (text: Substring, column: Int) {
    let utf8 = input.text.utf8
    let reach = 16_384
    var start = input.offset > 2 * reach ? (input.offset / reach - 1) * reach : 0
    var first = utf8.index(utf8.startIndex, offsetBy: start)
    while start > 0, utf8[first] & 0xc0 == 0x80 {
      start -= 1
      first = utf8.index(before: first)
    }
    let place = utf8.index(first, offsetBy: input.offset - start)
    return (input.text[first...], TextWidth.width(of: input.text[first..<place]))
  }
}
