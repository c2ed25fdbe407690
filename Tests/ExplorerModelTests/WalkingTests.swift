import ExplorerModel
import JSON
import PlatformModel
import Testing

/// Focus, history, crumbs and Esc: how one gets around.
@Suite struct WalkingTests {
  @Test func tabWalksThePanesThatAreThere() {
    var story = Story.browsing()
    var seen: [PaneID] = []
    for _ in 0..<4 {
      story.press(.focusNext)
      seen.append(story.state.layout.focus)
    }
    #expect(seen == [.assets, .inspector, .runs, .containers])
    story.press(.focusPrevious)
    #expect(story.state.layout.focus == .runs)
  }

  @Test func aPaneThatIsNotThereSaysWhy() {
    var story = Story.browsing()
    story.press(.focusLog)
    #expect(story.status == "No log is open: l on a run opens it")
    #expect(story.state.layout.focus == .containers)
  }

  @Test func backspaceWalksTheCrumbsUp() {
    var story = Story.inAssets()
    story.press(.open)
    var seen = [story.state.layout.focus]
    for _ in 0..<2 {
      story.press(.up)
      seen.append(story.state.layout.focus)
    }
    #expect(seen == [.inspector, .assets, .containers])
    #expect(story.state.containers.selectedNode == .container(catalog))
    story.press(.up)
    #expect(story.state.containers.selectedNode == .group(.catalogs))
  }

  @Test func escGoesBackToThePaneOneCameFrom() {
    var story = Story.inRuns([run("r1", of: nightly, .completed, minutesAgo: 9)])
    story.press(.focusRuns, .overview)
    #expect(story.state.layout.focus == .inspector)
    story.press(.escape)
    #expect(story.state.layout.focus == .runs)

    story.press(.overview, .log)
    #expect(story.state.layout.focus == .log)
    story.press(.escape)
    #expect(story.state.layout.focus == .inspector)
    story.press(.escape)
    #expect(story.state.layout.focus == .runs)
  }

  @Test(arguments: [120, 200])
  func escGoesBackToTheTabOneCameFrom(columns: Int) {
    var story = Story.inAssets(columns: columns)
    story.press(.open)
    story.answer(
      .asset(
        AssetID("a0", in: catalog), .success(AssetDetail(asset: asset(0), json: ["a": "b"]))))
    story.press(.json, .relations)
    #expect(story.state.relationshipsHaveKeys)
    story.press(.escape)
    #expect(!story.state.relationshipsHaveKeys)
    #expect(story.state.inspector.tab == .json)
    story.press(.escape)
    #expect(story.state.layout.focus == .assets)
    story.press(.escape)
    #expect(story.state.layout.focus == .assets, "the tree is no layer below a list")
  }

  @Test func whoChoosesAPaneByHandGoesBackFromThere() {
    var story = Story.inAssets()
    story.press(.focusContainers, .overview, .focusAssets, .focusInspector, .escape)
    #expect(story.state.layout.focus == .assets)
  }

  @Test func backspaceGoesUpWhereverOneCameFrom() {
    var story = Story.inAssets()
    story.press(.focusContainers, .overview, .up)
    #expect(story.state.layout.focus == .assets)
  }

  @Test func historyComesBackWithFacetSortFilterSelectionAndScroll() {
    var story = Story.inAssets(0..<100)
    for _ in 0..<70 { story.press(.moveDown) }
    let cursor = story.state.assets.cursor
    story.press(.focusContainers, .last, .moveUp, .moveUp, .open)
    let jobs = AssetQuery(container: project)
    story.answer(.assets(jobs, after: nil, .success(assetPage(0..<3, of: 3, in: project))))
    #expect(story.state.assets.container == project)

    story.press(.historyBack)
    #expect(story.loads.contains(.assets(AssetQuery(container: catalog), after: nil)))
    story.answer(
      .assets(AssetQuery(container: catalog), after: nil, .success(assetPage(0..<100, of: 100))))

    #expect(story.state.assets.container == catalog)
    #expect(story.state.assets.cursor == cursor)
    #expect(story.state.assets.selected == AssetID("a70", in: catalog))
    story.press(.historyForward)
    #expect(story.state.assets.container == project)
    story.press(.historyForward)
    #expect(story.status == "There is nothing to go forward to")
  }

  @Test func aRestoredSelectionFarDownIsReachedByReadingOn() {
    var story = Story.inAssets(0..<200, of: 400, next: "b1")
    let everything = AssetQuery(container: catalog)
    story.press(.last)
    story.answer(
      .assets(everything, after: PageCursor("b1"), .success(assetPage(200..<400, of: 400))))
    story.press(.last)
    story.press(.focusContainers, .last, .moveUp, .moveUp, .open)
    story.press(.historyBack)

    story.answer(
      .assets(everything, after: nil, .success(assetPage(0..<200, of: 400, next: "b1"))))
    #expect(story.loads.contains(.assets(everything, after: PageCursor("b1"))))
    story.answer(
      .assets(everything, after: PageCursor("b1"), .success(assetPage(200..<400, of: 400))))

    #expect(story.state.assets.selected == AssetID("a399", in: catalog))
  }

