import ExplorerModel
import Filters
import PlatformModel
import Testing

@Suite struct AssetsFilterTests {
  private let everything = AssetQuery(container: catalog)
  private let cust = "(asset.name:*7* OR asset.asset_type:*7* OR asset.tags:*7*)"

  private var searched: AssetQuery { AssetQuery(container: catalog, lucene: cust) }

  @Test func whereNothingMatchesNothingIsInspected() {
    var story = Story.inAssets()
    story.press(.open, .json, .focusAssets, .filter)
    story.type("zzzz")
    #expect(story.state.inspector.subject == nil)
    #expect(story.state.relationships.root == nil)
    #expect(story.loads.isEmpty)
    story.press(.accept, .relations)
    #expect(story.status == "Only assets and jobs have relationships: select one first")

    story.press(.escape)
    #expect(story.state.inspector.subject == .asset(AssetID("a0", in: catalog)))
    #expect(story.state.inspector.tab == .json)
  }

  @Test func aCompleteListIsFilteredHereOnEveryKey() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)

    story.type("4")
    #expect(story.state.assets.visible == [4, 14, 24, 34] + Array(40...49))
    story.type("2")
    #expect(story.state.assets.visible == [42])
    #expect(story.state.assets.filter.place == .here)
    #expect(story.state.assets.searchAt == nil)
    story.send(.edited(.backspace))
    #expect(story.state.assets.visibleCount == 14)
    story.wait(.seconds(1))
    #expect(!story.loads.contains { if case .assets = $0 { true } else { false } })
  }

  @Test func thePlatformIsAskedWhenTypingPausesIfTheListIsNotComplete() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    #expect(story.state.assets.filter.place == .here)
    #expect(!story.loads.contains { if case .assets = $0 { true } else { false } })
    #expect(story.state.assets.visibleCount == 38)

    story.wait(.milliseconds(299))
    #expect(story.state.assets.query == everything)
    story.wait(.milliseconds(1))
    #expect(story.loads.contains(.assets(searched, after: nil)))
    #expect(story.state.assets.visibleCount == 38, "what is here stays until the answer comes")

    story.answer(.assets(searched, after: nil, .success(assetPage(700..<800, of: 271, next: "s1"))))
    #expect(story.state.assets.filter.place == .onThePlatform)
    #expect(story.state.assets.visible == nil)
    #expect(story.state.assets.visibleCount == 100)
    #expect(story.state.assets.list.total == .exact(271))
  }

  @Test func enterAsksThePlatformAtOnce() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")

    story.press(.accept)

    #expect(story.loads == [.assets(searched, after: nil)])
    #expect(!story.state.assets.filter.isEditing)
    #expect(story.state.assets.searchAt == nil)
  }

  @Test func clearingTheFilterBringsTheListBackWithoutAsking() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    story.press(.accept)
    story.answer(.assets(searched, after: nil, .success(assetPage(700..<720, of: 20))))
    #expect(story.state.assets.visibleCount == 20)

    story.press(.escape)

    #expect(story.state.assets.filter.text.isEmpty)
    #expect(story.state.assets.query == everything)
    #expect(story.state.assets.list.rows.count == 200)
    #expect(story.state.assets.list.next == PageCursor("b1"))
    #expect(!story.loads.contains { if case .assets = $0 { true } else { false } })
  }

  @Test func theNewestFilterWins() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    story.wait(.milliseconds(300))
    story.send(.edited(.backspace))
    #expect(story.effects.contains(.cancel(.named("assets"))))
    story.type("8")

    story.answer(.assets(searched, after: nil, .success(assetPage(700..<720, of: 20))))

    #expect(story.state.assets.list.rows.count == 200, "the answer to the older filter is dropped")
    #expect(story.state.assets.visible?.first == 8)
  }

  @Test func typingOnNarrowsTheCompleteAnswerOfThePlatformWithoutAskingAgain() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    story.wait(.milliseconds(300))
    story.answer(.assets(searched, after: nil, .success(assetPage(700..<800, of: 100))))

    story.type("9")

    #expect(story.state.assets.visibleCount == 11)
    #expect(story.state.assets.searchAt == nil)
    #expect(story.state.assets.filter.place == .onThePlatform)
  }

  @Test func aPlatformThatCannotSearchLeavesTheFilterHere() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    story.wait(.milliseconds(300))

    story.answer(.assets(searched, after: nil, .failure(failure(.rejected))))

    #expect(story.state.assets.visibleCount == 38)
    #expect(story.state.assets.filter.place == .here)
    #expect(story.status?.hasPrefix("All assets that match could not be read") == true)
    #expect(story.state.assets.list.next == PageCursor("b1"))
  }

  @Test func whatOnlyWeCanEvaluateIsEvaluatedOverThePlatformsAnswer() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7 /9$/")
    story.press(.accept)
    #expect(story.loads == [.assets(searched, after: nil)])

    story.answer(.assets(searched, after: nil, .success(assetPage(700..<720, of: 20))))

    #expect(story.state.assets.filter.place == .onThePlatform)
    #expect(story.state.assets.visible == [9, 19])
    #expect(story.state.assets.list.rows.count == 20)
  }

  /// Answers pages of 200 as long as they are asked for, each behind; how many.
  private func readOn(_ story: inout Story, of total: Int) -> Int {
    var pages = 0
    while story.state.assets.list.phase.isLoading, let after = story.state.assets.list.next {
      if pages > 0 {
        #expect(story.loads.contains(.assets(everything, after: after, isBehind: true)))
      }
      pages += 1
      let start = pages * 200
      let end = min(start + 200, total)
      story.answer(
        .assets(
          everything, after: after,
          .success(
            assetPage(start..<end, of: total, next: end == total ? nil : "p\(pages + 1)"))))
    }
    return pages
  }

  @Test func aFilterOnlyWeKnowReadsOnToTheEndBehindWhatSomebodyDoes() {
    var story = Story.inAssets(0..<200, of: 10_000, next: "p1")
    story.press(.filter)
    story.type("~zz9")
    #expect(AssetsFeature.isLookingOn(story.state))
    #expect(!AssetsFeature.isDecided(story.state))

    #expect(readOn(&story, of: 10_000) == 49)
    #expect(AssetsFeature.isDecided(story.state))
    #expect(story.state.assets.visible == [])
    #expect(story.loads.isEmpty)
  }

  @Test func ctrlCStopsReadingOnAndARefreshGoesOn() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "p1")
    story.press(.filter)
    story.type("~asset5")
    story.press(.accept)
    let found = story.state.assets.visible

    story.answer(.assets(everything, after: PageCursor("p1"), .failure(failure(.cancelled))))
    #expect(story.loads.isEmpty)
    #expect(story.state.assets.visible == found, "what was found stays")
    #expect(!AssetsFeature.isDecided(story.state))

    story.press(.refresh)
    #expect(story.loads.contains(.assets(everything, after: PageCursor("p1"))))
    story.answer(
      .assets(
        everything, after: PageCursor("p1"),
        .success(assetPage(200..<400, of: 1_000, next: "p2"))))
    #expect(story.loads == [.assets(everything, after: PageCursor("p2"), isBehind: true)])
  }

  @Test func anotherFilterGoesOnWhereTheOneBeforeWasStopped() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "p1")
    story.press(.filter)
    story.type("~5")
    story.answer(.assets(everything, after: PageCursor("p1"), .failure(failure(.cancelled))))

    story.type("0")

    #expect(story.loads == [.assets(everything, after: PageCursor("p1"), isBehind: true)])
  }

  @Test func whatThePlatformFindsTooMuchIsNotShownAndNotCounted() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7")
    story.wait(.milliseconds(300))

    story.answer(.assets(searched, after: nil, .success(assetPage(695..<720, of: 271, next: "s1"))))

    #expect(story.state.assets.visible == Array(2...2) + Array(5...24))
    #expect(story.loads.contains(.assets(searched, after: PageCursor("s1"), isBehind: true)))
  }

  @Test func datesAndMissingValuesGoToThePlatform() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("tag:none created>=2026-01-01")
    story.press(.accept)

    let sent = "(*:* AND NOT asset.tags:*) AND asset.created_at:[2025-12-31T23:59:59Z TO *]"
    #expect(story.loads == [.assets(AssetQuery(container: catalog, lucene: sent), after: nil)])
  }

  @Test func rowsThatArriveWhileFilteredAreFilteredToo() {
    var story = Story.inAssets(0..<60, of: 120, next: "b1")
    story.press(.last)
    story.press(.filter)
    story.type("~5")
    story.answer(
      .assets(everything, after: PageCursor("b1"), .success(assetPage(60..<120, of: 120))))

    #expect(
      story.state.assets.visible
        == (0..<120).filter { "asset \($0)".contains("5") })
  }

  @Test(arguments: [
    ("42 modified<7x", "modified cannot be 7x: modified<7d, modified>=2026-03-01"),
    ("42 tag:", "tag: has no value"),
    ("42 typ:x", "there is no field typ (did you mean type?), but name, type"),
    ("42 -", "- wants a word behind it"),
  ])
  func whatIsNotUnderstoodIsSaidAndNotKept(_ text: String, _ problem: String) {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type(text)
    #expect(story.state.assets.filter.problem?.hasPrefix(problem) == true)
    #expect(story.state.assets.visible == [42], "while it is typed")

    story.press(.accept)

    #expect(story.status?.hasPrefix(problem) == true)
    #expect(story.state.assets.filter.isEditing)
  }

  @Test func whatIsNotUnderstoodIsNotSentToThePlatform() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("7 description:")
    story.wait(.seconds(1))

    #expect(!story.loads.contains { if case .assets = $0 { true } else { false } })
  }

  @Test func whatIsNotShownIsFoundByItsField() {
    var story = Story.inAssets(0..<50)
    let id = AssetID("a7", in: catalog)
    story.state.library.assets[id]?.description = "Denní součet"
    story.press(.filter)
    story.type("denní")
    #expect(story.state.assets.visible == [])
    story.press(.escape, .filter)
    story.type("description:denní")
    #expect(story.state.assets.visible == [7])
    story.press(.escape, .filter)
    story.type("-description:none")
    #expect(story.state.assets.visible == [7])
  }

  @Test func theEndsOfARegularExpressionAreThoseOfTheName() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("/^asset 1\\d$/")

    #expect(story.state.assets.visible == Array(10...19))
  }

  private func withOwner(of row: Int, among total: Int, next: String?) -> Story {
    var story = Story.inAssets(0..<50, of: total, next: next)
    var page = assetPage(0..<50, of: total, next: next)
    page.page.items[row].ownerID = "900"
    story.press(.refresh)
    story.answer(.assets(everything, after: nil, .success(page)))
    return story
  }

  @Test func nothingIsDeniedBeforeTheNamesOfOwnersAreKnown() {
    var story = withOwner(of: 3, among: 50, next: nil)
    story.press(.filter)
    story.type("owner:")
    #expect(story.loads.contains(.user("900")))
    story.type("zoe")
    #expect(story.state.assets.visible == [])
    #expect(!AssetsFeature.isDecided(story.state))

    story.answer(.user("900", .failure(failure(.notFound))))
    #expect(AssetsFeature.isDecided(story.state))
  }

  @Test func anOwnerWhoseNameArrivesIsFound() {
    var story = withOwner(of: 3, among: 1_000, next: "b1")
    story.press(.filter)
    story.type("owner:anabel")
    #expect(story.state.assets.visible == [])

    story.answer(.user("900", .success(User(id: "900", displayName: "Anabel", username: "abel"))))

    #expect(story.state.assets.visible == [3])
    #expect(story.state.assets.list.phase.isLoading, "and the rest is read")
  }

  @Test func theSelectionStaysOnItsAssetThroughTheFilter() {
    var story = Story.inAssets(0..<50)
    for _ in 0..<42 { story.press(.moveDown) }
    story.press(.filter)
    story.type("2")
    #expect(story.state.assets.selected == AssetID("a42", in: catalog))
    story.type("9")
    #expect(story.state.assets.selected == AssetID("a29", in: catalog))
    story.press(.escape)
    #expect(story.state.assets.selected == AssetID("a29", in: catalog))
    #expect(story.state.assets.visible == nil)
  }
}
