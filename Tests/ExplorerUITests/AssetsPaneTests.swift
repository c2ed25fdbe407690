import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// Things the assets pane must not do, whatever it is given.
@Suite struct AssetsPaneTests {
  @Test func onlyVisibleRowsDecideHowWideColumnsAre() {
    var state = Sample.browsing(80, 24)
    let before = drawn(state)
    let far = AssetID("far", in: Sample.retail)
    state.library.assets[far] = Asset(
      id: far, name: String(repeating: "wide ", count: 9), type: "a_very_long_type_name")
    state.assets.list.rows += (0..<90).map { AssetID("unknown\($0)", in: Sample.retail) } + [far]

    // The last column is the border, which has the thumb of the scroll bar now.
    #expect(drawn(state).text(row: 2).dropLast() == before.text(row: 2).dropLast())
  }

  @Test func aRowWhoseAssetIsNotKnownYetIsAPlaceholder() {
    var state = Sample.browsing(80, 24)
    state.assets.list.rows.insert(AssetID("unknown", in: Sample.retail), at: 0)

    #expect(drawn(state).text(row: 3).contains("…"))
  }

  @Test func aSelectionOutsideOfTheRowsIsBroughtBack() {
    var state = Sample.browsing(80, 24)
    state.assets.cursor = ListCursor(selected: 900, top: 890)

    #expect(drawn(state).text(row: 14).contains("▌  warehouse"))
  }

  @Test func theSameStateDrawsTheSameScreen() {
    let state = Sample.drafting(120, 40)

    #expect(drawn(state).rowsChanged(from: drawn(state)).isEmpty)
  }
}
