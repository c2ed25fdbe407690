import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct RunsStoryTests {
  @Test func theTrayListsEveryRunThatIsCounted() {
    let going = run("r1", of: nightly, .running, minutesAgo: 4)
    let older = run("r0", of: nightly, .queued, minutesAgo: 9)
    var story = Story.inRuns([
      going, older, run("r2", of: churn, .failed, minutesAgo: 9, lasted: .seconds(9)),
    ])
    #expect(story.state.ongoingCount == 2)
    #expect(story.state.tray.map(\.subject) == [.run(older.id), .run(going.id)])

    // A filter hides rows, and nothing that goes on.
    story.press(.filter)
    story.type("churn")
    story.press(.accept)
    #expect(story.state.ongoingCount == 2)

    story.press(.escape, .first, .watch)
    #expect(story.state.ongoingCount == 2)
    #expect(story.state.tray.map(\.isWatchOnly) == [false, true])

    story.press(.tray, .last, .open)
    #expect(story.state.runLog.run == going.id)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func theSelectionOfTheTrayStaysOnItsRun() {
    let going = run("r1", of: nightly, .running, minutesAgo: 4)
    let older = run("r0", of: churn, .running, minutesAgo: 9)
    var story = Story.inRuns([going, older])
    story.press(.tray)

    story.polled([
      going, run("r0", of: churn, .completed, minutesAgo: 9, lasted: .seconds(500)),
    ])
    story.press(.open)

    #expect(story.state.runLog.run == going.id)
  }

  @Test func aRunInTheTrayGoesWhenItEnds() {
    let going = run("r1", of: nightly, .running, minutesAgo: 4)
    var story = Story.inRuns([going])
    story.press(.tray, .discard)
    #expect(story.status == "Run of nightly-load is still going on")

    story.polled([run("r1", of: nightly, .completed, minutesAgo: 4, lasted: .seconds(200))])
    #expect(story.state.tray.isEmpty)
    #expect(story.state.ongoingCount == 0)
  }

  private static let done = run("r1", of: nightly, .completed, minutesAgo: 90, lasted: .seconds(60))
  private static let failed = run("r2", of: churn, .failed, minutesAgo: 30, lasted: .seconds(600))
  private static let going = run("r3", of: nightly, .running, minutesAgo: 4)

  @Test func openingAProjectFollowsItsRunsAndLeavingItStops() {
    var story = Story.browsing()

    #expect(RunsFeature.containerOpened(&story.state, project) == [.follow(.runs(project))])
    #expect(RunsFeature.containerOpened(&story.state, project) == [])
    #expect(story.state.runs.phase.isLoading)
    #expect(RunsFeature.containerOpened(&story.state, catalog) == [.unfollow(.runs(project))])
    #expect(story.state.runs == RunsState())
    #expect(RunsFeature.containerOpened(&story.state, nil) == [])
  }

  @Test func followsExactlyWhileThePaneCanBeSeen() {
    var story = Story.inRuns([Self.going])

    story.press(.focusContainers, .zoom)
    let going = FollowTarget.activeRuns(project, [Self.going.id])
    #expect(story.effects == [.unfollow(.runs(project)), .follow(going)])
    #expect(story.state.runs.pollInterval == nil)

    story.press(.focusAssets)
    #expect(!story.effects.contains(.follow(.runs(project))))

    story.press(.zoom)
    #expect(story.effects.filter { $0 == .follow(.runs(project)) }.count == 1)

    story.send(.resized(ScreenSize(columns: 80, rows: 24)))
    #expect(story.effects.contains(.unfollow(.runs(project))))
    story.press(.focusRuns)
    #expect(story.effects == [.unfollow(going), .follow(.runs(project))])
  }

  @Test func showsWhatGoesOnFirstThenTheNewestThenWhatNeverRan() {
    let story = Story.inRuns([Self.failed, Self.done, Self.going])

    #expect(
      story.state.runs.rows == [
        JobRunRow(job: nightly, run: Self.going.id), JobRunRow(job: churn, run: Self.failed.id),
        JobRunRow(job: idle, run: nil),
      ])
    #expect(story.state.runs.runsByJob[nightly] == [Self.going.id, Self.done.id])
  }

  @Test func theSelectionStaysOnItsJobWhateverMoves() {
    var story = Story.inRuns([Self.failed, Self.done])
    story.press(.moveDown)
    #expect(story.state.runs.selected == JobRunRow(job: nightly, run: Self.done.id))

    story.polled([Self.failed, Self.going, Self.done])

    #expect(story.state.runs.selected == JobRunRow(job: nightly, run: Self.going.id))
    #expect(story.state.runs.cursor.selected == 0)
  }

  @Test func theSelectedRowStaysWhereItIsOnTheScreen() {
    let many = (0..<60).map {
      run("m\($0)", of: JobID("m\($0)", in: project), .completed, minutesAgo: 100 + $0)
    }
    var story = Story.inRuns([])
    let jobs = many.map { job($0.id.job, $0.id.id) }
    func look(_ runs: [JobRun]) -> Answer {
      let snapshot = RunsSnapshot(
        jobs: jobs, runs: Dictionary(grouping: runs, by: \.id.job), nextIn: .seconds(2))
      return .runsPolled(project, .success(snapshot), at: story.state.now)
    }
    story.answer(look(many))
    for _ in 0..<30 { story.press(.moveDown) }
    let before = story.state.runs.cursor
    let offset = before.selected - before.top

    story.answer(look(many + [run("new", of: many[50].id.job, .running, minutesAgo: 0)]))

    let after = story.state.runs.cursor
    #expect(after.selected == before.selected + 1)
    #expect(after.selected - after.top == offset)
    #expect(story.state.runs.selected == JobRunRow(job: many[30].id.job, run: many[30].id))
  }

  @Test func enterDrillsIntoAJobAndEscapeComesBackToIt() {
    var story = Story.inRuns([Self.failed, Self.done, Self.going])

    story.press(.open)
    #expect(story.effects == [.load(.runsOfJob(nightly, after: nil))])
    #expect(story.state.runs.rows.map(\.run) == [Self.going.id, Self.done.id])

    let old = run("r0", of: nightly, .canceled, minutesAgo: 900)
    story.answer(
      .runsOfJob(nightly, after: nil, .success(Page(items: [Self.going, Self.done, old]))))
    #expect(story.state.runs.rows.map(\.run) == [Self.going.id, Self.done.id, old.id])

    story.polled([Self.going, Self.done])
    #expect(story.state.runs.rows.count == 3)

    story.press(.escape)
    #expect(story.state.runs.job == nil)
    #expect(story.state.runs.selected == JobRunRow(job: nightly, run: Self.going.id))
    #expect(story.state.runs.rows.count == 3)
  }

  @Test func filtersByNameStateTypeAndDuration() {
    var story = Story.inRuns([Self.failed, Self.done, Self.going])

    func shown(_ text: String) -> [JobID] {
      story.press(.filter)
      story.type(text)
      story.press(.accept)
      defer { story.press(.escape) }
      return story.state.runs.rows.map(\.job)
    }

    #expect(shown("night") == [nightly])
    #expect(shown("state:failed") == [churn])
    #expect(shown("type:wml") == [churn])
    #expect(shown("duration>5m") == [churn])
    #expect(shown("-state:failed night") == [nightly, nightly])
    #expect(shown("nothing") == [])
    #expect(story.state.runs.rows.count == 3)
  }

  @Test func aRunThatIsRunningGrowsIntoADurationFilter() {
    var story = Story.inRuns([Self.going])
    story.press(.filter)
    story.type("duration>5m")
    #expect(story.state.runs.rows.isEmpty)

    story.wait(.seconds(120))

    #expect(story.state.runs.rows == [JobRunRow(job: nightly, run: Self.going.id)])
  }

  @Test func ticksEverySecondWhileARunningRunIsInView() {
    var story = Story.inRuns([Self.going])
    #expect(RunsFeature.nextTick(story.state) == story.state.now + .seconds(1))

    story.polled([run("r3", of: nightly, .completed, minutesAgo: 4, lasted: .seconds(200))])
    #expect(RunsFeature.nextTick(story.state) == story.state.now + .seconds(1))
    story.wait(.seconds(12))
    // Only the age of what is shown goes on, in longer steps.
    #expect(RunsFeature.nextTick(story.state) == Story.start + .seconds(20))
  }

  @Test func aFailedLookKeepsTheRowsAndSaysSo() {
    var story = Story.inRuns([Self.going])
    let rows = story.state.runs.rows
    let error = failure(.timedOut(.seconds(30)))

    story.answer(.runsPolled(project, .failure(error), at: story.state.now))

    #expect(story.state.runs.rows == rows)
    #expect(story.state.runs.phase == .failed(error, at: story.state.now))
  }

  @Test func refreshLooksNowAndBeginsAnewWhereThePollerGaveUp() {
    var story = Story.inRuns([Self.going])
    story.press(.refresh)
    #expect(story.effects.contains(.pollNow(.runs(project))))

    story.answer(.runsPolled(project, .failure(failure(.forbidden)), at: story.state.now))
    story.press(.refresh)
    #expect(story.effects.suffix(2) == [.unfollow(.runs(project)), .follow(.runs(project))])
  }

  @Test func aRunThatHasEndedDoesNotRunAgain() {
    var story = Story.inRuns([Self.going])
    var ended = Self.going
    ended.state = .canceled

    story.answer(.runCancelled(entry: 1, ended.id, .success(ended)))
    story.polled([Self.going])

    #expect(story.state.library.runs[ended.id]?.state == .canceled)
  }

  @Test func aLookAtAnotherContainerIsDropped() {
    var story = Story.inRuns([Self.going])
    let before = story.state.runs
    let other = ContainerID(.space, "s1")

    story.answer(.runsPolled(other, .success(snapshot([])), at: story.state.now))

    #expect(story.state.runs == before)
  }
}
