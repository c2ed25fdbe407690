import ExplorerModel
import JSON
import PlatformModel
import Testing

/// `:api`: a list reads on page by page, and work that goes on is followed to its end.
@Suite struct CallSequelTests {
  private static let list = APIOperation(
    group: "catalogs", verb: "list", method: "GET", path: "/v2/catalogs", pages: .bookmark)
  private static let copy = APIOperation(
    group: "assets", verb: "deepcopy", method: "POST", path: "/v2/assets/{asset_id}/deep_copy",
    body: .json, waiting: .deepCopyTask)
  private static let status = APIOperation(
    group: "assets", verb: "deepcopy-status", method: "GET", path: "/v2/deep_copy/{task}")

  private static func recorded(_ status: Int, _ body: JSONValue) -> RecordedCall {
    RecordedCall(
      startedAt: Story.start, duration: .milliseconds(5), method: "GET", url: "http://local:1/x",
      target: "/x", status: status, response: RecordedCall.Message(body: .json(body), size: 9))
  }

  private static func page(_ number: Int, next: String?) -> CallOutcome {
    .answered(
      recorded(200, ["catalogs": [.string("page \(number)")]]),
      CallSequel(
        next: next.map { PageCursor($0) }, rows: (2 * number - 2)..<(2 * number), total: 5))
  }

  private func listed() -> (Story, OperationCall) {
    var story = Story.browsing()
    story.press(.api)
    story.answer(.catalogueRead([Self.list, Self.copy]))
    story.type("catalogs list")
    story.press(.accept, .accept)
    let call = OperationCall(Self.list)
    story.answer(.called(call, Self.page(1, next: "b2")))
    return (story, call)
  }

  @Test func aListReadsOnAndBackPageByPage() {
    var (story, first) = listed()
    #expect(story.state.requests.opened?.pages?.number == 1)

    var second = first
    second.page = PageCursor("b2")
    story.press(.nextMatch)
    #expect(story.effects == [.load(.call(second))])
    story.press(.nextMatch)
    #expect(story.effects.isEmpty, "one page at a time")
    story.answer(.called(second, Self.page(2, next: nil)))
    #expect(story.state.requests.opened?.pages?.number == 2)
    #expect(story.state.overlays == [.api, .exchange], "the page takes the place of the other")

    story.press(.nextMatch)
    #expect(story.effects.isEmpty)
    #expect(story.status == "This is the last page")
    story.press(.previousMatch)
    #expect(story.effects == [.load(.call(first))])
    story.answer(.called(first, Self.page(1, next: "b2")))
    #expect(story.state.requests.opened?.pages?.number == 1)
    story.press(.previousMatch)
    #expect(story.status == "This is the first page")
    #expect(story.state.api.history.count == 1, "turning pages is one call for people")
  }

  @Test func whileSomethingIsSearchedTheKeysWalkTheMatches() {
    var (story, _) = listed()
    story.press(.filter)
    story.type("page")
    story.press(.accept, .nextMatch)

    #expect(story.effects.isEmpty)
    #expect(story.state.requests.opened?.search.current == 0)
  }

  private func begun() -> (Story, OngoingWork) {
    var story = Story.browsing()
    story.press(.api)
    story.answer(.catalogueRead([Self.list, Self.copy]))
    story.type("assets deepcopy")
    story.press(.accept)
    story.type("a1")
    story.press(.accept)
    story.agree()
    let work = OngoingWork(
      poll: OperationCall(Self.status, values: [.init("task", "t1")]), waiting: .deepCopyTask)
    let call = OperationCall(Self.copy, values: [.init("asset_id", "a1")])
    story.answer(
      .called(call, .answered(Self.recorded(202, ["task": "t1"]), CallSequel(work: work))))
    return (story, work)
  }

  @Test func workThatGoesOnGoesToTheTrayAndIsFollowed() {
    var (story, work) = begun()
    #expect(story.effects == [.follow(.work(entry: 1, work))])
    #expect(
      story.state.operations.entries.map(\.title) == ["assets deepcopy /v2/assets/a1/deep_copy"])
    #expect(story.state.requests.opened?.work == 1)

    let look = WorkLook(outcome: .going("Running"), call: Self.recorded(200, ["state": "Running"]))
    story.answer(.workPolled(entry: 1, .success(look), at: story.state.now))
    #expect(story.state.operations.entries[0].state == .going("Running"))
    #expect(story.effects.isEmpty)
    #expect(OperationsFeature.nextTick(story.state) != nil, "its time is shown beside the answer")
  }

  @Test func theEndStandsBelowTheAnswerAndInTheTray() {
    var (story, work) = begun()
    let last = Self.recorded(200, ["state": "Completed"])
    story.answer(
      .workPolled(
        entry: 1, .success(WorkLook(outcome: .done, call: last)), at: story.state.now))

    #expect(story.effects == [.unfollow(.work(entry: 1, work)), .bell])
    #expect(story.state.operations.entries[0].state == .succeeded("done"))
    #expect(story.state.requests.opened?.lines.contains(.title("In the end")) == true)
    story.press(.tray, .open)
    #expect(story.state.requests.opened?.call == last)
  }

  @Test func workThatFailsSaysThePlatformsWord() {
    var (story, _) = begun()
    let look = WorkLook(outcome: .failed("Aborted"), call: Self.recorded(200, [:]))
    story.answer(.workPolled(entry: 1, .success(look), at: story.state.now))

    #expect(story.state.operations.entries[0].state == .failed("Aborted"))
    #expect(story.status == "assets deepcopy /v2/assets/a1/deep_copy ended: Aborted")
  }

  @Test func whatCannotBeFollowedIsSaid() {
    var (story, call) = listed()
    story.press(.escape, .accept)
    let words = "the answer does not say how list can be followed"
    story.answer(
      .called(call, .answered(Self.recorded(202, [:]), CallSequel(problem: words))))

    #expect(story.status == words)
    #expect(story.state.operations.entries.isEmpty)
  }
}
