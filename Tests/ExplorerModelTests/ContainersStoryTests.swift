import ExplorerModel
import PlatformModel
import Testing

@Suite struct ContainersStoryTests {
  private typealias Row = ContainerRow

  private func group(_ group: ContainerGroup, isExpanded: Bool = true) -> ContainerRow {
    Row(content: .node(.group(group)), depth: 0, isExpanded: isExpanded, isExpandable: true)
  }

  private func node(_ id: ContainerID, isExpanded: Bool = false) -> ContainerRow {
    Row(content: .node(.container(id)), depth: 1, isExpanded: isExpanded, isExpandable: true)
  }

  @Test func theStartAsksForEverythingTheTreeShowsAndDrawsAtOnce() {
    var story = Story(hasAILake: true)

    story.send(.started)

    #expect(
      story.effects == [
        .load(.signIn), .load(.containers(.catalog, after: nil)),
        .load(.containers(.project, after: nil)), .load(.containers(.space, after: nil)),
        .load(.databases(after: nil)), .load(.storages),
      ])
    #expect(
      story.state.containers.rows == [
        group(.catalogs), Row(content: .loading(.catalogs), depth: 1),
        group(.projects), Row(content: .loading(.projects), depth: 1),
        group(.spaces), Row(content: .loading(.spaces), depth: 1),
        group(.aiLake), Row(content: .loading(.aiLake), depth: 1),
      ])
  }

  @Test func withoutAnAILakeItIsNotMentioned() {
    var story = Story()
    story.send(.started)

    #expect(!story.state.containers.rows.contains(group(.aiLake)))
    #expect(!story.loads.contains(.storages))
  }

  @Test func containersArriveUnderTheirGroupAndTheirCountsAreRead() {
    let story = Story.browsing()

    #expect(
      story.state.containers.rows == [
        group(.catalogs), node(catalog), group(.projects), node(project), group(.spaces),
        Row(content: .empty("none"), depth: 1),
      ])
    #expect(story.state.containers.facets[catalog]?.phase.isLoading == true)
    #expect(story.state.containers.facets[project]?.phase.isLoading == true)
    #expect(story.state.connection == .online)
    #expect(story.state.context.user == "ana")
  }

  @Test func onlyAFewCountsAreReadAtATime() {
    var story = Story()
    story.send(.started)
    story.answer(.signedIn(.success(User(id: "1", displayName: "Ana"))))
    let many = (0..<20).map { container(ContainerID(.catalog, "c\($0)"), "Catalog \($0)") }

    story.answer(.containers(.catalog, after: nil, .success(Page(items: many))))
    #expect(story.loads == many[0..<4].map { .facets($0.id) })

    story.answer(.facets(many[0].id, .success(AssetPage(page: Page(items: [], total: .exact(7))))))
    #expect(story.loads == [.facets(many[4].id)])
    #expect(story.state.containers.facets[many[0].id]?.total == .exact(7))
  }

  @Test func openingAContainerShowsItsTypesLargestFirst() {
    var story = Story.browsing()
    story.press(.moveDown, .moveRight)
    #expect(story.state.containers.rows[2] == Row(content: .loading(nil), depth: 2))

    story.answer(
      .facets(
        catalog,
        .success(
          AssetPage(
            page: Page(items: [], total: .exact(12)),
            typeCounts: [FacetCount("job", 2), FacetCount("data_asset", 10)]))))

    #expect(
      story.state.containers.rows[1...3] == [
        node(catalog, isExpanded: true),
        Row(content: .node(.assetType(catalog, "data_asset")), depth: 2),
        Row(content: .node(.assetType(catalog, "job")), depth: 2),
      ])
  }

  @Test func enterOnATypeOpensOnlyAssetsOfThatType() {
    var story = Story.browsing()
    story.press(.moveDown, .moveRight)
    story.answer(
      .facets(
        catalog,
        .success(AssetPage(page: Page(items: []), typeCounts: [FacetCount("job", 2)]))))

    story.press(.moveDown, .open)

    #expect(story.loads == [.assets(AssetQuery(container: catalog, type: "job"), after: nil)])
    #expect(story.state.layout.focus == .assets)
  }

  @Test func aSelectionStaysOnItsLineWhenLinesAppearAbove() {
    var story = Story.browsing()
    story.press(.last, .moveUp, .moveUp)
    #expect(story.state.containers.selectedNode == .container(project))

    let more = [container(ContainerID(.catalog, "x"), "A new one"), container(catalog, "Retail")]
    story.answer(.containers(.catalog, after: nil, .success(Page(items: more))))

    #expect(story.state.containers.selectedNode == .container(project))
  }

  @Test func theEndOfAGroupThatCanBeSeenIsReadOn() {
    var story = Story()
    story.send(.started)
    let page = Page(items: [container(catalog, "Retail")], next: PageCursor("2"))

    story.answer(.containers(.catalog, after: nil, .success(page)))
    #expect(story.loads.contains(.containers(.catalog, after: PageCursor("2"))))
    #expect(story.state.containers.rows.contains(Row(content: .loading(.catalogs), depth: 1)))

    let second = Page(items: [container(ContainerID(.catalog, "c2"), "Sales")])
    story.answer(.containers(.catalog, after: PageCursor("2"), .success(second)))
    #expect(story.state.containers.catalogs.rows == [catalog, ContainerID(.catalog, "c2")])
    #expect(story.state.containers.catalogs.total == .exact(2))

    story.answer(.containers(.catalog, after: PageCursor("2"), .success(second)))
    #expect(story.state.containers.catalogs.rows.count == 2, "a page that came twice is dropped")
  }

  @Test func aGroupThatFailedSaysSoAndEnterTriesAgain() {
    var story = Story()
    story.send(.started)
    let error = failure(.forbidden)
    story.answer(.containers(.catalog, after: nil, .failure(error)))
    #expect(
      story.state.containers.rows[1] == Row(content: .failed(.catalogs, error), depth: 1))

    story.press(.moveDown, .open)

    #expect(story.loads == [.containers(.catalog, after: nil)])
  }

  @Test func theFilterLeavesOnlyWhatMatchesAndEscTakesItBack() {
    var story = Story.browsing()
    let all = story.state.containers.rows
    story.press(.filter)
    story.type("chu")

    #expect(story.state.containers.rows == [group(.projects), node(project)])
    #expect(story.state.containers.selectedNode == .container(project))

    story.press(.accept)
    #expect(!story.state.containers.filter.isEditing)
    #expect(story.state.containers.filter.text == "chu")
    story.press(.escape)
    #expect(story.state.containers.filter == FilterState())
    #expect(story.state.containers.rows == all)
    #expect(story.state.containers.selectedNode == .container(project))
  }

  @Test func theInspectorShowsWhatIsSelected() {
    var story = Story.browsing()
    story.press(.moveDown)
    #expect(story.state.inspector.subject == .container(catalog))
    story.press(.last, .moveUp, .moveUp)
    #expect(story.state.inspector.subject == .container(project))
  }

  @Test func leftClosesThenGoesToTheParent() {
    var story = Story.browsing()
    story.press(.moveDown, .moveRight, .moveLeft)
    #expect(story.state.containers.rows[1] == node(catalog))
    story.press(.moveLeft)
    #expect(story.state.containers.selectedNode == .group(.catalogs))
    story.press(.moveLeft)
    #expect(story.state.containers.rows.first == group(.catalogs, isExpanded: false))
  }

  @Test func databasesShowTheirDataSourcesAndOpenInTheInspector() {
    var story = Story.browsing(hasAILake: true)
    let database = AILakeDatabase(
      id: "d1", name: "sales",
      dataSources: [.init(id: "s1", dataSourceID: "demo", name: "Demo source")])
    story.answer(.databases(after: nil, .success(Page(items: [database]))))
    story.press(.last, .moveRight)
    #expect(
      story.state.containers.rows.last
        == Row(content: .node(.dataSource(database: "d1", id: "s1")), depth: 2))

    story.press(.open)

    #expect(story.state.inspector.subject == .database("d1"))
    #expect(story.state.layout.focus == .inspector)
  }

  @Test func comingBackToAnOpenContainerDoesNotReadItAgain() {
    var story = Story.inAssets()
    story.press(.focusContainers, .open)

    #expect(!story.loads.contains { if case .assets = $0 { true } else { false } })
    #expect(story.state.layout.focus == .assets)
    #expect(story.state.assets.list.rows.count == 50)
  }
}
