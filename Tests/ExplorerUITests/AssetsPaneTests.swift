import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// Things the assets pane must not do, whatever it is given.
@Suite struct AssetsPaneTests {
  @Test func assetsAndRunsSayWhoseTheyAreWhileADatabaseIsLookedAt() {
    var state = Sample.browsing(120, 40)
    let runs = { (20..<40).map { drawn(state).text(row: $0) }.joined() }
    #expect(!drawn(state).text(row: 1).contains("Retail 360"))
    state.runs.container = Sample.churn
    #expect(runs().contains("5 Runs · Churn"), "the breadcrumbs are about the catalog")

    state.inspector.subject = .database("db-1")
    state.layout.focus = .inspector
    #expect(drawn(state).text(row: 0).contains("AI Lake › analytics"))
    #expect(drawn(state).text(row: 1).contains("2,317 · Retail 360"))
    #expect(runs().contains("5 Runs · Churn"))
  }

  @Test func whoseRunsTheyAreSaysMoreThanHowMany() {
    var state = Sample.browsing(120, 40)
    state.library.containers[Sample.churn]?.name = "Nightly warehouse"

    let screen = (20..<40).map { drawn(state).text(row: $0) }.joined()
    #expect(screen.contains("5 Runs · Nightly warehouse"))
  }

  @Test func aFilterThePlatformFoundNothingForHidesTheWholeList() {
    var state = Sample.browsing(120, 40)
    state.assets.filter.input = TextInput("zzzz")
    state.assets.unfiltered = KeptAssets(
      query: AssetQuery(container: Sample.retail), list: state.assets.list,
      index: state.assets.index)
    state.assets.list = Sample.loaded([], total: .exact(0))

    let screen = (0..<40).map { drawn(state).text(row: $0) }.joined()
    #expect(screen.contains("The filter hides 2,317."))
  }

  @Test func columnsStayWhereTheyAreWhileOneScrolls() {
    for columns in [80, 120, 200] {
      var state = Sample.browsing(columns, 40)
      let titles = drawn(state).text(row: 2)
      let far = AssetID("far", in: Sample.retail)
      state.library.assets[far] = Asset(
        id: far, name: String(repeating: "wide ", count: 9), type: "job",
        tags: ["a_tag_that_is_longer_than_most", "another"])
      state.assets.list.rows += (0..<90).map { AssetID("unknown\($0)", in: Sample.retail) } + [far]
      state.assets.cursor = ListCursor(selected: state.assets.list.rows.count - 1, top: 80)

      // The border has the thumb of the scroll bar now.
      let border: (Character) -> Bool = { "│┃█▐".contains($0) }
      #expect(drawn(state).text(row: 2).filter { !border($0) } == titles.filter { !border($0) })
    }
  }

  @Test func rowsOutOfViewDoNotDecideHowWideColumnsAre() {
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

  @Test func anAssetWhoseNameCannotBeSeenIsKnownByItsId() {
    var state = Sample.browsing(120, 40)
    for (row, name) in ["", "   ", "\u{200b}\u{200d}"].enumerated() {
      let id = AssetID("blank-\(row)", in: Sample.retail)
      state.library.assets[id] = Asset(id: id, name: name, type: "notebook")
      state.assets.list.rows.insert(id, at: row)
    }

    let screen = drawn(state)
    for row in 0..<3 { #expect(screen.text(row: 3 + row).contains("(blank) blank-\(row)")) }
  }

  @Test func nothingFaintIsDrawnOnTheSelection() {
    let screen = drawn(Sample.browsing(120, 40))
    let selected = (0..<120).map { screen[$0, 3].style }.filter { $0.background == .selected }

    #expect(selected.count > 20)
    #expect(!selected.contains { $0.role == .dim })
  }

  @Test func theTitleSaysWhoseAssetsTheyAreWhileTheTreeIsElsewhere() {
    var state = Sample.browsing(160, 45)
    state.layout.focus = .containers
    let here = drawn(state).text(row: 1)
    state.containers.cursor.selected = 0

    #expect(!here.contains("Assets · 2,317 · Retail 360"))
    #expect(drawn(state).text(row: 1).contains("Assets · 2,317 · Retail 360"))
  }

  @Test func aLongNameGivesWayToWhatWasSearched() {
    var title = PaneTitle("agg_loyalty_account_monthly")
    title.add("JSON", rank: 7)
    title.add("/type 1 of 4", rank: 8)

    let spans = title.spans(
      number: 3, isFocused: true, separator: " · ", ellipsis: "…", width: 34)
    #expect(spans.map(\.text).joined() == "3 agg_loyalty_acc… · /type 1 of 4 ")
  }

  @Test func theSameStateDrawsTheSameScreen() {
    let state = Sample.drafting(120, 40)

    #expect(drawn(state).rowsChanged(from: drawn(state)).isEmpty)
  }
}
