import TerminalKit
import Testing

struct KeyPressTests {
  @Test(arguments: [
    ("g", KeyPress("g")), ("G", KeyPress("G")), ("ctrl-r", .ctrl("r")), ("C-R", .ctrl("r")),
    ("shift-tab", KeyPress(.backTab)), ("Enter", KeyPress(.enter)), ("esc", KeyPress(.escape)),
    ("alt-left", KeyPress(.left, .alt)), ("ctrl-shift-up", KeyPress(.up, [.ctrl, .shift])),
    ("F5", KeyPress(.function(5))), ("space", KeyPress(" ")), ("-", KeyPress("-")),
    ("ctrl--", .ctrl("-")), ("shift-g", KeyPress("G")), ("PgDn", KeyPress(.pageDown)),
    ("é", KeyPress("é")), ("M-x", KeyPress(.character("x"), .alt)), ("f", KeyPress("f")),
  ])
  func aWrittenKeyIsRead(text: String, press: KeyPress) {
    #expect(KeyPress(parsing: text) == press)
    #expect(KeyPress(parsing: press.description) == press)
  }

  @Test(arguments: ["", "ctrl-", "gg", "hyper-x", "f99", "ctrl-foo", " "])
  func nonsenseIsNoKey(text: String) {
    #expect(KeyPress(parsing: text) == nil)
  }

  @Test func sequencesAreReadWithAndWithoutSpaces() {
    #expect(KeyPress.sequence(parsing: "gg") == [KeyPress("g"), KeyPress("g")])
    #expect(KeyPress.sequence(parsing: "g m") == [KeyPress("g"), KeyPress("m")])
    #expect(KeyPress.sequence(parsing: "ctrl-x Enter") == [.ctrl("x"), KeyPress(.enter)])
    #expect(KeyPress.sequence(parsing: ":q") == [KeyPress(":"), KeyPress("q")])
    #expect(KeyPress.sequence(parsing: "ctrl-nothing") == nil)
    #expect(KeyPress.sequence(parsing: "  ") == nil)
  }

  @Test(arguments: [
    ("ctrl-r", "ctrl-r"), ("alt-left", "Alt-←"), ("enter", "Enter"), ("escape", "Esc"),
    ("G", "G"), ("space", "Space"), ("f1", "F1"), ("shift-tab", "Shift-Tab"), ("pageup", "PgUp"),
  ])
  func peopleSeeShortNames(text: String, label: String) {
    #expect(KeyPress(parsing: text)?.label == label)
  }

  @Test func onlyTypedCharactersAreText() {
    #expect(KeyPress("x").character == "x")
    #expect(KeyPress.ctrl("x").character == nil)
    #expect(KeyPress(.character("x"), .alt).character == nil)
    #expect(KeyPress(.enter).character == nil)
  }
}
