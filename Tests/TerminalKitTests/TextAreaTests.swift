import TerminalKit
import Testing

struct TextAreaTests {
  private func edit(_ text: String, _ keys: String) -> TextArea {
    var area = TextArea(text)
    for press in KeyPress.sequence(parsing: keys) ?? [] { _ = area.handle(press) }
    return area
  }

  @Test(arguments: [
    ("", "a enter b", "a\nb"), ("ab", "left enter", "a\nb"), ("a\nb", "home backspace", "ab"),
    ("a\nb", "up delete", "ab"), ("a\nb", "up ctrl-k", "ab"), ("one\ntwo", "up x", "onex\ntwo"),
    ("a\nb", "ctrl-home x", "xa\nb"), ("a\n\nb", "up up x", "ax\n\nb"),
    ("a\nb", "home left x", "ax\nb"),
    ("a\nb", "ctrl-home right right x", "a\nxb"), ("a", "down down x", "ax"),
  ])
  func keysEdit(text: String, keys: String, result: String) {
    #expect(edit(text, keys).text == result)
  }

  @Test func upAndDownKeepTheColumn() {
    let area = edit("long line\nx\nlong line", "up up")
    #expect(area.cursor == (0, 9))
    let again = edit("long line\nx\nlong line", "up down")
    #expect(again.cursor == (2, 9))
  }

  @Test func pastedLinesStayLines() {
    var area = TextArea("ab")
    _ = area.handle(KeyPress(.left))
    area.insert("1\n2")
    #expect(area.text == "a1\n2b")
    #expect(area.cursor == (1, 1))
  }

  @Test func textIsWrappedAndTheCursorSeen() {
    var buffer = CellBuffer(size: Size(columns: 9, rows: 2))
    var area = TextArea("one two three four")
    let place = area.draw(in: buffer.bounds, of: &buffer)
    #expect(place == Point(x: 4, y: 1))
    #expect(buffer.text == "three\nfour\n")

    _ = area.handle(KeyPress(.home))
    let next = area.draw(in: buffer.bounds, of: &buffer)
    #expect(next == Point(x: 0, y: 0))
    #expect(buffer.text == "one two\nthree\n")
  }

  @Test func anEmptyAreaShowsItsPlaceholder() {
    var buffer = CellBuffer(size: Size(columns: 12, rows: 2))
    var area = TextArea()
    let only = area.draw(in: buffer.bounds, of: &buffer, placeholder: "Description")
    #expect(only == .zero)
    #expect(buffer.text == "Description\n\n")
    #expect(area.isEmpty)
  }
}
