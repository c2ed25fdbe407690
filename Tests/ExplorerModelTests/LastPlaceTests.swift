import ExplorerModel
import JSON
import PlatformModel
import Testing

/// Where one session ends the next one begins.
@Suite struct LastPlaceTests {
  /// Ends a session and begins the next with what was remembered, through the file's text.
  private func next(after story: Story) throws -> Story {
    let text = ExplorerMemory(story.state).document.serialized(.pretty)
    var next = Story()
    ExplorerMemory(try JSONValue.parse(text)).apply(to: &next.state)
    next.send(.started)
    return next
  }

  private func catalogs(_ containers: Container...) -> Answer {
    .containers(
      .catalog, after: nil,
      .success(Page(items: containers, total: .exact(containers.count))))
  }

  private let none: [Answer] = [.project, .space].map {
    .containers($0, after: nil, .success(Page(items: [], total: .exact(0))))
  }

  @Test func theContainerOpensWithItsFilterAndSelection() throws {
    var before = Story.inAssets()
    before.press(.filter)
    before.type("asset")
    before.press(.accept, .moveDown, .moveDown, .moveDown)

    var story = try next(after: before)
    #expect(story.state.assets.container == nil)
    story.answer(catalogs(container(catalog, "Retail 360")))
    let query = AssetQuery(container: catalog)
    #expect(story.loads.contains(.assets(query, after: nil)))
    #expect(story.state.layout.focus == .assets)
    #expect(story.state.containers.selectedNode == .container(catalog))
    story.answer(.assets(query, after: nil, .success(assetPage(0..<50, of: 50))))

    #expect(story.state.assets.filter.text == "asset")
    #expect(story.state.assets.selected == AssetID("a3", in: catalog))
    #expect(story.state.lastPlace == nil)
  }

  @Test func aSelectionFarDownIsNotReadFor() throws {
    var before = Story.inAssets(0..<2_000, of: 2_000)
    before.press(.last)
    #expect(before.state.assets.cursor.selected == 1_999)

    var story = try next(after: before)
    story.answer(catalogs(container(catalog, "Retail 360")))
    story.answer(
      .assets(
        AssetQuery(container: catalog), after: nil,
        .success(assetPage(0..<200, of: 2_000, next: "n"))))
    #expect(story.state.assets.cursor.selected == 0)
    #expect(story.state.assets.restoring == nil)
  }

  @Test func thePaneIsTheSame() throws {
    var before = Story.inAssets()
    before.press(.focusContainers)
    var story = try next(after: before)
    story.answer(catalogs(container(catalog, "Retail 360")))

    #expect(story.state.assets.container == catalog)
    #expect(story.state.layout.focus == .containers)
  }

  @Test func whatIsGoneIsSaidOnceEverythingWasRead() throws {
    var story = try next(after: .inAssets())
    story.answer(catalogs())
    #expect(story.status == nil)
    for answer in none { story.answer(answer) }

    #expect(story.status == "Retail 360, where you were, is not here any more")
    #expect(story.state.assets.container == nil && story.state.lastPlace == nil)
  }

  @Test func whoWentSomewhereMeanwhileStaysThere() throws {
    var story = try next(after: .inAssets())
    story.answer(
      .containers(
        .project, after: nil,
        .success(Page(items: [container(project, "Churn")], total: .exact(1)))))
    story.press(.moveDown, .moveDown, .moveDown, .open)
    #expect(story.state.assets.container == project)
    story.answer(catalogs(container(catalog, "Retail 360")))

    #expect(story.state.assets.container == project)
  }

  @Test func aContextThatSaysWhereToBeginBeginsThere() throws {
    var story = Story()
    ExplorerMemory(Story.inAssets().state).apply(to: &story.state)
    story.state.context.defaultContainer = "Churn"
    story.send(.started)
    story.answer(catalogs(container(catalog, "Retail 360")))
    #expect(story.state.assets.container == nil)
    story.answer(
      .containers(
        .project, after: nil,
        .success(Page(items: [container(project, "Churn")], total: .exact(1)))))

    #expect(story.state.assets.container == project)
  }

  @Test func aSessionWithoutThePlatformForgetsNothing() throws {
    let story = try next(after: .inAssets())
    #expect(story.state.assets.container == nil)
    #expect(ExplorerMemory(story.state).place?.container == catalog)
  }

  @Test(arguments: [
    "7", "{}", #"{"container":"c","kind":"shelf"}"#, #"{"container":7,"kind":"catalog"}"#,
  ])
  func aPlaceThatIsNotUnderstoodIsNone(_ text: String) throws {
    let document = try JSONValue.parse(#"{"place":\#(text)}"#)
    #expect(ExplorerMemory(document).place == nil)
  }

  @Test func rowsOfADamagedFileStayInBounds() throws {
    let document = try JSONValue.parse(
      #"{"place":{"container":"c","kind":"catalog","row":-5,"top":1e9}}"#)
    #expect(ExplorerMemory(document).place?.cursor == ListCursor())
  }
}
