import ExplorerModel
import PlatformModel
import Testing

@Suite struct AssetsFilterTests {
  private let everything = AssetQuery(container: catalog)
  private let cust = "(asset.name:*7* OR asset.tags:*7* OR asset.asset_type:*7*)"

  private var searched: AssetQuery { AssetQuery(container: catalog, lucene: cust) }

  @Test func whereNothingMatchesNothingIsInspected() {
    var story = Story.inAssets()
    story.press(.open, .json, .focusAssets, .filter)
    story.type("zzzz")
    #expect(story.state.inspector.subject == nil)
    #expect(story.state.relationships.root == nil)
    #expect(story.loads.isEmpty)
    story.press(.accept, .relations)
    #expect(story.status == "Only assets have relationships: select one first")

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

  @Test func aFilterOnlyWeKnowReadsOnAFewPagesByItself() {
    var story = Story.inAssets(0..<200, of: 100_000, next: "p1")
    story.press(.filter)
    story.type("~zzz")
    var pages = 0
    while story.state.assets.list.phase.isLoading, let after = story.state.assets.list.next {
      pages += 1
      let start = pages * 200
      story.answer(
        .assets(
          everything, after: after,
          .success(assetPage(start..<(start + 200), of: 100_000, next: "p\(pages + 1)"))))
    }

    #expect((1...6).contains(pages), "and not the whole platform: \(pages)")
    story.press(.moveDown)
    #expect(story.loads == [.assets(everything, after: PageCursor("p\(pages + 1)"))])
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

  @Test func aProblemIsSaidAndTheRestOfTheFilterWorks() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("42 modified<7x")

    #expect(
      story.state.assets.filter.problem
        == "modified does not understand 7x: modified<7d, modified>=2026-03-01")
    #expect(story.state.assets.visible == [42])
  }

  @Test func whatIsNotUnderstoodIsSaidWhenTheFilterIsKept() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("rating>=4")
    #expect(story.state.assets.filter.leavesOut)
    story.press(.accept)

    #expect(
      story.status
        == "rating means nothing in this list; it has name, type, tag, owner, modified, created")
    #expect(story.state.assets.visibleCount == 50)
  }

  @Test func aWordThatLooksLikeAFieldIsSaidAndLookedFor() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("typ:x")
    #expect(!story.state.assets.filter.leavesOut)
    story.press(.accept)

    #expect(story.status?.hasPrefix("typ is no field; did you mean type?") == true)
    #expect(story.state.assets.visibleCount == 0)
  }

  @Test func theEndsOfARegularExpressionAreThoseOfTheName() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("/^asset 1\\d$/")

    #expect(story.state.assets.visible == Array(10...19))
  }

  @Test func anOwnerWhoseNameArrivesLaterIsAskedForToo() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("owner:ana")
    story.wait(.milliseconds(300))
    let first = story.loads
    #expect(first.contains { if case .assets = $0 { true } else { false } })

    story.answer(
      .user("7", .success(User(id: "7", displayName: "Anabel", username: "anabel"))))
    story.wait(.milliseconds(300))
    let both = AssetQuery(
      container: catalog, lucene: "(asset.owner_id:1 OR asset.owner_id:7)")
    #expect(story.loads.contains(.assets(both, after: nil)))
  }

  @Test func aNameThatSaysNothingOfTheFilterKeepsNoPageFromBeingRead() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.filter)
    story.type("owner:zoe")
    story.answer(.user("7", .success(User(id: "7", displayName: "Bob", username: "bob"))))

    #expect(story.state.assets.searchAt == nil)
    #expect(story.state.assets.list.phase.isLoading, "the next page is read on")
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
