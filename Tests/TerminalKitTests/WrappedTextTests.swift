import TerminalKit
import Testing

/// Texts laid out as far as they are looked at.
@Suite struct WrappedTextTests {
  /// Long lines, short lines, empty ones, wide characters, marks, and every kind of line end.
  private func text(seed: UInt64, pieces: Int) -> String {
    var random = Lehmer(seed: seed)
    let kinds = [
      "word ", "customers", "客户", "e\u{301}", " ", "   ", "\n", "\r\n", "\u{2028}", "\n\n", "😀",
      "\t",
      String(repeating: "x", count: 90), "\u{85}", "\u{c}",
    ]
    return (0..<pieces).map { _ in kinds[random.next(below: kinds.count)] }.joined()
  }

  @Test(arguments: 1..<40)
  func theLinesAreTheSameHoweverTheyAreAskedFor(seed: UInt64) {
    let text = text(seed: seed, pieces: 600)
    for width in [1, 7, 40] {
      let whole = WrappedText(text, width: width)
      let count = whole.count(lookingTo: .max)
      let atOnce = (0..<count).compactMap { whole.line($0) }

      let piecewise = WrappedText(text, width: width)
      var lines: [Substring] = []
      while let line = piecewise.line(lines.count) { lines.append(line) }

      #expect(lines == atOnce)
      #expect(
        lines
          == paragraphs(text).flatMap { paragraph in
            TextWidth.wrapOffsets(paragraph, width: width).map { range in
              let utf8 = paragraph.utf8
              let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
              return paragraph[start..<utf8.index(start, offsetBy: range.count)]
            }
          })
    }
  }

  private func paragraphs(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  @Test(arguments: ["0123456789\n", "0123456789 ", "客户", "x"])
  func onlyWhatIsLookedAtIsLaidOut(piece: String) {
    let text = WrappedText(String(repeating: piece, count: 500_000), width: 80)

    #expect(text.line(39) != nil)
    #expect(text.bytesLaidOut < 40_000)
    let before = text.bytesLaidOut
    #expect(text.line(10) != nil)
    #expect(text.bytesLaidOut == before)
    #expect(!text.isComplete)
    #expect(text.count(lookingTo: 40) > 1_000)
  }

  @Test func anEmptyTextIsOneLine() {
    let text = WrappedText("", width: 10)
    #expect(text.count(lookingTo: 5) == 1)
    #expect(text.line(0) == "")
    #expect(text.line(1) == nil)
  }
}
