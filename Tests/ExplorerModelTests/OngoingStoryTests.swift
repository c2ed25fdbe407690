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

/// What stands beside a list is as new as the list, or says that it is not.
@Suite struct FreshnessStoryTests {
  @Test func theInspectorFollowsWhatTheFilterOfTheTreeSelects() {
    var story = Story.browsing()
    story.press(.moveDown)
    #expect(story.state.inspector.subject == .container(catalog))

    story.press(.filter)
    story.type("churn")

    #expect(story.state.containers.selectedSubject == .container(project))
    #expect(story.state.inspector.subject == .container(project))
    story.press(.escape)
    story.press(.filter)
    story.type("nothing like this")
    #expect(story.state.inspector.subject == nil)
  }

  private func detail(_ number: Int) -> AssetDetail {
    AssetDetail(asset: asset(number))
  }

  @Test func refreshingAListReadsWhatTheInspectorShowsToo() {
    var story = Story.inAssets(0..<5, columns: 160)
    story.press(.open)
    story.answer(.asset(asset(0).id, .success(detail(0))))
    story.press(.focusAssets)

    story.press(.refresh)

    #expect(story.loads.contains(.asset(asset(0).id)))
  }

  @Test func anAssetThatIsOlderThanItsListSaysSoAndIsReadAgain() {
    var story = Story.inAssets(0..<5, columns: 160)
    story.press(.open)
    story.answer(.asset(asset(0).id, .success(detail(0))))
    #expect(story.state.inspectorAsOf == nil)
    story.press(.focusAssets)
    let read = story.state.now
    story.wait(.seconds(60))
    story.press(.refresh)
    story.answer(
      .assets(
        AssetQuery(container: catalog), after: nil, .success(assetPage(0..<5, of: 5))))

    #expect(story.state.inspectorAsOf == read)
    story.answer(.asset(asset(0).id, .success(detail(0))))
    #expect(story.state.inspectorAsOf == nil)
  }

  @Test func whatIsReadTogetherWithItsListIsAsNewAsThat() {
    var story = Story.inAssets(0..<5, columns: 160)
    story.press(.open)
    story.answer(.asset(asset(0).id, .success(detail(0))))
    story.press(.focusAssets)
    story.wait(.seconds(60))
    story.press(.refresh)
    story.answer(.asset(asset(0).id, .success(detail(0))))
    story.wait(.milliseconds(400))
    story.answer(
      .assets(
        AssetQuery(container: catalog), after: nil, .success(assetPage(0..<5, of: 5))))

    #expect(story.state.inspectorAsOf == nil)
  }

  @Test func aReadThatHangsIsBegunAnewByWhoAsksAgain() {
    var story = Story.inAssets(0..<5)
    story.press(.refresh)
    let query = Query.assets(AssetQuery(container: catalog), after: nil)
    #expect(story.loads.contains(query))

    story.wait(.seconds(9))
    story.press(.refresh)

    #expect(story.loads.contains(query))
    #expect(
      story.state.assets.list.phase == .loading(since: story.state.now, request: query.request))
  }

  @Test func aRunThatTheConsoleBeganIsOneRowAndOneCount() throws {
    let going = run("r9", of: nightly, .running, minutesAgo: 0)
    var story = Story.inRuns([])
    func operation(_ verb: String, _ method: String, _ path: String) -> APIOperation {
      APIOperation(
        group: "jobs", verb: verb, method: method, path: path, summary: verb, query: [],
        body: .json)
    }
    let get = operation("get-run", "GET", "/v2/jobs/{job_id}/runs/{run_id}")
    let poll = OperationCall(
      get,
      values: [
        .init("job_id", "j1"), .init("run_id", "r9"), .init("project_id", project.id),
      ])
    let start = OperationCall(operation("start-run", "POST", "/v2/jobs/{job_id}/runs"), values: [])

    let (_, effects) = OperationsFeature.follow(
      &story.state, start, OngoingWork(poll: poll, waiting: .run))
    story.polled([going])

    #expect(effects.contains(.pollNow(.runs(project))))
    #expect(story.state.tray.map(\.run) == [going.id])
    #expect(story.state.ongoingSummary.running == 1)
    #expect(story.state.ongoingSummary.operations == 0)
  }
}
