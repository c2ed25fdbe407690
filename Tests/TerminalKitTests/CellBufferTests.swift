import Testing

@testable import TerminalKit

struct CellBufferTests {
  private func buffer(_ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode) -> CellBuffer {
    CellBuffer(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  }

  @Test func aCellHasNoGaps() {
    #expect(MemoryLayout<Cell>.size == 16)
    #expect(MemoryLayout<Cell>.stride == 16)
  }

  @Test func aCellKeepsItsStyle() {
    let style = Style(.stateFailed, [.bold, .underline], on: .selected)
    var cell = Cell(blank: .text)
    cell.style = style

    #expect(cell.style == style)
    #expect(Cell(blank: style).styleKey == cell.styleKey)
  }

  @Test(arguments: [
    ("hello", 0, Int.max, "hello", 5), ("hello world", 0, .max, "hello worl", 10),
    ("hello", 7, .max, "       hel", 3), ("hello", -2, .max, "llo", 5), ("hello", 20, .max, "", 0),
    ("客户客户客户", 0, .max, "客户客户客", 10), ("客户", 9, .max, "", 0), ("hello", 2, 3, "  hel", 3),
    ("客户", -1, .max, " 户", 4), ("a\tb", 0, .max, "a    b", 6), ("a\tb", 8, .max, "        a", 2),
  ])
  func textIsCutAtTheEdges(text: String, x: Int, maxWidth: Int, row: String, used: Int) {
    var buffer = buffer(10, 1)

    let result = buffer.put(text, x: x, y: 0, maxWidth: maxWidth)

    #expect(buffer.text(row: 0) == row)
    #expect(result == used)
  }

  @Test(arguments: [
    ("hello world", "hello wor…", 10), ("客户客户客户", "客户客户…", 10), ("hello", "hello", 5),
    ("0123456789", "0123456789", 10), ("abcdefgh\t", "abcdefgh", 10),
  ])
  func cutTextEndsInAnEllipsis(text: String, row: String, used: Int) {
    var buffer = buffer(10, 1)

    let result = buffer.put(text, x: 0, y: 0, ellipsis: true)

    #expect(buffer.text(row: 0) == row)
    #expect(result == used)
  }

  @Test func aCutWideCharacterLeavesNoHalf() {
    var buffer = buffer(6, 1)
    buffer.put("客户客", x: 0, y: 0)
    buffer.put("x", x: 1, y: 0)
    #expect(buffer.text(row: 0) == " x户客")

    buffer.put("客", x: 1, y: 0)
    #expect(buffer.text(row: 0) == " 客 客")

    buffer.fill(Rect(x: 5, y: 0, width: 1, height: 1))
    #expect(buffer.text(row: 0) == " 客")
    #expect(buffer.row(0).map(\.width) == [1, 2, 0, 1, 1, 1])
  }

  @Test func drawingStaysWithinTheClip() {
    var buffer = buffer(8, 3)
    buffer.clipped(to: Rect(x: 2, y: 1, width: 3, height: 1)) { buffer in
      for y in -1...3 { buffer.put("abcdefgh", x: 0, y: y) }
      buffer.fill(Rect(x: 4, y: -5, width: 90, height: 90), style: .selected)
      buffer.hline(x: -4, y: 0, width: 90)
    }

    #expect(buffer.text == "\n  cd\n\n")
    #expect(buffer[4, 1].style == .selected)
    #expect(buffer[5, 1].style == .text)
    #expect(buffer.clip == buffer.bounds)
  }

  @Test func boxesHaveRoundCornersAndTitles() {
    var buffer = buffer(16, 3)
    let inner = buffer.box(
      buffer.bounds, title: [Span("1 Containers", .titleFocused)], note: [Span("3/9", .dim)])

    #expect(inner == Rect(x: 1, y: 1, width: 14, height: 1))
    #expect(buffer.text == "╭1 Containers──╮\n│              │\n╰───────────3/9╯\n")
    #expect(
      buffer.runs(row: 0) == [
        Span("╭", .border), Span("1 Containers", .titleFocused), Span("──╮", .border),
      ])
  }

  @Test func boxesInASCIIAndTooSmallOnes() {
    var plain = buffer(12, 4, .ascii)
    plain.box(plain.bounds, title: "A title too long")
    plain.separator(in: plain.bounds, y: 2, title: [Span("4 Rel")])
    #expect(plain.text == "+A title t~+\n|          |\n+4 Rel-----+\n+----------+\n")

    var tiny = buffer(1, 1)
    let inner = tiny.box(tiny.bounds)
    #expect(inner.isEmpty)
    #expect(tiny.text == "\n")
  }

