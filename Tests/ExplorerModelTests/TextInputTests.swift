import ExplorerModel
import Testing

@Suite struct TextInputTests {
  private func edited(_ text: String, _ edits: TextEdit..., isMultiline: Bool = false) -> TextInput
  {
    var input = TextInput(text)
    for edit in edits { input.apply(edit, isMultiline: isMultiline) }
    return input
  }

  private func expect(
    _ input: TextInput, _ text: String, _ cursor: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(input.text == text, sourceLocation: sourceLocation)
    #expect(input.cursor == cursor, sourceLocation: sourceLocation)
  }

  @Test func typingAndDeletingHappenAtTheCursor() {
    expect(edited("ac", .left, .insert("b")), "abc", 2)
    expect(edited("abc", .backspace), "ab", 2)
    expect(edited("abc", .home, .delete), "bc", 0)
    expect(edited("", .backspace, .delete, .left, .right, .deleteWord), "", 0)
  }

  @Test func wordsAreMovedOverAndDeletedWhole() {
    expect(edited("one two_2 ", .deleteWord), "one ", 4)
    expect(edited("one, two", .wordLeft), "one, two", 5)
    expect(edited("one, two", .wordLeft, .wordLeft, .wordRight), "one, two", 3)
    expect(edited("one two", .wordLeft, .killToEnd), "one ", 4)
    expect(edited("one two", .wordLeft, .killToStart), "two", 0)
  }

  @Test func theCursorCountsGraphemesNotBytes() {
    expect(edited("👩‍👩‍👧é日", .left, .backspace), "👩‍👩‍👧日", 1)
    expect(edited("e", .insert("\u{301}")), "é", 1)
    expect(edited("👩‍👩‍👧", .backspace), "", 0)
    expect(edited("🇨🇿🇯🇵", .left, .insert("x")), "🇨🇿x🇯🇵", 2)
  }

  @Test func aPasteIntoOneLineBecomesOneLineWithoutControlCharacters() {
    expect(edited("", .insert("a\r\nb\tc\u{1B}[31md\u{0}\u{9B}")), "a b c[31md", 10)
    expect(edited("a", .newline, .up, .down), "a", 1)
  }

  @Test func severalLinesAreWalkedUpAndDown() {
    let text = "first\nse\nthird"
    expect(edited(text, .up, isMultiline: true), text, 8)
    expect(edited(text, .up, .up, isMultiline: true), text, 2)
    expect(edited(text, .up, .up, .up, isMultiline: true), text, 2)
    expect(edited(text, .home, .killToEnd, isMultiline: true), "first\nse\n", 9)
    expect(edited("ab", .newline, .insert("c"), isMultiline: true), "ab\nc", 4)
    expect(edited(text, .up, .up, .down, .end, isMultiline: true), text, 8)
  }

  @Test func aWholeFileIsNotTaken() {
    let input = edited("x", .insert(String(repeating: "y", count: 200_000)))
    #expect(input.text.count == TextInput.maximumLength)
    #expect(input.cursor == TextInput.maximumLength)
  }

  @Test func noOrderOfEditsPutsTheCursorOutside() {
    var numbers = SeededNumbers(3)
    let edits: [TextEdit] = [
      .insert("a b"), .insert("é"), .insert("\n"), .insert("\u{301}"), .insert("🇨"), .insert("🇿"),
      .backspace, .delete, .deleteWord, .killToEnd, .killToStart, .left, .right, .wordLeft,
      .wordRight, .home, .end, .up, .down, .newline,
    ]
    for isMultiline in [true, false] {
      var input = TextInput()
      for _ in 0..<5_000 {
        input.apply(edits.randomElement(using: &numbers) ?? .left, isMultiline: isMultiline)
        #expect((0...input.text.count).contains(input.cursor))
        if input.text.count > 60 { input = TextInput(String(input.text.prefix(10))) }
      }
    }
  }
}
