import Testing

@testable import TerminalKit

struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("客户", 4), ("e\u{301}", 1), ("ｶﾅ", 2), ("한국", 4), ("½①→", 3),
    ("\u{1f1e8}\u{1f1ff}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("❤️", 1), ("1️⃣", 1),
    ("🏳️‍🌈", 1), ("🪿", 2), ("a\tb", 6), ("\u{1b}[31m", 5), ("a\u{200b}b", 3), ("क्षि", 3), ("ไทย", 3),
  ])
  func aGraphemeTakesTheColumnsEveryTerminalGivesIt(text: String, width: Int) {
    #expect(TextWidth.width(of: text) == width)
  }

  @Test func widthsOfPiecesAddUp() {
    let pieces = ["a", "\t", "客", "e\u{301}", "\u{7}", " ", "😀", "\u{202e}"]
    var generator = Lehmer(seed: 7)
    for _ in 0..<200 {
      let left = (0..<5).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
      let right = (0..<5).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
      #expect(
        TextWidth.width(of: left + right) == TextWidth.width(of: left) + TextWidth.width(of: right))
    }
  }

  @Test(arguments: [
    ("\u{0}", "␀"), ("\u{1b}]0;x\u{7}", "␛]0;x␇"), ("\u{7f}", "␡"), ("a\nb\r", "a␊b␍"),
    ("\u{9b}31m", "\u{fffd}31m"), ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
    ("a\u{200f}b", "a\u{fffd}b"), ("x\u{2028}y", "x\u{fffd}y"), ("a\tb", "a    b"),
    ("👨‍👩‍👧!", "👨!"), ("❤️", "❤"), ("👍🏽", "👍"), ("a\u{ad}b", "a\u{fffd}b"), ("\u{feff}a", "\u{fffd}a"),
    ("a\u{200b}b", "a\u{fffd}b"), ("a\u{200d}b", "a\u{fffd}b"), ("\u{200c}", "\u{fffd}"),
    ("a\u{2060}", "a\u{fffd}"), ("x\u{e0061}", "x\u{fffd}"), ("می\u{200c}خواهم", "میخواهم"),
    ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}"), ("\u{301}a", "a"),
    ("🏴\u{e0067}\u{e007f}", "🏴"), ("Dvořák 客", "Dvořák 客"),
  ])
  func whatCouldHarmIsShownOrLeftOut(text: String, sanitized: String) {
    #expect(TextWidth.sanitized(text) == sanitized)
    #expect(Array(TextWidth.sanitized(text).utf8) == Array(sanitized.utf8))
  }

  @Test func sanitizedTextIsHarmlessAndStays() {
    var generator = Lehmer(seed: 3)
    for _ in 0..<2_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<12 {
        let value = UInt32(generator.next(below: generator.next(below: 2) == 0 ? 0x300 : 0x2_0000))
        if let scalar = Unicode.Scalar(value) { view.append(scalar) }
      }
      let clean = TextWidth.sanitized(String(view))

      #expect(clean.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f..<0xa0 ~= $0.value) })
      #expect(TextWidth.sanitized(clean) == clean)
      #expect(TextWidth.width(of: clean) == TextWidth.width(of: String(view)))
    }
  }

  @Test func brokenBytesAreReplacedOneByOne() {
    let bytes: [UInt8] = [0x61, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xe2, 0x82]
    var buffer = CellBuffer(size: Size(columns: 20, rows: 1))

    let used = bytes.withUnsafeBufferPointer { bytes in buffer.put(utf8: bytes, x: 0, y: 0) }

    #expect(buffer.text(row: 0) == "a\u{fffd}\u{fffd}(\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}")
    #expect(used == 9)
  }

  @Test(arguments: [
    ("customers", 20, "customers"), ("customers", 9, "customers"), ("customers", 5, "cust…"),
    ("客户客户", 5, "客户…"), ("客户客户", 4, "客…"), ("ab", 1, "…"), ("ab", 0, ""), ("", 3, ""),
    ("a\u{301}b\u{301}c", 2, "a\u{301}…"),
  ])
  func clippingLeavesRoomForTheEllipsis(text: String, columns: Int, clipped: String) {
    #expect(TextWidth.clip(text, to: columns, ellipsis: "…") == clipped)
  }

  @Test(arguments: [
    ("short", 20, "short"), ("the role that is needed is editor", 20, "the role t…is editor"),
    ("客户客户客户客户客户客户", 12, "客户客…客户"), ("0123456789ab", 8, "0123456…"),
    ("a\nb 0123456789 the end", 16, "a␊b 0123…the end"),
  ])
  func whatIsTooLongIsCutInTheMiddle(text: String, columns: Int, shortened: String) {
    #expect(TextWidth.shorten(text, to: columns) == shortened)
    #expect(TextWidth.width(of: TextWidth.shorten(text, to: columns)) <= columns)
  }

  @Test func fittedTextHasExactlyTheWidth() {
    #expect(TextWidth.fit("ab", to: 5) == "ab   ")
    #expect(TextWidth.fit("ab", to: 5, alignment: .right) == "   ab")
    #expect(TextWidth.fit("ab", to: 5, alignment: .center) == " ab  ")
    #expect(TextWidth.fit("客户", to: 3) == "客…")
    #expect(TextWidth.fit("客户", to: 2, ellipsis: "") == "客")
    #expect(TextWidth.fit("客户客", to: 4) == "客… ")
    #expect(TextWidth.fit("abc", to: 0) == "")
  }

  @Test func aLongLineCostsNoMoreThanWhatIsAsked() {
    let line = String(repeating: "x", count: 1_000_000)
    let marks = "a" + String(repeating: "\u{301}", count: 1_000_000)

    #expect(TextWidth.width(of: line, limit: 80) == 81)
    #expect(TextWidth.clip(line, to: 4, ellipsis: "…") == "xxx…")
    #expect(TextWidth.wrap(line, width: 10, limit: 3).map(\.count) == [10, 10, 10])
    #expect(TextWidth.width(of: marks) == 1)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one  two", 4, ["one", "two"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("a bcdefgh i", 4, ["a", "bcde", "fgh", "i"]),
    ("one\n\ntwo", 10, ["one", "", "two"]), ("", 5, [""]), ("客户 客户", 5, ["客户", "客户"]),
    ("客户客", 3, ["客", "户", "客"]), ("  two words", 5, ["  two", "words"]),
    ("ends ", 9, ["ends"]), ("one two", 0, []),
  ])
  func textIsWrappedAtSpaces(text: String, width: Int, lines: [String]) {
    #expect(TextWidth.wrap(text, width: width).map(String.init) == lines)
  }

  @Test func wrappedLinesFitAndLoseOnlySpaces() {
    var generator = Lehmer(seed: 11)
    let pieces = ["a", "bc", " ", "客", "e\u{301}", "  ", "longword"]
    for width in 1..<12 {
      for _ in 0..<50 {
        let text = (0..<20).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
        let lines = TextWidth.wrap(text, width: width).map(String.init)

        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        let wide = lines.filter {
          TextWidth.width(of: $0) > max(width, 2) && !$0.hasPrefix(" ")
        }
        #expect(wide == [], "width \(width) of “\(text)”")
      }
    }
  }
}