  @Test func aRestoredFilterGoesToThePlatformBeforeTheListIsReadOn() {
    var story = Story.inAssets(0..<200, of: 900, next: "b1")
    let everything = AssetQuery(container: catalog)
    story.press(.filter)
    story.type("7")
    story.press(.accept)
    guard let searched = story.state.assets.query, searched != everything else {
      Issue.record("no search")
      return
    }
    story.answer(.assets(searched, after: nil, .success(assetPage(700..<790, of: 90))))
    story.press(.last, .focusContainers, .last, .moveUp, .moveUp, .open)

    story.press(.historyBack)
    #expect(story.loads.contains(.assets(everything, after: nil)))
    story.answer(
      .assets(everything, after: nil, .success(assetPage(0..<200, of: 900, next: "b1"))))
    #expect(story.loads == [.assets(searched, after: nil)])
    story.answer(.assets(searched, after: nil, .success(assetPage(700..<790, of: 90))))

    #expect(story.state.assets.filter.text == "7")
    #expect(story.state.assets.filter.place == .onThePlatform)
    #expect(story.state.assets.selected == AssetID("a789", in: catalog))
  }

  @Test func escWhileTypingDropsWhatIsTypedInEveryPane() {
    var story = Story.inAssets(0..<50)
    for pane in [Command.focusContainers, .focusAssets] {
      story.press(pane, .filter)
      story.type("x")
      #expect(story.state.typing != nil)
      story.press(.escape)
      #expect(story.state.typing == nil)
      #expect(!story.state.containers.filter.isActive && !story.state.assets.filter.isActive)
      #expect(story.state.layout.focus == (pane == .focusAssets ? .assets : .containers))
    }
  }

  @Test func openingSomethingNewForgetsTheWayForward() {
    var story = Story.inAssets()
    story.press(.open, .historyBack)
    #expect(story.state.history.forward.count == 1)
    story.press(.focusAssets, .moveDown, .open)
    #expect(story.state.history.forward.isEmpty)
  }

  @Test func escPeelsExactlyOneLayer() {
    var story = Story.inAssets(0..<50)
    story.press(.zoom)
    story.press(.facets, .accept)
    story.answer(
      .assets(AssetQuery(container: catalog), after: nil, .success(assetPage(0..<50, of: 50))))
    story.press(.mark, .filter)
    story.type("as")
    story.press(.accept)
    story.press(.help)

    var layers: [[String]] = [layers(of: story.state)]
    while layers.last != ["pane"], layers.count < 12 {
      story.press(.escape)
      layers.append(self.layers(of: story.state))
    }

    #expect(
      layers == [
        ["popup", "filter", "marks", "zoom", "pane"], ["filter", "marks", "zoom", "pane"],
        ["marks", "zoom", "pane"], ["zoom", "pane"], ["pane"],
      ])
    story.press(.escape)
    #expect(story.status == "Nothing to leave here; q quits")
  }

  private func layers(of state: AppState) -> [String] {
    var layers: [String] = []
    if !state.overlays.isEmpty { layers.append("popup") }
    if state.assets.filter.isEditing { layers.append("input") }
    if state.assets.filter.isActive { layers.append("filter") }
    if !state.assets.marks.isEmpty { layers.append("marks") }
    if state.layout.isZoomed { layers.append("zoom") }
    if state.layout.focus != .containers { layers.append("pane") }
    return layers
  }

  @Test func qClosesWhatIsOpenAndThenQuits() {
    var story = Story.inAssets()
    story.press(.zoom, .sort, .quit)
    #expect(story.state.overlays.isEmpty)
    story.press(.quit)
    #expect(!story.state.layout.isZoomed && !story.state.isQuitting)
    story.press(.quit)
    #expect(story.state.isQuitting)
    #expect(story.state.farewell == nil)
  }

  @Test func quittingWithDraftsSaysThatTheyAreKept() {
    var story = Story.inAssets()
    let detail = AssetDetail(asset: asset(0))
    story.state.drafts.drafts = [
      Draft(asset: detail.asset.id, base: detail, edits: [.name: "x"], stagedAt: story.state.now)
    ]
    story.press(.quit)
    story.disk()
    #expect(story.state.farewell == "1 draft is kept on this machine, to be applied next time.")
  }

  @Test func ctrlCCancelsAndTwiceQuits() {
    var story = Story.browsing()
    story.press(.cancelRequest)
    #expect(story.effects == [.cancelReads])
    story.wait(.seconds(3))
    story.press(.cancelRequest)
    #expect(!story.state.isQuitting)
    story.press(.cancelRequest)
    #expect(story.state.isQuitting)
  }

  @Test func aKeyThatMeansNothingSaysSo() {
    var story = Story.browsing()
    story.send(.unknownKey("Q"))
    #expect(story.status == "Q does nothing here; ? shows the keys")
    story.press(.sort)
    #expect(story.status == "Only assets can be sorted: 2 goes there")
    story.press(.moveDown)
    #expect(story.status == nil, "another key takes the message away")
    #expect(story.state.status.log.isEmpty, "nobody looks for it later")
  }

  @Test func messagesLeaveByThemselves() {
    var story = Story.browsing()
    story.send(.unknownKey("Q"))
    #expect(story.status != nil)
    story.wait(StatusState.messageLifetime)
    #expect(story.status == nil)
  }

  @Test func namesIdsAndPathsAreCopied() {
    var story = Story.inAssets()
    story.press(.copyName)
    #expect(story.effects == [.copy("asset 0")])
    story.press(.copyMenu)
    guard case .menu(let menu) = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(
      menu.items.map(\.choice) == [
        .copy("asset 0"), .copy("a0"), .copy("Retail 360 › asset 0"),
      ])
    story.press(.moveDown, .accept)
    #expect(story.effects == [.copy("a0")])
    story.send(.answered(generation: 0, .copied("a0", problem: "the terminal refused")))
    #expect(story.status == "Not copied: the terminal refused")
    for (text, words) in [
      ("a0", "a0"), ("{\n}", "2 lines"), (String(repeating: "x", count: 61), "61 characters"),
    ] {
      story.send(.answered(generation: 0, .copied(text, problem: nil)))
      #expect(story.status == "Copied \(words)")
    }
  }
}
