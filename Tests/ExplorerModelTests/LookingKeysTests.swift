import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// `= J W o ! %`: other ways to look at what is there.
@Suite struct LookingKeysTests {
  // MARK: Compare

  private func compared() -> Story {
    var story = Story.inAssets()
    story.press(.mark, .compare)
    return story
  }

  private func view(_ story: Story) -> CompareState? {
    if case .compare(let view)? = story.state.overlays.last { view } else { nil }
  }

  @Test func theMarkedAssetIsComparedWithTheSelectedOne() {
    var story = compared()
    let (left, right) = (AssetID("a0", in: catalog), AssetID("a1", in: catalog))
    #expect(story.loads == [.asset(left), .asset(right)])
    #expect(view(story)?.isComplete == false)

    story.answer(.asset(left, .success(detail(left, name: "orders", tags: ["gold"]))))
    #expect(view(story)?.isComplete == false)
    story.answer(.asset(right, .success(detail(right, name: "orders", tags: ["gold", "pii"]))))
    #expect(
      view(story)?.rows == [
        CompareRow(place: "metadata/tags/1", left: nil, right: #""pii""#),
        CompareRow(place: "metadata/asset_id", left: #""a0""#, right: #""a1""#),
      ], "what people wrote comes before what every asset has of its own")
    story.press(.copyName)
    #expect(story.effects == [.copy("metadata/tags/1\n- \n+ \"pii\"")])
    story.press(.escape)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func anAssetThatCannotBeReadIsNamed() {
    var story = compared()
    story.answer(.asset(AssetID("a0", in: catalog), .failure(failure(.forbidden))))

    #expect(view(story)?.problem?.contains("asset 0") == true)
  }

  @Test func withoutAMarkTheWayIsSaid() {
    var story = Story.inAssets()
    story.press(.compare)
    #expect(
      story.status == "Nothing to compare with: Space marks an asset, = compares another with it")
    story.press(.mark, .moveUp, .compare)
    #expect(story.status == "This is the marked one: go to another, then =")
    story.press(.moveDown, .mark, .mark, .compare)
    #expect(story.status == "Two can be compared, and 3 are marked")
  }

  @Test func secretsAreNotComparedInTheOpen() {
    let rows = Differences.rows(["password": "one"], ["password": "two", "apikey": "x"])
    #expect(rows.allSatisfy { !"\($0)".contains("one") && !"\($0)".contains("two") })
  }

  // MARK: YAML

  private func lines(_ document: JSONValue) -> [String] {
    JSONTree.lines(of: document, folded: [], isYAML: true).map { line in
      let value = if case .scalar(let text, _) = line.value { text } else { "" }
      let key = line.key.map { "\($0):" } ?? "-"
      return String(repeating: "  ", count: line.depth) + key + value
    }
  }

  @Test func yamlHasNoLinesThatOnlyClose() {
    let document: JSONValue = [
      "name": "customers", "tags": ["gold", "yes"], "entity": ["columns": [["name": "id"]]],
    ]
    #expect(
      lines(document) == [
        "name:customers", "tags:", "  -gold", #"  -"yes""#, "entity:", "  columns:", "    -",
        "      name:id",
      ])
  }

  @Test func theDocumentIsWrittenTheOtherWayAndBack() {
    var story = Story.atCustomers()
    story.press(.json)
    let json = story.state.inspector.json.lines
    story.press(.jsonOrYAML)
    #expect(story.state.inspector.json.isYAML)
    #expect(story.state.inspector.json.lines.count < json.count)
    story.press(.jsonOrYAML)
    #expect(story.state.inspector.json.lines == json)
  }

  // MARK: Watch

  @Test func aRunIsWatchedUntilItEnds() {
    let going = run("r1", of: nightly, .running, minutesAgo: 3)
    var story = Story.inRuns([going])
    story.press(.watch)
    #expect(story.effects == [.follow(.run(entry: 1, going.id))])
    #expect(story.status == "You are told when nightly-load ends; T shows it")

    var ended = going
    ended.state = .failed
    story.answer(.runPolled(entry: 1, .success(ended), at: story.state.now))
    #expect(story.effects.contains(.bell))
    #expect(story.status == "Watch nightly-load: Failed")
  }

  @Test func onceMoreEndsTheWatching() {
    let going = run("r1", of: nightly, .running, minutesAgo: 3)
    var story = Story.inRuns([going])
    story.press(.watch, .watch)

    #expect(story.effects == [.unfollow(.run(entry: 1, going.id))])
    #expect(story.state.operations.entries.isEmpty)
  }

