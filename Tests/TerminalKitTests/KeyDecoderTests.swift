import TerminalKit
import Testing

struct KeyDecoderTests {
  private func events(_ text: String) -> [InputEvent] { events(Array(text.utf8)) }

  private func events(_ bytes: [UInt8]) -> [InputEvent] {
    var decoder = KeyDecoder()
    return decoder.feed(bytes) + decoder.flush()
  }

  @Test(arguments: [
    ("a", "a"), ("G", "G"), (" ", "space"), ("é", "é"), ("客", "客"), ("😀", "😀"), ("\r", "enter"),
    ("\n", "ctrl-j"), ("\t", "tab"), ("\u{7f}", "backspace"), ("\u{8}", "backspace"),
    ("\0", "ctrl-space"), ("\u{3}", "ctrl-c"), ("\u{1a}", "ctrl-z"), ("\u{1c}", "ctrl-\\"),
    ("\u{1f}", "ctrl-_"), ("\u{1b}", "escape"), ("\u{1b}x", "alt-x"), ("\u{1b}é", "alt-é"),
    ("\u{1b}\u{7f}", "alt-backspace"), ("\u{1b}\r", "alt-enter"), ("\u{1b}[", "alt-["),
    ("\u{1b}O", "alt-O"), ("\u{1b}]", "alt-]"), ("\u{1b}P", "alt-P"),
  ])
  func charactersAndControls(bytes: String, key: String) {
    #expect(events(bytes) == [KeyPress(parsing: key).map { .key($0) }])
  }

  @Test(arguments: [
    ("[A", "up"), ("OA", "up"), ("[1;5A", "ctrl-up"), ("O1;5A", "ctrl-up"), ("O5A", "ctrl-up"),
    ("[1;2D", "shift-left"), ("[1;3C", "alt-right"), ("[1;8B", "ctrl-alt-shift-down"),
    ("[H", "home"), ("OH", "home"), ("[1~", "home"), ("[7~", "home"), ("[F", "end"), ("[4~", "end"),
    ("[2~", "insert"), ("[3~", "delete"), ("[3;5~", "ctrl-delete"),
    ("[3;8~", "ctrl-alt-shift-delete"),
    ("[5~", "pageup"), ("[6;2~", "shift-pagedown"), ("[Z", "shift-tab"), ("OP", "f1"),
    ("[11~", "f1"), ("[[A", "f1"), ("[[E", "f5"), ("[1;2P", "shift-f1"), ("[15~", "f5"),
    ("[24;5~", "ctrl-f12"), ("[25~", "f13"), ("[3^", "ctrl-delete"), ("[3$", "shift-delete"),
    ("[a", "shift-up"), ("Oa", "ctrl-up"), ("OM", "enter"), ("Ok", "+"), ("\u{1b}[A", "alt-up"),
    ("[97;5u", "ctrl-a"), ("[97;2u", "A"), ("[13;2u", "shift-enter"), ("[27u", "escape"),
    ("[9;2u", "shift-tab"), ("[127;5u", "ctrl-backspace"), ("[27;5;13~", "ctrl-enter"),
    ("[27;6;65~", "ctrl-a"), ("[97:65;2:1u", "A"), ("[57414u", "enter"), ("[1;1:1A", "up"),
    ("[1;129A", "up"),
  ])
  func keysInEveryFormTerminalsSend(bytes: String, key: String) {
    #expect(events("\u{1b}" + bytes) == [KeyPress(parsing: key).map { .key($0) }])
  }

  @Test(arguments: [
    "[97;1:3u", "[1;1:3A", "[57358u", "[99999999999u", "[>0;276;0c", "[8;24;80t",
    "[200;3R",
    "]0;title\u{7}", "]10;rgb:1/2/3\u{1b}\\", "]11;?\u{7}", "]11;rgb:1/2\u{7}", "]11;default\u{7}",
    "P1+r\u{1b}\\", "_Gi=1;OK\u{1b}\\", "[1;5;;;;;999q",
    "[?25;1$y", "[201~", "[<0;0;1M", "[<0;1M", "[Mabc".replacing("abc", with: "\u{1}  "),
    "[" + String(repeating: "1;", count: 500) + "A",
  ])
  func whatMeansNothingIsSwallowed(bytes: String) {
    #expect(events("\u{1b}" + bytes) == [])
    #expect(events("\u{1b}" + bytes + "j") == [.key(KeyPress("j"))])
  }

  @Test func brokenUTF8IsHarmless() {
    #expect(events([0xff, 0x61]) == [.key(KeyPress("a"))])
    #expect(events([0xc3, 0x61]) == [.key(KeyPress("a"))])
    #expect(events([0xe2, 0x82]) == [])
    #expect(events([0xed, 0xa0, 0x80, 0x62]) == [.key(KeyPress("b"))])
    #expect(events([0xc2, 0x9b, 0x41]) == [.key(KeyPress("A"))])
  }