  @Test func aSelectedRowKeepsTheColoursOfItsCells() {
    var buffer = buffer(8, 1)
    buffer.put("● ok", x: 0, y: 0, style: .stateOK)
    buffer.setBackground(buffer.bounds, .selected)

    #expect(
      buffer.runs(row: 0) == [
        Span("● ok", Style(.stateOK, on: .selected)), Span("    ", Style(.text, on: .selected)),
      ])
  }

  @Test func spansFollowEachOtherAndShareTheRoom() {
    var buffer = buffer(10, 2)
    let used = buffer.put([Span("ab", .dim), Span("客", .accent)], x: 1, y: 0)
    buffer.put([Span("abcde"), Span("fghij"), Span("k")], x: 0, y: 1, ellipsis: true)

    #expect(used == 4)
    #expect(buffer.text == " ab客\nabcdefghi…\n")
  }

  @Test func alignedTextStandsInItsRect() {
    var buffer = buffer(7, 3)
    buffer.put("客", in: buffer.bounds.row(0), alignment: .right)
    buffer.put("abc", in: buffer.bounds.row(1), alignment: .center)
    buffer.put("too long text", in: buffer.bounds.row(2), alignment: .right)

    #expect(buffer.text == "     客\n  abc\ntoo lo…\n")
  }

  @Test func onlyRowsThatDifferAreChanged() {
    var old = buffer(10, 6)
    old.put("same", x: 0, y: 0)
    var new = old
    #expect(new.rowsChanged(from: old) == [])

    new.put("x", x: 3, y: 1)
    new.put("y", x: 3, y: 2)
    new.setStyle(new.bounds.row(5), .selected)
    #expect(new.rowsChanged(from: old) == [1..<3, 5..<6])
    #expect(new.columnsChanged(row: 1, from: old) == [3..<4])
    #expect(new.columnsChanged(row: 5, from: old) == [0..<10])
    #expect(new.columnsChanged(row: 0, from: old) == [])
    #expect(new.rowsChanged(from: nil) == [0..<6])
    #expect(new.rowsChanged(from: buffer(10, 5)) == [0..<6])
  }

  @Test func aChangedSpanIsNeverHalfACharacter() {
    var old = buffer(8, 1)
    old.put("客户", x: 0, y: 0)
    var new = old
    new.put("a", x: 3, y: 0)

    #expect(new.columnsChanged(row: 0, from: old) == [2..<4])
  }

  @Test func stretchesFarFromEachOtherAreSentAlone() {
    let old = buffer(30, 1)
    var new = old
    new.put("ab", x: 1, y: 0)
    new.put("c", x: 10, y: 0)
    new.put("客", x: 28, y: 0)

    #expect(new.columnsChanged(row: 0, from: old) == [1..<11, 28..<30])
    #expect(new.columnsChanged(row: 0, from: nil) == [0..<30])
  }

  @Test func anEmptyBufferIsHarmless() {
    var buffer = buffer(0, 0)
    buffer.put("x", x: 0, y: 0)
    buffer.fill(Rect(x: 0, y: 0, width: 5, height: 5))
    buffer.box(Rect(x: 0, y: 0, width: 5, height: 5))
    buffer[0, 0] = Cell(blank: .dim)

    #expect(buffer.text == "")
    #expect(buffer.rowsChanged(from: nil) == [])
  }

  @Test func whateverIsDrawnAnywhereKeepsRowsWhole() {
    var generator = Lehmer(seed: 23)
    let texts = ["客户", "a", "e\u{301}x", "😀😀😀", "\t", "wide 客", "\u{1b}[2J"]
    var buffer = buffer(9, 4)
    for _ in 0..<3_000 {
      let x = generator.next(below: 14) - 3
      let y = generator.next(below: 6) - 1
      switch generator.next(below: 4) {
      case 0: buffer.fill(Rect(x: x, y: y, width: generator.next(below: 5), height: 2))
      case 1: buffer.hline(x: x, y: y, width: generator.next(below: 5))
      default:
        buffer.put(
          texts[generator.next(below: texts.count)], x: x, y: y,
          maxWidth: 1 + generator.next(below: 9), ellipsis: generator.next(below: 2) == 0)
      }
      for row in 0..<4 { #expect(isWhole(buffer.row(row))) }
    }
  }

  /// Every wide cell is followed by its right half, and every right half follows one.
  private func isWhole(_ row: ArraySlice<Cell>) -> Bool {
    var expectsHalf = false
    for cell in row {
      if (cell.width == 0) != expectsHalf { return false }
      expectsHalf = cell.width == 2
    }
    return !expectsHalf
  }
}
