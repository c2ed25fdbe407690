import Filters
import Nouns
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerModel
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
    for (row, name) in ["", "   ", "\u{fe0f}\u{fe00}"].enumerated() {
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

  @Test func aFilterThatHidesNothingIsNotShownAsOneThatHolds() throws {
    var state = Sample.browsing(160, 45)
    state.assets.filter.input = TextInput("term:x")
    state.assets.filter.understood(as: FilterList.assets.query("term:x"))
    #expect(drawn(state).text(row: 1).contains("· /term:x not understood"))

    state.assets.filter.isEditing = true
    let status = drawn(state).text(row: 44)
    #expect(status.contains("there is no field term, but name, type, tag"))
  }

  @Test func aColumnThatWasAskedForStaysWhereThereIsLittleRoom() {
    var state = Sample.browsing(120, 40)
    #expect(!drawn(state).text(row: 2).contains("Tags"))
    state.assets.columnChoices[.tags] = true

    #expect(drawn(state).text(row: 2).contains("Tags"))
    #expect(drawn(state).text(row: 3).contains("gold pii"))
  }

  @Test func whatTabGoesThroughStandsInTheStatusLine() throws {
    var state = Sample.browsing(120, 40)
    state.assets.filter.isEditing = true
    state.assets.filter.input = TextInput("type:data_rule")
    var completion = try #require(
      FilterCompletion("type:", fields: [FilterField("type")]) { _ in
        ["data_asset", "data_rule", "job"]
      })
    completion.step(by: 1)
    state.assets.filter.completion = completion

    #expect(drawn(state).text(row: 39).hasPrefix(" Tab 2 of 3  type:data_rule  type:job"))
  }

  @Test func aPaneWithoutAContainerSaysWhyNothingCanBeRead() {
    var state = Sample.browsing(120, 40)
    state.assets = AssetsState()
    state.connection = .signedOut(
      PlatformError(
        cause: .signedOut, request: "POST /icp4d-api/v1/authorize", host: "cpd.example.com",
        status: 401, message: "Wrong password.", traceID: "4bf92f"))

    let screen = drawn(state)
    let text = (0..<40).map { screen.text(row: $0) }.joined(separator: "\n")
    #expect(text.contains("cpd.example.com did not accept the user,"))
    #expect(text.contains("POST /icp4d-api/v1/authorize"))
    #expect(text.contains("trace 4bf92f"))
  }

  @Test func aLongNameGivesWayToWhatWasSearched() {
    var title = PaneTitle("agg_loyalty_account_monthly")
    title.add("JSON", rank: 7)
    title.add("/type 1 of 4", rank: 8)

    let look = PaneTitle.Look(number: 3, isFocused: true, separator: " · ", ellipsis: "…")
    let spans = title.spans(width: 34, look)
    #expect(spans.map(\.text).joined() == "3 agg_loyalty_acc… · /type 1 of 4 ")
  }

  @Test func aRegularExpressionIsShownWithOneSlash() {
    var state = Sample.browsing(160, 45)
    state.assets.filter.input = TextInput("/^cust/")

    #expect(drawn(state).text(row: 1).contains(" · /^cust/ here"))
  }

  @Test func theSameStateDrawsTheSameScreen() {
    let state = Sample.drafting(120, 40)

    #expect(drawn(state).rowsChanged(from: drawn(state)).isEmpty)
  }
}