  @Test func aRunThatHasEndedIsNotWatched() {
    var story = Story.inRuns([
      run("r1", of: nightly, .completed, minutesAgo: 9, lasted: .seconds(9))
    ])
    story.press(.watch)

    #expect(story.status == "The run has ended: Completed")
    #expect(story.effects.isEmpty)
  }

  // MARK: Problems

  @Test func whatFailedIsListedAndEnterGoesThere() {
    let failed = run("r1", of: nightly, .failed, minutesAgo: 9, lasted: .seconds(60))
    var story = Story.inRuns([
      failed, run("r2", of: churn, .completed, minutesAgo: 5, lasted: .seconds(60)),
    ])
    story.press(.focusContainers, .problems)
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.title) == ["nightly-load"])
    #expect(menu.items.map(\.detail) == ["Failed, in Churn"])
    story.press(.accept)
    #expect(story.state.runLog.run == failed.id)
  }

  @Test func aListThatFailedIsAProblemAndNoneIsSaid() {
    var story = Story.inAssets()
    story.press(.problems)
    #expect(story.status == "No problems: nothing failed of what was looked at so far")

    story.press(.refresh)
    story.answer(
      .assets(AssetQuery(container: catalog), after: nil, .failure(failure(.forbidden))))
    let items = ProblemsFeature.items(story.state)
    guard case .read(let text)? = items.first?.choice else {
      Issue.record("nothing to read")
      return
    }
    #expect(text.next == .command(.focusAssets))
    #expect(text.parts.first?.text == items.first?.title)
  }

  @Test func enterShowsAProblemWholeAndOnceMoreGoesThere() {
    var story = Story.inAssets()
    story.press(.refresh)
    story.answer(
      .assets(AssetQuery(container: catalog), after: nil, .failure(failure(.forbidden))))
    story.press(.focusContainers, .problems, .accept)
    guard case .reading(let text)? = story.state.overlays.last else {
      Issue.record("nothing to read")
      return
    }
    #expect(text.parts.count == 2)
    story.press(.escape)
    #expect(story.state.overlays.count == 1)

    story.press(.accept, .accept)

    #expect(story.state.overlays.isEmpty)
    #expect(story.state.layout.focus == .assets)
  }

  @Test func enterShowsAMessageWhole() {
    var story = Story.inAssets()
    let words = String(repeating: "a sentence that goes on ", count: 20)
    story.state.status.say(words, .error, at: story.state.now)
    story.press(.messages, .open)

    guard case .reading(let text)? = story.state.overlays.last else {
      Issue.record("nothing to read")
      return
    }
    #expect(text.parts.map(\.text) == [words])
    story.press(.accept)
    #expect(story.state.overlays.count == 1)
    story.press(.copyName)
    #expect(story.effects == [.copy(words)])
  }

  // MARK: Browser, mouse

  @Test(arguments: [
    (
      "https://cpd.example.com",
      "https://cpd.example.com/data/catalogs/c1/asset/a0?context=icp4data"
    ),
    (
      "https://dataplatform.cloud.ibm.com",
      "https://dataplatform.cloud.ibm.com/data/catalogs/c1/asset/a0?context=cpdaas"
    ),
  ])
  func thePageOfTheSelectionIsOpened(base: String, address: String) {
    var story = Story.inAssets()
    story.state.context.webAddress = base
    story.press(.openInBrowser)
    #expect(story.effects == [.browse(address)])

    story.answer(.browserOpened(address, isOpen: false))
    #expect(story.status == "No browser here; copied \(address)")
  }

  @Test func idsCannotLeadElsewhere() {
    var state = Story.browsing().state
    state.context.webAddress = "https://cpd"
    let id = AssetID("../x?y#z é", in: ContainerID(.project, "p/1"))
    #expect(
      WebPages(state).address(of: .asset(id))
        == "https://cpd/projects/p%2F1/data-assets/..%2Fx%3Fy%23z%20%C3%A9?context=icp4data")
  }

  @Test func whereThereAreNoPagesThatIsSaid() {
    var story = Story.inAssets()
    story.press(.openInBrowser)
    #expect(story.status == "The context test has no pages for browsers")
  }

  @Test func theMouseIsGivenToTheTerminalAndTakenBack() {
    var story = Story.browsing()
    story.press(.mouse)
    #expect(story.effects == [.mouse(false)])
    story.press(.mouse)
    #expect(story.effects == [.mouse(true)])
  }
}
