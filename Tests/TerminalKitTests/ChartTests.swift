import TerminalKit
import Testing

struct ChartTests {
  @Test func sparklinesShowTheLastValues() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5], width: 8) == "▁▂▃▄▅▆")
    #expect(Sparkline.text([9, 0, 7], width: 2) == "▁▆")
    #expect(Sparkline.text([0, 0], width: 5) == "▁▁")
    #expect(Sparkline.text([], width: 5) == "")
    #expect(Sparkline.text([.nan, -3, 2, .infinity], width: 4) == "▁▁▆▁")
    #expect(Sparkline.text([0, 7], width: 2, glyphs: .ascii) == ".+")
  }

  @Test func theThumbShowsWhereWeAre() {
    #expect(Scrollbar(count: 100, visible: 0..<10).thumb(height: 10) == 0..<1)
    #expect(Scrollbar(count: 100, visible: 90..<100).thumb(height: 10) == 9..<10)
    #expect(Scrollbar(count: 20, visible: 5..<15).thumb(height: 10) == 3..<8)
    #expect(Scrollbar(count: 10, visible: 0..<10).thumb(height: 10) == nil)
    #expect(Scrollbar(count: 0, visible: 0..<0).thumb(height: 10) == nil)

    var buffer = CellBuffer(size: Size(columns: 1, rows: 3))
    Scrollbar(count: 9, visible: 3..<6).draw(in: buffer.bounds, of: &buffer)
    #expect(buffer.text == "│\n┃\n│\n")
  }

  @Test func everyGlyphTakesOneColumn() {
    for glyphs in [Glyphs.unicode, .ascii] {
      let signs =
        [
          glyphs.expanded, glyphs.collapsed, glyphs.leaf, glyphs.cursor, glyphs.marked,
          glyphs.guide,
          glyphs.branch, glyphs.lastBranch, glyphs.cycle, glyphs.running, glyphs.ok, glyphs.failed,
          glyphs.warning, glyphs.paused, glyphs.queued, glyphs.canceled, glyphs.unknown,
          glyphs.separator, glyphs.crumb, glyphs.draft, glyphs.refresh, glyphs.star,
          glyphs.emptyStar, glyphs.bookmark, glyphs.ascending, glyphs.descending, glyphs.ellipsis,
          glyphs.left, glyphs.right, glyphs.up, glyphs.down, glyphs.more, glyphs.locked,
          glyphs.checked, glyphs.unchecked, glyphs.skeleton, glyphs.secret, glyphs.horizontal,
          glyphs.vertical, glyphs.topLeft, glyphs.cross, glyphs.scrollThumb, glyphs.full,
          glyphs.empty,
        ] + glyphs.bars
      for sign in signs {
        #expect(TextWidth.width(of: sign) == 1, "\(sign)")
        #expect(glyphs == .unicode || sign.utf8.count == 1, "\(sign)")
      }
    }
  }
}
