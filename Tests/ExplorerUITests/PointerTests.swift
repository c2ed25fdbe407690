import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// What the mouse means.
@Suite struct PointerTests {
  private func click(_ x: Int, _ y: Int, _ state: AppState) -> PointerEvent? {
    PointerMap.event(for: MouseEvent(.press(.left), at: Point(x: x, y: y)), state: state)
  }

  @Test func aClickIsALineOfAPane() {
    let state = Sample.browsing(120, 40)

    #expect(click(5, 4, state) == .clicked(.containers, row: 2, count: 1))
    // Row 0 of the assets is the line of column titles.
    #expect(click(40, 3, state) == .clicked(.assets, row: 1, count: 1))
    #expect(click(40, 0, state) == nil)
  }

  @Test func theWheelScrollsWhatIsUnderIt() {
    let state = Sample.browsing(120, 40)
    let wheel = MouseEvent(.wheelDown, at: Point(x: 90, y: 10))

    #expect(PointerMap.event(for: wheel, state: state) == .scrolled(.inspector, lines: 3))
  }

  @Test func popupsTakeTheMouse() {
    var state = Sample.browsing(120, 40)
    state.overlays = [.palette(PaletteState())]
    let box = OverlayBox.rect(of: state.overlays[0], in: state)

    #expect(click(box.x + 3, box.y + 2, state) == .clickedOverlay(row: 1, count: 1))
    #expect(click(1, 38, state) == nil)
  }

  @Test func twoQuickClicksAreADoubleClick() {
    var state = Sample.browsing(120, 40)
    var reader = InputReader()
    let press = InputEvent.mouse(MouseEvent(.press(.left), at: Point(x: 5, y: 4)))
    func count() -> Int? {
      guard case .pointer(.clicked(_, _, let count)) = reader.action(for: press, state: state)
      else { return nil }
      return count
    }

    #expect(count() == 1)
    state.now = state.now + .milliseconds(200)
    #expect(count() == 2)
    state.now = state.now + .milliseconds(900)
    #expect(count() == 1)
  }
}
