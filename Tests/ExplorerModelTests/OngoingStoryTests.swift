import PlatformModel
import Testing

@testable import ExplorerModel

/// What goes on, counted once, wherever it goes on.
@Suite struct OngoingStoryTests {
  private static let old = run("r1", of: nightly, .running, minutesAgo: 90)
  private static let newer = run("r2", of: nightly, .canceled, minutesAgo: 4, lasted: .seconds(9))

  @Test func anActiveRunIsNotHiddenBehindANewerOneOfItsJob() {
    let story = Story.inRuns([Self.newer, Self.old])

    #expect(story.state.runs.rows.prefix(2).map(\.run) == [Self.old.id, Self.newer.id])
    #expect(story.state.ongoingCount == 1)
  }

  @Test func anActiveRunThatALookFindsBeyondTheNewestStandsInTheList() {
    var story = Story.inRuns([Self.newer])
    var look = snapshot([Self.newer])
    look.older = [nightly: [Self.old]]
    story.answer(.runsPolled(project, .success(look), at: story.state.now))

    #expect(story.state.runs.rows.first?.run == Self.old.id)
  }

  @Test func runsOfAProjectThatWasLeftStayInHeaderAndTrayUntilTheyEnd() {
    var story = Story.inRuns([Self.old])
    let target = FollowTarget.activeRuns(project, [Self.old.id])
    let other = ContainerID(.project, "p2")

    let effects = RunsFeature.containerOpened(&story.state, other)
    #expect(effects.contains(.follow(target)))
    story.answer(
      .runsPolled(
        other, .success(RunsSnapshot(jobs: [], runs: [:], nextIn: .seconds(9))), at: story.state.now
      ))

    #expect(story.state.tray.map(\.subject) == [.run(Self.old.id)])
    #expect(story.state.ongoingSummary.running == 1)
    #expect(story.state.ongoingSummary.known == 2)

    var ended = Self.old
    ended.state = .completed
    story.answer(.activeRunsPolled(project, .success([ended]), at: story.state.now))
    #expect(story.effects == [.unfollow(target)])
    #expect(story.state.tray.isEmpty)
    #expect(story.state.ongoingSummary.running == 0)
  }

  @Test func aProjectThatIsOpenedAgainIsReadWholeAgain() {
    var story = Story.inRuns([Self.old])
    _ = RunsFeature.containerOpened(&story.state, ContainerID(.project, "p2"))

    let effects = RunsFeature.containerOpened(&story.state, project)

    #expect(effects.contains(.unfollow(.activeRuns(project, [Self.old.id]))))
    #expect(effects.contains(.follow(.runs(project))))
  }

  @Test func aPausedRunIsNotCountedAsRunning() {
    let story = Story.inRuns([run("r1", of: nightly, .paused, minutesAgo: 9)])

    #expect(story.state.ongoingSummary.running == 0)
    #expect(story.state.ongoingSummary.paused == 1)
  }

  // MARK: Lists that stop at a limit

  private func page(_ numbers: Range<Int>, of total: Int, next: String?) -> Page<JobRun> {
    Page(
      items: numbers.map {
        run("x\($0)", of: nightly, .completed, minutesAgo: 10 + $0, lasted: .seconds(1))
      },
      total: .exact(total), next: next.map { PageCursor($0) })
  }

  @Test func runsOfAJobAreReadToTheEnd() {
    var story = Story.inRuns([Self.newer])
    story.press(.open)
    story.answer(.runsOfJob(nightly, after: nil, .success(page(0..<200, of: 350, next: "b"))))
    #expect(story.state.runs.ofJob.total == .exact(350))

    story.press(.last)
    #expect(story.loads == [.runsOfJob(nightly, after: PageCursor("b"))])
    story.answer(
      .runsOfJob(nightly, after: PageCursor("b"), .success(page(200..<350, of: 350, next: nil))))

    #expect(story.state.runs.rows.count == 351)
    #expect(story.state.runs.numbers[JobRunID("x0", of: nightly)] == 350)
    #expect(story.state.runs.numbers[JobRunID("x349", of: nightly)] == 1)
  }

  @Test func aFilterOverRunsOfAJobReadsOn() {
    var story = Story.inRuns([Self.newer])
    story.press(.open)
    story.answer(.runsOfJob(nightly, after: nil, .success(page(0..<200, of: 350, next: "b"))))
    story.press(.filter)
    story.type("state:failed")
    story.press(.accept)

    #expect(story.loads == [.runsOfJob(nightly, after: PageCursor("b"))])
  }

  @Test func aStateIsAskedOfAllJobsWhateverTheirNewestRunIs() {
    var story = Story.inRuns([])
    var look = snapshot([])
    for index in look.jobs.indices { look.jobs[index].lastRunState = .completed }
    story.answer(.runsPolled(project, .success(look), at: story.state.now))

    story.press(.filter)
    story.type("state:failed")
    story.press(.accept)
    #expect(story.loads == [.runsInStates([nightly, churn, idle], [.failed])])
    let failed = [
      run("f1", of: nightly, .failed, minutesAgo: 900, lasted: .seconds(5)),
      run("f2", of: nightly, .failed, minutesAgo: 999, lasted: .seconds(5)),
    ]
    story.answer(.runsInStates([nightly, churn, idle], [.failed], .success(failed)))

    #expect(story.state.runs.rows.map(\.run) == failed.map(\.id))
    #expect(story.state.runs.search?.isOver == true)

    story.press(.escape)
    #expect(story.state.runs.search == nil)
    #expect(story.state.runs.rows.count == 3)
  }

  @Test func theBudgetRunningOutIsKnown() {
    var story = Story.inRuns([Self.old])
    let until = story.state.now + .seconds(12)
    story.answer(.runsHeld(project, until: until))
    #expect(story.state.runs.heldUntil == until)

    story.polled([Self.old])
    #expect(story.state.runs.heldUntil == nil)
  }
}
