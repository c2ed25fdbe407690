import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct RunLogStoryTests {
  private static let going = run("r1", of: nightly, .running, minutesAgo: 4)
  private static let other = run("r2", of: churn, .running, minutesAgo: 5)

  private func opened(_ lines: Int = 0) -> Story {
    var story = Story.inRuns([Self.going, Self.other])
    story.press(.log)
    if lines > 0 { story.logged(Self.going.id, story.chunk(numbered(0..<lines))) }
    return story
  }

  private func numbered(_ range: Range<Int>) -> [String] { range.map { "line \($0)" } }

  private func height(_ story: Story) -> Int { Layout.contentRows(of: .log, in: story.state) }

  @Test func whereThereIsNothingBesideAWrappedLogThatIsSaid() {
    var story = Story.inRuns([run("r1", of: nightly, .running, minutesAgo: 3)])
    story.press(.focusRuns, .log, .moveLeft)
    #expect(story.status == "This is where the lines begin")
    story.press(.moveRight)
    #expect(story.status == "The lines end here")
    story.press(.wideOrWrap, .moveRight)
    #expect(story.status == "Lines are wrapped: w ends that")
  }

  @Test func openingFollowsOnceAndTakesTheFocus() {
    var story = Story.inRuns([Self.going])

    story.press(.log)

    #expect(story.effects == [.follow(.runLog(Self.going.id))])
    #expect(story.state.layout.focus == .log)
    #expect(story.state.runLog.runName == "nightly-load")
  }

  @Test func anotherRunTakesThePaneAndTheFirstIsFollowedNoMore() {
    var story = opened(3)
    story.press(.wideOrWrap, .focusRuns, .moveDown)

    story.press(.log)

    #expect(
      story.effects == [.unfollow(.runLog(Self.going.id)), .follow(.runLog(Self.other.id))])
    #expect(story.state.runLog.lines.isEmpty)
    #expect(story.state.runLog.wraps)
  }

  @Test func closingStopsFollowing() {
    var story = opened(3)

    story.press(.quit)

    #expect(story.effects.contains(.unfollow(.runLog(Self.going.id))))
    #expect(!story.state.layout.isLogOpen)
    #expect(story.state.layout.focus == .runs)
  }

  @Test func followsExactlyWhileThePaneCanBeSeen() {
    var story = opened(3)

    story.press(.focusRuns, .zoom)
    #expect(story.effects.filter { $0 == .unfollow(.runLog(Self.going.id)) }.count == 1)
    story.press(.zoom)
    #expect(story.effects.filter { $0 == .follow(.runLog(Self.going.id)) }.count == 1)
  }

  @Test func aPollerThatBeginsAnewRepeatsNoLine() {
    var story = opened(100)
    story.press(.first, .focusRuns, .zoom, .zoom)
    let before = story.state.runLog.lines

    story.logged(Self.going.id, story.chunk(numbered(0..<103)))

    #expect(story.state.runLog.lines == LineStore(numbered(0..<103)))
    #expect(story.state.runLog.lines != before)
    #expect(story.state.runLog.newLines == 3)
    #expect(story.state.runLog.top == 0)
    #expect(!story.state.runLog.wasRewritten)
  }

  @Test func theTailStaysInViewUntilOneScrollsUp() {
    var story = opened(200)
    #expect(story.state.runLog.top == 200 - height(story))

    story.press(.moveUp)
    #expect(!story.state.runLog.isFollowing)
    #expect(story.state.runLog.top == 200 - height(story) - 1)

    story.logged(Self.going.id, story.chunk(numbered(200..<237)))
    #expect(story.state.runLog.newLines == 37)
    #expect(story.state.runLog.top == 200 - height(story) - 1)

    story.press(.last)
    #expect(story.state.runLog.isFollowing)
    #expect(story.state.runLog.newLines == 0)
    #expect(story.state.runLog.top == 237 - height(story))
  }

  @Test func goingDownPastTheEndFollowsAgain() {
    var story = opened(200)
    story.press(.halfPageUp, .pageDown)
    #expect(story.state.runLog.isFollowing)
    story.press(.facets)
    #expect(!story.state.runLog.isFollowing)
    story.press(.facets)
    #expect(story.state.runLog.isFollowing)
  }

  @Test func aLogShorterThanThePaneStaysAtItsTop() {
    var story = opened(2)
    story.press(.moveUp, .pageUp)
    #expect(story.state.runLog.top == 0)
    #expect(story.state.runLog.isFollowing)
  }

  @Test func searchIsIncrementalAndEscapeGoesBack() {
    var story = opened(500)
    story.press(.first, .filter)

    story.type("line 30")
    #expect(story.state.runLog.search.matches == [30] + Array(300..<310))
    #expect(story.state.runLog.search.current == 0)
    #expect(story.state.runLog.top <= 30 && 30 < story.state.runLog.top + height(story))

    story.type("7")
    #expect(story.state.runLog.search.matches == [307])

    story.press(.escape)
    #expect(story.state.runLog.search == SearchState())
    #expect(story.state.runLog.top == 0)
  }

  @Test func searchWhileFollowingComesBackToTheTail() {
    var story = opened(500)
    story.press(.filter)
    story.type("line 7")
    #expect(!story.state.runLog.isFollowing)

    story.press(.escape)

    #expect(story.state.runLog.isFollowing)
    #expect(story.state.runLog.top == 500 - height(story))
  }

  @Test func nAndCapitalNWalkMatchesAroundTheEnds() {
    var story = opened(100)
    story.press(.first, .filter)
    story.type("line 9")
    story.press(.accept)
    func line() -> Int? {
      story.state.runLog.search.current.map { story.state.runLog.search.matches[$0] }
    }
    #expect(line() == 9)

    story.press(.nextMatch)
    #expect(line() == 90)
    #expect(story.status == nil)

    story.press(.previousMatch, .previousMatch)
    #expect(line() == 99)
    #expect(story.status == "The search went around: on from the last match")

    story.press(.nextMatch)
    #expect(line() == 9)
    #expect(story.status == "The search went around: on from the first match")
  }

  @Test func theOnlyMatchIsSaidToBeTheOnlyOne() {
    var story = opened(100)
    story.press(.first, .filter)
    story.type("line 42")
    story.press(.accept, .nextMatch)
    #expect(story.status == "This is the only match")

    story.press(.moveDown, .previousMatch)
    #expect(story.status == "This is the only match")
  }

  @Test func matchesArriveWithTheLines() {
    var story = opened(20)
    story.press(.filter)
    story.type("line 2")
    story.press(.accept)

    story.logged(Self.going.id, story.chunk(numbered(20..<30)))

    #expect(story.state.runLog.search.matches == [2] + Array(20..<30))
  }

  @Test func moreMatchesThanAreHeldAreStillWalked() {
    let total = RunLogFeature.heldMatches + 500
    var story = opened()
    story.logged(Self.going.id, story.chunk((0..<total).map { "hit \($0)" }))
    story.press(.first, .filter)
    story.type("hit")
    story.press(.accept)
    #expect(story.state.runLog.search.isBounded)
    #expect(story.state.runLog.search.matches.count == RunLogFeature.heldMatches)

    story.press(.previousMatch)

    let search = story.state.runLog.search
    #expect(search.current.map { search.matches[$0] } == total - 1)
  }

  @Test func onlyMatchingLinesAsTheyArrive() {
    var story = opened(30)
    story.press(.filterLines)
    story.type("line 1")
    #expect(story.state.runLog.visible == [1] + Array(10..<20))

    story.logged(Self.going.id, story.chunk(["line 1 again", "other"]))
    #expect(story.state.runLog.visible == [1] + Array(10..<20) + [30])

    story.press(.escape)
    #expect(story.state.runLog.visible == nil)
  }

  @Test func anExclamationMarkInvertsTheFilter() {
    var story = opened(12)
    story.press(.filterLines)
    story.type("!line 1")
    story.press(.accept)

    #expect(story.state.runLog.visible == [0] + Array(2..<10))
    story.logged(Self.going.id, story.chunk(["line 12", "x"]))
    #expect(story.state.runLog.visible == [0] + Array(2..<10) + [13])
  }

  @Test func linesAroundMatchesAreShownStepByStep() {
    var story = opened(40)
    story.press(.filterLines)
    story.type("line 2")
    story.press(.accept)
    #expect(story.state.runLog.visible == [2] + Array(20..<30))

    story.press(.moreContext, .moreContext)
    #expect(story.state.runLog.context == 2)
    #expect(story.state.runLog.visible == Array(0..<5) + Array(18..<32))

    story.press(.lessContext, .lessContext)
    #expect(story.state.runLog.visible == [2] + Array(20..<30))
    story.press(.lessContext)
    #expect(story.status == "Only matches are shown: + shows lines around them")

    for _ in 0..<RunLogFeature.mostContext { story.press(.moreContext) }
    #expect(story.state.runLog.visible == Array(0..<40))
    story.press(.moreContext)
    #expect(story.status == "50 lines around a match are the most")
    story.press(.escape)
    #expect(story.state.runLog.context == 0)
  }

  @Test func linesAroundMatchesArriveAsIfTheyHadAllBeenThere() {
    let lines = (0..<200).map { "\($0 * 7 % 11 == 0 ? "hit" : "miss") \($0)" }
    for context in 0...3 {
      for filter in ["hit", "!hit", "miss 1"] {
        var whole = opened()
        whole.logged(Self.going.id, whole.chunk(lines))
        whole.press(.filterLines)
        whole.type(filter)
        whole.press(.accept)
        for _ in 0..<context { whole.press(.moreContext) }

        var story = opened()
        story.logged(Self.going.id, story.chunk(Array(lines[..<3])))
        story.press(.filterLines)
        story.type(filter)
        story.press(.accept)
        for _ in 0..<context { story.press(.moreContext) }
        for start in stride(from: 3, to: lines.count, by: 5) {
          let rest = Array(lines[start..<min(lines.count, start + 5)])
          story.logged(Self.going.id, story.chunk(rest))
        }

        #expect(story.state.runLog.visible == whole.state.runLog.visible, "\(filter) ±\(context)")
      }
    }
  }

  @Test func contextMeansNothingWithoutAFilter() {
    var story = opened(10)
    story.press(.lessContext)
    #expect(story.status == "No lines are filtered: & does")
    story.press(.focusRuns, .lessContext)
    #expect(story.status == "This is for the log when & filters its lines")
  }

  @Test func escapePeelsTheSearchBeforeTheFilter() {
    var story = opened(30)
    story.press(.filterLines)
    story.type("1")
    story.press(.accept, .filter)
    story.type("line 2")
    story.press(.accept)
    #expect(story.state.runLog.search.matches == [21])

    story.press(.escape)
    #expect(!story.state.runLog.search.isActive)
    #expect(story.state.runLog.visible != nil)
    story.press(.escape)
    #expect(story.state.runLog.visible == nil)
    #expect(story.state.layout.focus == .log)
  }

  @Test func oneScrollsSidewaysAsFarAsThereIsText() {
    var story = opened()
    story.logged(Self.going.id, story.chunk([String(repeating: "x", count: 30)]))

    for _ in 0..<9 { story.press(.moveRight) }
    #expect(story.state.runLog.left == 22)
    for _ in 0..<9 { story.press(.moveLeft) }
    #expect(story.state.runLog.left == 0)
    story.press(.wideOrWrap, .moveRight)
    #expect(story.state.runLog.left == 0)
  }

  @Test func missingLinesLeaveAMark() {
    var story = opened(3)

    story.logged(Self.going.id, story.chunk(["after"], missing: 3_112))

    let lines = story.state.runLog.lines
    #expect(lines[3] == "… 3,112 lines were not kept by the platform …")
    #expect(lines[4] == "after")
    #expect(story.state.runLog.missing == 3_112)
    #expect(RunLogFeature.missingLine(1) == "… 1 line was not kept by the platform …")
    #expect(RunLogFeature.missingLine(1_234_567).contains("1,234,567"))
  }

  @Test func aRewrittenLogReplacesWhatWasThereAndSaysSo() {
    var story = opened(50)
    story.press(.first)

    story.logged(Self.going.id, story.chunk(["new"], replacesAll: true))

    #expect(story.state.runLog.lines == LineStore(["new"]))
    #expect(story.state.runLog.wasRewritten)
  }

  @Test func aFailureInBetweenKeepsTheLines() {
    var story = opened(5)
    let error = failure(.unavailable)

    story.answer(.logPolled(Self.going.id, .failure(error), at: story.state.now))
    #expect(story.state.runLog.failure == error)
    #expect(story.state.runLog.lines.count == 5)

    story.logged(Self.going.id, story.chunk(["line 5"]))
    #expect(story.state.runLog.failure == nil)
    #expect(story.state.runLog.lines.count == 6)
  }

  @Test func theEndOfTheRunEndsTheFollowing() {
    var story = opened(5)
    var ended = Self.going
    ended.state = .completed

    story.logged(Self.going.id, story.chunk(["bye"], isFinal: true, run: ended))

    #expect(story.effects == [.unfollow(.runLog(Self.going.id))])
    #expect(story.state.runLog.isFinal)
    #expect(story.state.library.runs[ended.id] == ended)
    #expect(RunLogFeature.nextTick(story.state) == nil)
    #expect(
      Command.facets.availability(in: story.state).reason
        == "The log is complete: the run has ended")
    story.press(.zoom, .zoom)
    #expect(!story.effects.contains(.follow(.runLog(Self.going.id))))
  }

  @Test func linesOfAnotherRunAreDropped() {
    var story = opened(5)
    let before = story.state.runLog

    story.logged(Self.other.id, story.chunk(["not mine"]))

    #expect(story.state.runLog == before)
  }

  @Test func theOldestLinesGoAndTheViewStaysOnItsLines() {
    var story = opened()
    story.state.runLog.lines = LineStore(
      limits: LineStore.Limits(lines: 100, bytes: 1 << 20, slabBytes: 1 << 10, slabLines: 10))
    story.logged(Self.going.id, story.chunk(numbered(0..<100)))
    story.press(.filter)
    story.type("line 55")
    story.press(.accept)
    let top = story.state.runLog.top

    story.logged(Self.going.id, story.chunk(numbered(100..<115)))

    #expect(story.state.runLog.lines.dropped == 20)
    #expect(story.state.runLog.top == top - 20)
    #expect(story.state.runLog.search.matches == [35])
    #expect(story.state.runLog.search.current == 0)
    #expect(story.state.runLog.lines[35] == "line 55")
    #expect(story.state.runLog.newLines == 15)
  }

  @Test func aJobWithoutKnownRunsIsAskedForThem() {
    var story = Story.inRuns([Self.going])
    story.press(.last, .log)
    #expect(story.effects == [.load(.runsOfJob(idle, after: nil))])

    let first = run("r9", of: idle, .completed, minutesAgo: 1)
    story.answer(.runsOfJob(idle, after: nil, .success(Page(items: [first]))))
    #expect(story.effects == [.follow(.runLog(first.id))])

    var never = Story.inRuns([Self.going])
    never.press(.last, .log)
    never.answer(.runsOfJob(idle, after: nil, .success(Page(items: []))))
    #expect(never.status == "idle never ran: a starts a run")
  }
}
