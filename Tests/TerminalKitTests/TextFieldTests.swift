import TerminalKit
import Testing

struct TextFieldTests {
  /// Does keys, then tells text and cursor as `before|after`.
  private func edit(_ text: String, _ keys: String) -> String {
    var field = TextField(text)
    for press in KeyPress.sequence(parsing: keys) ?? [] { _ = field.handle(press) }
    return String(field.characters[..<field.cursor]) + "|"
      + String(field.characters[field.cursor...])
  }

  @Test(arguments: [
    ("", "a b c", "abc|"), ("abc", "left x", "abx|c"), ("abc", "home delete", "|bc"),
    ("abc", "backspace", "ab|"), ("abc", "ctrl-a x", "x|abc"), ("one two", "ctrl-w", "one |"),
    ("one two  ", "ctrl-w", "one |"), ("one two", "alt-b ctrl-k", "one |"),
    ("one two", "left ctrl-u", "|o"), ("one two", "home alt-d", "| two"),
    ("one two", "home ctrl-right x", "onex| two"), ("", "backspace delete left right", "|"),
    ("e\u{301}a", "left backspace", "|a"), ("👨‍👩‍👧x", "left left right", "👨‍👩‍👧|x"),
    ("customer_id", "ctrl-w", "|"), ("", "space", " |"),
  ])
  func keysEdit(text: String, keys: String, result: String) {
    #expect(edit(text, keys) == result)
  }

  @Test func keysThatAreNotForTextAreLeft() {
    var field = TextField("x")
    let handled = [KeyPress(.enter), KeyPress(.escape), .ctrl("s")].map { field.handle($0) }
    #expect(handled == [false, false, false])
    #expect(field.text == "x")
  }

  @Test func pastedLinesBecomeOne() {
    var field = TextField("ab")
    field.moveCursor(to: 1)
    field.insert("x\ny\tz\u{1b}[31m\r")
    #expect(field.text == "ax y z[31mb")
    #expect(field.cursor == 10)
  }

  @Test func aMarkJoinsTheCharacterBeforeIt() {
    var field = TextField("e")
    field.insert("\u{301}")
    #expect(field.characters == ["e\u{301}"])
    #expect(field.cursor == 1)
  }

  @Test func theCursorIsAlwaysSeen() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 1))
    var field = TextField("abcdefghij")
    #expect(field.draw(in: buffer.bounds, of: &buffer) == Point(x: 5, y: 0))
    #expect(buffer.text(row: 0) == "fghij")

    field.moveCursor(to: 0)
    #expect(field.draw(in: buffer.bounds, of: &buffer) == Point(x: 0, y: 0))
    #expect(buffer.text(row: 0) == "abcdef")

    #expect(field.draw(in: buffer.bounds, of: &buffer, isFocused: false) == nil)
    #expect(buffer.text(row: 0) == "abcde…")

    field.text = "客户客户"
    #expect(field.draw(in: buffer.bounds, of: &buffer) == Point(x: 4, y: 0))
    #expect(buffer.text(row: 0) == "客户")
  }

  @Test func secretsAndPlaceholders() {
    var buffer = CellBuffer(size: Size(columns: 8, rows: 1))
    TextField("geheim").draw(in: buffer.bounds, of: &buffer, isSecret: true)
    #expect(buffer.text(row: 0) == "••••••")
    TextField().draw(in: buffer.bounds, of: &buffer, placeholder: "filter")
    #expect(buffer.text(row: 0) == "filter")
    #expect(buffer[0, 0].style.role == .inputPlaceholder)
  }
}
