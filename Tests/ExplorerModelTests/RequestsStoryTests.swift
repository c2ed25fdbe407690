import ExplorerModel
import JSON
import PlatformModel
import Testing

/// `@`: a request is opened, folded, searched and copied.
@Suite struct RequestsStoryTests {
  private static let call = RecordedCall(
    startedAt: Story.start, duration: .milliseconds(38), method: "GET",
    url: "http://local:1/v2/catalogs", target: "/v2/catalogs",
    request: RecordedCall.Message(headers: [.init("Accept", "application/json")]), status: 200,
    response: RecordedCall.Message(
      headers: [.init("Content-Type", "application/json")],
      body: .json(["catalogs": [["name": "Retail"]], "total": 1]), size: 40), traceID: "t-1")

  private func opened() -> Story {
    var story = Story.browsing()
    story.send(
      .exchanged([
        RequestEntry(
          id: 7, request: "GET /v2/catalogs", host: "local:1", status: 200,
          startedAt: Story.start, duration: .milliseconds(38), bytes: 40)
      ]))
    story.press(.requests, .open)
    return story
  }

  private func shown(_ story: Story) -> [ExchangeView.Line] {
    story.state.requests.opened?.lines ?? []
  }

  @Test func enterFetchesTheRequestAndEscPeelsOneLayerAtATime() {
    var story = opened()
    #expect(story.effects == [.recall(7, .view)])
    #expect(story.state.overlays.last == .exchange)

    story.answer(.recalled(7, .view, Self.call))
    #expect(shown(story).first == .title("Request"))
    story.press(.filter)
    story.type("retail")
    story.press(.open)
    #expect(story.state.requests.opened?.search.matches.count == 1)
    story.press(.escape)
    #expect(story.state.requests.opened?.search.isActive == false)
    #expect(story.state.overlays.last == .exchange)
    story.press(.escape)
    guard case .requests? = story.state.overlays.last else {
      Issue.record("the list is not on top")
      return
    }
    story.press(.escape)
    #expect(story.state.overlays.isEmpty)
    #expect(story.state.requests.opened == nil)
  }

  private static func entry(
    _ id: Int, _ request: String, status: Int = 200, trace: String? = nil
  ) -> RequestEntry {
    RequestEntry(
      id: id, request: request, host: "local:1", status: status, startedAt: Story.start,
      duration: .milliseconds(38 * id), bytes: 40, traceID: trace)
  }

  private func listed() -> Story {
    var story = Story.browsing()
    story.send(
      .exchanged([
        Self.entry(1, "GET /v2/catalogs?limit=100"),
        Self.entry(2, "GET /v2/jobs/j1/runs", status: 404, trace: "4bf92f35"),
        Self.entry(3, "POST /v2/assets"), Self.entry(4, "GET /v2/jobs"),
      ]))
    story.press(.requests, .filter)
    return story
  }

  private func ids(_ story: Story) -> [Int] {
    guard case .requests(let view)? = story.state.overlays.last else { return [] }
    return story.state.requests.entries(filteredBy: view.filter).map(\.id)
  }

  @Test func requestsAreFilteredByWhatStandsInTheirRows() {
    for (filter, expected) in [
      ("get jobs", [2, 4]), ("404", [2]), ("4bf9", [2]), ("-runs get", [1, 4]),
      ("/v2/jobs", [2, 4]), ("duration>1s", []), ("nothing", []),
    ] {
      var story = listed()
      story.type(filter)
      #expect(ids(story) == expected, "\(filter)")
    }
  }

  @Test func aFilteredListOfRequestsIsWalkedAndLeftLayerByLayer() {
    var story = listed()
    story.type("jobs")
    story.press(.open)
    #expect(story.state.typing == nil)
    story.press(.moveUp)

    // What arrives and does not match changes nothing; the selection stays.
    story.send(.exchanged([Self.entry(5, "GET /v2/catalogs"), Self.entry(6, "GET /v2/jobs")]))
    #expect(ids(story) == [2, 4, 6])
    story.press(.copyName)
    #expect(story.effects == [.recall(2, .curl)])

    story.press(.escape)
    #expect(ids(story) == [1, 2, 3, 4, 5, 6])
    story.press(.copyName)
    #expect(story.effects == [.recall(2, .curl)])
    story.press(.escape)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func documentsFoldAndWhatIsFoldedIsFound() {
    var story = opened()
    story.answer(.recalled(7, .view, Self.call))
    let all = shown(story).count
    story.press(.foldAll)
    #expect(shown(story).count < all)

    story.press(.filter)
    story.type("retail")
    #expect(shown(story).count == all)
    #expect(story.state.requests.opened?.search.current == 0)
    story.press(.open, .moveLeft)
    guard let cursor = story.state.requests.opened?.cursor.selected,
      case .json(.response, let line) = shown(story)[cursor]
    else {
      Issue.record("the selection is not in the answer")
      return
    }
    #expect(line.pointer == "/catalogs/0")
  }

  @Test func copyingGivesACommandAndAMenu() {
    var story = opened()
    story.answer(.recalled(7, .view, Self.call))
    story.press(.copyName)
    #expect(
      story.effects == [.copy("curl 'http://local:1/v2/catalogs' -H 'Accept: application/json'")])

    story.press(.copyMenu)
    #expect(
      story.menu?.items.map(\.title) == [
        "curl", "Request", "URL", "Trace id", "Body of the answer",
      ])
    story.press(.moveDown, .accept)
    #expect(story.effects == [.copy("GET /v2/catalogs")])
  }

  @Test func whatIsNoLongerKeptSaysSo() {
    var story = opened()
    story.answer(.recalled(7, .view, nil))
    #expect(story.state.requests.opened?.isGone == true)

    story.press(.escape, .copyName)
    #expect(story.effects == [.recall(7, .curl)])
    story.answer(.recalled(7, .curl, nil))
    #expect(story.status == "This request is no longer kept")
  }

  @Test func anAnswerForAnotherRequestIsDropped() {
    var story = opened()
    story.answer(.recalled(6, .view, Self.call))

    #expect(story.state.requests.opened?.call == nil)
  }
}
