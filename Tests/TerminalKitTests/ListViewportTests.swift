import TerminalKit
import Testing

struct ListViewportTests {
  private func viewport(_ count: Int, _ height: Int, selection: Int = 0) -> ListViewport {
    var viewport = ListViewport(selection: selection)
    viewport.update(count: count, height: height)
    return viewport
  }

  @Test func theSelectionKeepsItsMargin() {
    var viewport = viewport(100, 10)
    viewport.move(by: 6)
    #expect(viewport.top == 0)
    viewport.move(by: 1)
    #expect(viewport.top == 1)
    viewport.move(by: 50)
    #expect(viewport.visible == 51..<61)
    viewport.move(by: -4)
    #expect(viewport.top == 50)
  }

  @Test func endsAreReached() {
    var viewport = viewport(100, 10)
    viewport.moveToEnd()
    #expect(viewport.selection == 99)
    #expect(viewport.visible == 90..<100)
    #expect(viewport.isAtEnd)
    viewport.move(by: .max)
    #expect(viewport.selection == 99)
    viewport.move(by: .min)
    #expect(viewport.selection == 0)
    #expect(viewport.top == 0)
  }

  @Test func pagesMoveViewAndSelectionTogether() {
    var viewport = viewport(100, 10, selection: 5)
    viewport.page(by: 1)
    #expect(viewport.visible == 9..<19)
    #expect(viewport.selection == 14)
    viewport.page(by: -1)
    #expect(viewport.top == 0)
    #expect(viewport.selection == 5)
    viewport.page(by: 50)
    #expect(viewport.selection == 99)
  }

  @Test func theWheelMovesTheViewAndTakesTheSelectionOnlyIfItMust() {
    var viewport = viewport(100, 10, selection: 5)
    viewport.scroll(by: 2)
    #expect(viewport.top == 2)
    #expect(viewport.selection == 5)
    viewport.scroll(by: 10)
    #expect(viewport.top == 12)
    #expect(viewport.selection == 15)
    viewport.scroll(by: -100)
    #expect(viewport.top == 0)
    #expect(viewport.selection == 6)
  }

  @Test func aListThatShrinksKeepsAValidSelection() {
    var viewport = viewport(100, 10, selection: 80)
    viewport.update(count: 20, height: 10)
    #expect(viewport.selection == 19)
    #expect(viewport.visible == 10..<20)
    viewport.update(count: 0, height: 10)
    #expect(viewport.selection == 0)
    #expect(viewport.visible == 0..<0)
    #expect(viewport.isEmpty)
    #expect(viewport.index(atRow: 0) == nil)
  }

  @Test func rowsOfTheViewAreRowsOfTheList() {
    var viewport = viewport(12, 10)
    viewport.moveToEnd()
    #expect(viewport.index(atRow: 0) == 2)
    #expect(viewport.index(atRow: 9) == 11)
    #expect(viewport.index(atRow: 10) == nil)
    #expect(viewport.index(atRow: -1) == nil)
  }

  @Test func whateverHappensTheSelectionIsSeen() {
    var generator = Lehmer(seed: 9)
    var viewport = ListViewport()
    for _ in 0..<5_000 {
      switch generator.next(below: 7) {
      case 0: viewport.update(count: generator.next(below: 60), height: generator.next(below: 12))
      case 1: viewport.move(by: generator.next(below: 41) - 20)
      case 2: viewport.page(by: generator.next(below: 5) - 2)
      case 3: viewport.scroll(by: generator.next(below: 21) - 10)
      case 4: viewport.halfPage(by: generator.next(below: 3) - 1)
      case 5: viewport.center()
      default: viewport.select(generator.next(below: 80) - 10)
      }
      let isRight =
        viewport.isEmpty
        ? viewport.selection == 0 && viewport.top == 0
        : viewport.visible.contains(viewport.selection)
          && viewport.visible.count == min(viewport.count, viewport.height)
      #expect(isRight, "\(viewport)")
    }
  }
}
