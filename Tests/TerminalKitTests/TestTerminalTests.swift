import TerminalKit
import Testing

struct TestTerminalTests {
  @Test func itTypesAndShows() {
    let terminal = TestTerminal(size: Size(columns: 10, rows: 2))
    terminal.press("gg ctrl-r")
    terminal.type("é")
    terminal.send(bytes: Array("\u{1b}[A".utf8))
    terminal.resize(to: Size(columns: 5, rows: 2))
    #expect(
      terminal.readEvents() == [
        .key(KeyPress("g")), .key(KeyPress("g")), .key(.ctrl("r")), .key(KeyPress("é")),
        .key(KeyPress(.up)), .resize,
      ])
    #expect(terminal.readEvents() == [])

    var first = CellBuffer(size: terminal.size)
    first.put("one", x: 0, y: 0)
    terminal.present(first, previous: nil, cursor: nil)
    var second = first
    second.put("two", x: 0, y: 1)
    terminal.present(second, previous: first, cursor: Point(x: 3, y: 1))

    #expect(terminal.text == "one\ntwo\n")
    #expect(terminal.frames == 2)
    #expect(terminal.rowsSent == 3)
    #expect(terminal.cursor == Point(x: 3, y: 1))
  }
}
