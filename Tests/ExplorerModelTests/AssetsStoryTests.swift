import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct AssetsStoryTests {
  private let everything = AssetQuery(container: catalog)

  @Test func enterOnACatalogAsksForItsAssetsAndMovesTheFocus() {
    var story = Story.browsing()

    story.press(.moveDown, .open)

    #expect(story.loads == [.assets(everything, after: nil)])
    #expect(story.state.layout.focus == .assets)
    #expect(
      story.state.assets.list.picture
        == .loading(since: Story.start, request: "POST /v2/asset_types/asset/search"))
  }

  @Test func anAnswerToAnotherQuestionIsDropped() {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    let before = story.state.assets

    story.answer(
      .assets(AssetQuery(container: project), after: nil, .success(assetPage(0..<3, of: 3))))
    story.answer(
      .assets(everything, after: PageCursor("9"), .success(assetPage(0..<3, of: 3))))
    story.send(
      .answered(
        generation: 7, .assets(everything, after: nil, .success(assetPage(0..<3, of: 3)))))

    #expect(story.state.assets == before)
  }

  @Test func theNextPageIsAskedForWhenItsEndComesNearAndOnlyOnce() {
    var story = Story.inAssets(0..<200, of: 450, next: "b1")
    #expect(story.loads.isEmpty)
    let height = Layout.contentRows(of: .assets, in: story.state)
    for _ in 0..<(200 - 2 * height - 1) { story.press(.moveDown) }
    #expect(story.loads.isEmpty)

    for _ in 0..<height { story.press(.moveDown) }
    #expect(story.state.assets.list.phase.isLoading)
    story.press(.moveDown)
    #expect(story.loads.isEmpty)

    story.answer(
      .assets(
        everything, after: PageCursor("b1"), .success(assetPage(200..<400, of: 450, next: "b2"))))
    #expect(story.state.assets.list.rows.count == 400)
    #expect(story.state.assets.list.total == .exact(450))
    #expect(story.state.assets.list.picture == .partial)

    story.press(.last)
    #expect(story.loads == [.assets(everything, after: PageCursor("b2"))])
    story.answer(
      .assets(everything, after: PageCursor("b2"), .success(assetPage(400..<450, of: 450))))
    #expect(story.state.assets.list.isComplete)
    #expect(story.state.assets.list.picture == .complete)
  }

  @Test func aPageThatFailsLeavesTheRowsAndRefreshGoesOnThere() {
    var story = Story.inAssets(0..<60, of: 100, next: "b1")
    story.press(.last)
    let error = failure(.unavailable)

    story.answer(.assets(everything, after: PageCursor("b1"), .failure(error)))
    #expect(
      story.state.assets.list.picture
        == .stale(asOf: story.state.assets.list.readAt, failure: error))
    story.press(.moveUp, .moveDown)
    #expect(story.loads.isEmpty, "moving does not hammer a platform that fails")

    story.press(.refresh)
    #expect(story.loads.contains(.assets(everything, after: PageCursor("b1"))))
  }

  @Test func refreshKeepsTheRowsAndTheSelectionUntilTheAnswerIsHere() {
    var story = Story.inAssets(0..<50)
    story.press(.moveDown, .moveDown)
    story.press(.refresh)
    #expect(story.state.assets.list.rows.count == 50)

    story.answer(.assets(everything, after: nil, .success(assetPage(1..<50, of: 49))))

    #expect(story.state.assets.list.rows.count == 49)
    #expect(story.state.assets.selected == AssetID("a2", in: catalog))
    #expect(story.state.assets.cursor.selected == 1)
  }

  @Test func columnsAreShownAndHiddenOneAfterTheOther() {
    func shown(_ story: Story) -> [AssetColumn] {
      let columns = Layout.contentColumns(of: .assets, in: story.state)
      return AssetColumn.allCases.filter { story.state.assets.shows($0, columns: columns) }
    }
    var story = Story.inAssets()
    #expect(shown(story) == [.type, .tags, .modified])
    story.press(.sort)
    for _ in 0..<10 { story.press(.moveDown) }
    story.press(.accept, .moveDown, .moveDown, .accept)
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("the menu is closed")
      return
    }
    #expect(menu.items[10].title == "Column Tags" && menu.items[10].detail == "off")
    #expect(menu.items[12].title == "Column Created" && menu.items[12].detail == "on")
    story.press(.escape)

    #expect(shown(story) == [.type, .modified, .created])
    story.press(.focusContainers, .last, .open)
    #expect(shown(story) == [.type, .modified, .created], "other containers have the same columns")
  }

  @Test func marksOutliveFacetsAndSort() {
    var story = Story.inAssets()
    story.press(.mark, .mark)
    _ = AssetsFeature.setType(&story.state, "job")
    _ = AssetsFeature.setSort(&story.state, AssetQuery.Sort(.name))

    #expect(story.state.assets.marks.count == 2)
  }

  @Test func invertingSaysWhenNotEverythingIsHere() {
    var story = Story.inAssets(0..<200, of: 1_000, next: "b1")
    story.press(.mark, .invertMarks)
    #expect(story.state.assets.marks.count == 199)
    #expect(story.status == "Inverted among the 200 read so far; G reads on")

    var whole = Story.inAssets()
    whole.press(.invertMarks)
    #expect(whole.status == nil)
  }

  @Test func sortingIsThePlatformsBusiness() {
    var story = Story.inAssets()
    story.press(.sort)
    guard case .menu(let menu) = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(
      menu.items.prefix(9).map(\.title) == [
        "As the platform has them", "Name, a to z first", "Name, z to a first",
        "Type, a to z first", "Type, z to a first", "Modified, oldest first",
        "Modified, newest first", "Created, oldest first", "Created, newest first",
      ])

    for _ in 0..<6 { story.press(.moveDown) }
    story.press(.accept)

    let sort = AssetQuery.Sort(.modified, descending: true)
    #expect(story.loads == [.assets(AssetQuery(container: catalog, sort: sort), after: nil)])
    #expect(story.state.overlays.isEmpty)
  }

  @Test func facetsNarrowByTypeThenTagAndEscTakesThemBackOneByOne() {
    var story = Story.inAssets()
    story.press(.refresh)
    story.answer(
      .assets(
        everything, after: nil,
        .success(
          assetPage(
            0..<50, of: 50, types: [FacetCount("job", 5), FacetCount("data_asset", 19_599)],
            tags: [FacetCount("pii", 9)]))))
    story.press(.facets)
    guard case .menu(let menu) = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.title) == ["All types", "data_asset", "job", "tag pii"])
    #expect(menu.items.map(\.detail) == ["", "19,599", "5", "9"])

    story.press(.moveDown, .moveDown, .accept)
    let jobs = AssetQuery(container: catalog, type: "job")
    #expect(story.loads == [.assets(jobs, after: nil)])
    story.answer(
      .assets(
        jobs, after: nil, .success(assetPage(0..<5, of: 5, tags: [FacetCount("pii", 2)]))))
    #expect(story.state.assets.typeCounts.count == 2, "the other types can still be chosen")

    story.press(.facets)
    guard case .menu(let again) = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(again.items[again.cursor.selected].title == "job", "it begins where it stands")
    story.press(.last, .accept)
    let tagged = AssetQuery(container: catalog, type: "job", lucene: "asset.tags:pii")
    #expect(story.loads == [.assets(tagged, after: nil)])

    story.press(.escape)
    story.press(.escape)
    #expect(story.state.assets.type == nil && story.state.assets.tag == nil)
    #expect(story.loads == [.assets(everything, after: nil)])
  }

  @Test func marksAreSetOneByOneAsARangeAndInverted() {
    var story = Story.inAssets(0..<6)
    story.press(.mark, .mark)
    #expect(story.state.assets.cursor.selected == 2)
    story.press(.markRange, .moveDown, .moveDown, .markRange)
    let marked = { (numbers: [Int]) in Set(numbers.map { AssetID("a\($0)", in: catalog) }) }
    #expect(story.state.assets.marks == marked([0, 1, 2, 3, 4]))

    story.press(.invertMarks)
    #expect(story.state.assets.marks == marked([5]))
    story.press(.first, .mark, .first, .mark)
    #expect(story.state.assets.marks == marked([5]))

    story.press(.escape)
    #expect(story.state.assets.marks.isEmpty)
    #expect(story.state.layout.focus == .assets)
  }

  @Test func anAssetIsReadWholeWithItsRelationshipsAndColumnsSideBySide() {
    var story = Story.inAssets()

    story.press(.open)

    let id = AssetID("a0", in: catalog)
    #expect(
      Set(story.loads) == [.asset(id), .columns(id, after: nil), .relationships(id, after: nil)])
    #expect(story.state.layout.focus == .inspector)
    #expect(story.state.inspector.subject == .asset(id))
  }

  @Test func scrollingOverManyAssetsReadsOnlyTheOneOneStaysOn() {
    var story = Story.inAssets()
    for _ in 0..<20 {
      story.press(.moveDown)
      story.wait(.milliseconds(30))
      #expect(story.loads.isEmpty)
    }
    let id = AssetID("a20", in: catalog)
    #expect(story.state.inspector.subject == .asset(id), "its row is shown at once")
    #expect(Ticking.nextTick(story.state).map { $0 <= .milliseconds(150) } == true)

    story.wait(.milliseconds(150))
    #expect(story.loads == [.asset(id)])
  }

  @Test func theMouseSelectsOpensAndScrolls() {
    var story = Story.inAssets(0..<100)
    story.send(.pointer(.clicked(.assets, row: 0, count: 1)))
    #expect(story.state.assets.cursor.selected == 0, "the line of titles is no row")
    story.send(.pointer(.clicked(.assets, row: 5, count: 1)))
    #expect(story.state.assets.cursor.selected == 4)
    story.send(.pointer(.scrolled(.assets, lines: 30)))
    #expect(story.state.assets.cursor.top == 30)
    story.send(.pointer(.clicked(.assets, row: 1, count: 2)))
    #expect(story.state.inspector.subject == .asset(AssetID("a30", in: catalog)))
    #expect(story.state.layout.focus == .inspector)
  }

  @Test func ownersOfAWideTableAreAskedForOnce() {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    var page = assetPage(0..<3, of: 3)
    for index in page.page.items.indices { page.page.items[index].ownerID = "u\(index % 2)" }
    story.answer(.assets(everything, after: nil, .success(page)))

    story.press(.wideOrWrap)
    #expect(story.loads == [.user("u0"), .user("u1")])
    story.press(.moveDown)
    #expect(story.loads.isEmpty)
    story.answer(.user("u0", .success(User(id: "u0", displayName: "Ana"))))
    #expect(story.state.library.users["u0"]?.displayName == "Ana")
  }

  private func owned(by people: Int) -> Story {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    var page = assetPage(0..<12, of: 12)
    for index in page.page.items.indices { page.page.items[index].ownerID = "u\(index % people)" }
    story.answer(.assets(everything, after: nil, .success(page)))
    story.press(.wideOrWrap)
    return story
  }

  @Test func manyOwnersAreAllAskedForWithoutAKey() {
    var story = owned(by: 12)
    var asked = Set(story.loads)

    for index in 0..<8 {
      story.answer(.user("u\(index)", .success(User(id: "u\(index)", displayName: "Ana"))))
      asked.formUnion(story.loads)
    }

    #expect(asked == Set((0..<12).map { .user("u\($0)") }))
  }

  @Test func anOwnerThatCouldNotBeAskedForIsAskedForAgainLater() {
    var story = owned(by: 1)
    #expect(story.loads == [.user("u0")])
    story.answer(.user("u0", .failure(failure(.unavailable))))
    #expect(story.loads.isEmpty)
    story.press(.moveDown)
    #expect(story.loads.isEmpty)

    story.wait(.seconds(31))
    let asked = story.loads
    story.press(.moveUp)

    #expect((asked + story.loads).count { $0 == .user("u0") } == 1)
  }

  @Test func aTableThatIsBroadEnoughShowsWhoOwnsItsAssets() {
    var story = Story.browsing(columns: 200, rows: 60)
    story.press(.moveDown, .open)
    var page = assetPage(0..<3, of: 3)
    for index in page.page.items.indices { page.page.items[index].ownerID = "u\(index % 2)" }

    story.answer(.assets(everything, after: nil, .success(page)))

    #expect(story.loads.filter { if case .user = $0 { true } else { false } }.count == 2)
  }

  @Test func aFilterByOwnerLearnsTheNamesItNeeds() {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    var page = assetPage(0..<4, of: 4)
    for index in page.page.items.indices { page.page.items[index].ownerID = "u\(index % 2)" }
    story.answer(.assets(everything, after: nil, .success(page)))
    story.press(.filter)

    story.type("owner:")
    #expect(Set(story.loads) == [.user("u0"), .user("u1")])
    story.type("ana")
    #expect(story.state.assets.visible == [])
    story.answer(.user("u1", .success(User(id: "u1", displayName: "Ana"))))
    #expect(story.state.assets.visible == [1, 3])
  }

  @Test func anEmptyContainerIsEmptyAndAForbiddenOneForbidden() {
    var story = Story.inAssets(0..<0)
    #expect(story.state.assets.list.picture == .empty)
    #expect(story.state.assets.selected == nil)
    story.press(.open, .mark, .edit)
    #expect(story.status == "Nothing to edit: select an asset first")

    story.press(.refresh)
    let error = failure(.forbidden)
    story.answer(.assets(everything, after: nil, .failure(error)))
    #expect(story.state.assets.list.picture == .forbidden(error))
  }
}