  @Test func escapesInARowAreKeys() {
    #expect(events("\u{1b}\u{1b}") == [.key(KeyPress(.escape)), .key(KeyPress(.escape))])
    #expect(
      events("\u{1b}\u{1b}x") == [.key(KeyPress(.escape)), .key(KeyPress(.character("x"), .alt))])
  }

  @Test func escapeWaitsUntilFlushed() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1b]) == [])
    #expect(decoder.isPending)
    #expect(decoder.feed(Array("[".utf8)) == [])
    #expect(decoder.isPending)
    #expect(decoder.feed(Array("B".utf8)) == [.key(KeyPress(.down))])
    #expect(!decoder.isPending)
    #expect(decoder.flush() == [])
  }

  @Test(arguments: [
    ("[<0;5;3M", MouseEvent(.press(.left), at: Point(x: 4, y: 2))),
    ("[<0;5;3m", MouseEvent(.release(.left), at: Point(x: 4, y: 2))),
    ("[<32;6;3M", MouseEvent(.drag(.left), at: Point(x: 5, y: 2))),
    ("[<35;6;3M", MouseEvent(.move, at: Point(x: 5, y: 2))),
    ("[<2;1;1M", MouseEvent(.press(.right), at: .zero)),
    ("[<64;300;200M", MouseEvent(.wheelUp, at: Point(x: 299, y: 199))),
    ("[<65;1;1M", MouseEvent(.wheelDown, at: .zero)),
    ("[<20;1;1M", MouseEvent(.press(.left), at: .zero, modifiers: [.ctrl, .shift])),
    ("[M !!", MouseEvent(.press(.left), at: .zero)),
    ("[M#\"!", MouseEvent(.release(.left), at: Point(x: 1, y: 0))),
    ("[M`!!", MouseEvent(.wheelUp, at: .zero)),
  ])
  func theMouse(bytes: String, event: MouseEvent) {
    #expect(events("\u{1b}" + bytes) == [.mouse(event)])
  }

  @Test func aPasteIsOneEvent() {
    let text = "\u{1b}[200~one\r\ntwo\rthree\n\u{1b}[31m :q\u{1b}[201~x"
    #expect(events(text) == [.paste("one\ntwo\nthree\n\u{1b}[31m :q"), .key(KeyPress("x"))])
  }

  @Test func aPasteIsNotPendingHoweverLongItTakes() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1b}[200~a".utf8)) == [])
    #expect(!decoder.isPending)
    #expect(decoder.flush() == [])
    #expect(decoder.feed(Array("b\u{1b}[201~".utf8)) == [.paste("ab")])
  }

  @Test func aHugePasteComesInPiecesAndNothingOfItIsLost() {
    var decoder = KeyDecoder()
    let text = String(repeating: "é客\r\n", count: KeyDecoder.pasteLimit / 3)
    var result = decoder.feed(Array("\u{1b}[200~".utf8))
    result += decoder.feed(Array(text.utf8))
    result += decoder.feed(Array("\u{1b}[201~z".utf8))

    #expect(result.last == .key(KeyPress("z")))
    let pieces = result.dropLast().map { event in
      if case .paste(let piece) = event { piece } else { "" }
    }
    #expect(pieces.count == 3)
    #expect(pieces.allSatisfy { $0.utf8.count <= KeyDecoder.pasteLimit })
    #expect(pieces.joined().utf8.elementsEqual(text.replacing("\r\n", with: "\n").utf8))
  }

  @Test func focusIsReported() {
    #expect(events("\u{1b}[I\u{1b}[O") == [.focus(true), .focus(false)])
  }

  @Test func bytesMayBeCutAnywhere() {
    let samples = [
      "\u{1b}[1;5Aé\u{1b}[<0;5;3M\u{1b}[200~p\u{1b}[201~\u{1b}Ob\u{1b}x\u{1b}\u{1b}[B客q",
      "\u{1b}]0;t\u{1b}\\a\u{1b}[M !!b\u{1b}[27;5;13~\u{1b}P1\u{7}\r\u{1b}[97;5u\u{1b}[3$",
    ].map { Array($0.utf8) }
    for bytes in samples {
      let whole = events(bytes)
      for cut in 0...bytes.count {
        var decoder = KeyDecoder()
        let parts = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) + decoder.flush()
        #expect(parts == whole, "cut at \(cut)")
      }
    }
  }

  @Test func randomBytesNeverBreakIt() {
    var generator = Lehmer(seed: 42)
    let likely: [UInt8] =
      Array("\u{1b}[O]P<;:0123456789~uMmA$^\r\u{7}\\".utf8) + [0xc3, 0xff, 0x80]
    for _ in 0..<3_000 {
      let bytes = (0..<generator.next(below: 40)).map { _ in
        generator.next(below: 3) == 0
          ? UInt8(generator.next(below: 256)) : likely[generator.next(below: likely.count)]
      }
      let whole = events(bytes)
      var decoder = KeyDecoder()
      var single: [InputEvent] = []
      for byte in bytes { single += decoder.feed([byte]) }
      single += decoder.flush()
      #expect(single == whole, "\(bytes)")
      #expect(!decoder.isPending)
    }
  }

  @Test func aDecoderThatWasFlushedIsAsGoodAsNew() {
    var generator = Lehmer(seed: 5)
    for _ in 0..<2_000 {
      var decoder = KeyDecoder()
      let bytes = (0..<6).map { _ in UInt8(generator.next(below: 256)) }
      guard !bytes.contains(0x7e) else { continue }
      _ = decoder.feed(bytes)
      _ = decoder.flush()
      #expect(decoder.feed(Array("j".utf8)) == [.key(KeyPress("j"))])
    }
  }
}
