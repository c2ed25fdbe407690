import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct ActionsStoryTests {
  private static let going = run("r1", of: nightly, .running, minutesAgo: 4)
  private static let done = run("r2", of: churn, .completed, minutesAgo: 30, lasted: .seconds(60))

  private func choose(_ title: String, _ story: inout Story) {
    let index = story.menu?.items.firstIndex { $0.title == title }
    #expect(index != nil)
    for _ in 0..<(index ?? 0) { story.press(.moveDown) }
    story.press(.accept)
  }

  private func ended(_ run: JobRun, _ state: RunState) -> JobRun {
    var run = run
    run.state = state
    return run
  }

  @Test func startingARunIsConfirmedFollowedAndSaid() {
    var story = Story.inRuns([Self.done])
    story.press(.act)
    choose("Start a run of churn-train", &story)
    #expect(
      story.question
        == ConfirmState(
          title: "Start a run", lines: ["Job churn-train (wml) in Churn", "At test (local:1)"],
          verb: "Start",
          intent: .startRun(churn, name: "churn-train")))

    story.agree()
    #expect(story.effects == [.change(.startRun(entry: 1, churn))])
    #expect(
      story.state.operations.entries == [
        TrayEntry(
          id: 1, title: "Run churn-train", subject: .call, state: .requested,
          startedAt: Story.start)
      ])

    let new = run("r9", of: churn, .queued, minutesAgo: 0)
    story.answer(.runStarted(entry: 1, churn, .success(new)))
    #expect(
      story.effects == [.pollNow(.runs(project)), .follow(.run(entry: 1, new.id))])
    #expect(story.state.runs.rows.first == JobRunRow(job: churn, run: new.id))
    #expect(story.status == "Started churn-train: Queued. T shows what is going on")

    story.answer(
      .runPolled(entry: 1, .success(ended(new, .completed)), at: story.state.now))
    #expect(
      story.effects == [
        .unfollow(.run(entry: 1, new.id)), .bell, .pollNow(.runs(project)),
      ])
    #expect(story.state.operations.entries[0].state == .succeeded("Completed"))
    #expect(story.status == "Run churn-train: Completed")
  }

  @Test func aStartThatIsNotAllowedSaysSo() {
    var story = Story.inRuns([Self.done])
    _ = ActionsFeature.perform(&story.state, .startRun(churn, name: "churn-train"))

    story.answer(.runStarted(entry: 1, churn, .failure(failure(.forbidden))))

    #expect(story.effects == [.bell])
    let sentence =
      "Starting churn-train is not allowed for this user. Administrators there can give you a role."
    #expect(story.status == sentence)
    #expect(story.state.operations.entries[0].state == .failed(sentence))
  }

  @Test func onlyARunThatGoesOnCanBeCancelled() {
    var story = Story.inRuns([Self.going, Self.done])
    story.press(.act)
    choose("Cancel the run of nightly-load", &story)
    #expect(story.question?.intent == .cancelRun(Self.going.id, name: "nightly-load"))
    #expect(story.question?.isDestructive == true)
    story.agree()
    #expect(story.effects == [.change(.cancelRun(entry: 1, Self.going.id))])

    story.press(.moveDown, .act)
    choose("Cancel the run of churn-train", &story)
    #expect(story.question == nil)
    #expect(story.status == "The run has ended: Completed")
  }

  @Test func cancellingIsFollowedUntilTheRunHasEnded() {
    var story = Story.inRuns([Self.going])
    _ = ActionsFeature.perform(&story.state, .cancelRun(Self.going.id, name: "nightly-load"))

    story.answer(
      .runCancelled(entry: 1, Self.going.id, .success(ended(Self.going, .canceling))))
    #expect(story.effects.contains(.follow(.run(entry: 1, Self.going.id))))
    story.answer(
      .runPolled(entry: 1, .success(ended(Self.going, .canceled)), at: story.state.now))

    #expect(story.effects.contains(.unfollow(.run(entry: 1, Self.going.id))))
    #expect(story.state.operations.entries[0].state == .succeeded("Canceled"))
    #expect(story.state.library.runs[Self.going.id]?.state == .canceled)
  }

  @Test func anAssetThatIsAJobCanBeRun() {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    story.answer(
      .assets(
        AssetQuery(container: catalog), after: nil,
        .success(
          AssetPage(
            page: Page(items: [asset(1, name: "nightly", type: "job")], total: .exact(1))))))

    story.press(.act)

    #expect(
      story.menu?.items.map(\.title) == [
        "Start a run of nightly", "Edit nightly", "Edit nightly in $EDITOR",
      ])
  }

  @Test func aDatabaseIsCreatedFromAFormAndOneQuestion() {
    var story = Story.browsing(hasAILake: true)
    story.answer(.databases(after: nil, .success(Page(items: []))))
    _ = ActionsFeature.openForm(&story.state, .createDatabase)
    story.press(.accept)
    #expect(story.form?.fields[0].problem == "A database needs a name")

    story.type("sales")
    story.answer(
      .storages(.success([ObjectStorage(id: "s1", name: "bucket", type: "s3")])))
    story.press(.nextField)
    story.send(.edited(.right))
    story.press(.accept)
    #expect(
      story.question
        == ConfirmState(
          title: "Create an AI Lake database",
          lines: ["Name: sales", "Storage: bucket", "At test (local:1)"],
          verb: "Create", intent: .createDatabase(name: "sales", storageIDs: ["s1"])))

    story.agree()
    #expect(
      story.effects == [.change(.createDatabase(entry: 1, name: "sales", storageIDs: ["s1"]))])
    story.answer(.databaseRequested(entry: 1, .success("op-1")))
    #expect(story.effects == [.follow(.operation(entry: 1, id: "op-1"))])

    let pending = AILakeOperation(id: "op-1", kind: "provision-database", status: .pending)
    story.answer(.operationPolled(entry: 1, .success(pending), at: story.state.now))
    #expect(story.effects == [])
    let over = AILakeOperation(
      id: "op-1", kind: "provision-database", status: .succeeded(result: nil))
    story.answer(.operationPolled(entry: 1, .success(over), at: story.state.now))
    #expect(
      story.effects == [
        .unfollow(.operation(entry: 1, id: "op-1")), .bell, .load(.databases(after: nil)),
      ])
    #expect(story.status == "Create AI Lake database sales: done")
  }

  @Test func deletingADatabaseNamesItAndSaysThatItCannotBeUndone() {
    var story = Story.browsing(hasAILake: true)
    let lake = AILakeDatabase(
      id: "db1", name: "sales",
      dataSources: [AILakeDatabase.DataSource(id: "x", dataSourceID: "ds", name: "Sales source")])
    story.answer(.databases(after: nil, .success(Page(items: [lake]))))

    _ = ActionsFeature.confirm(&story.state, .deleteDatabase(id: "db1", name: "sales"))

    #expect(
      story.question
        == ConfirmState(
          title: "Delete an AI Lake database",
          lines: [
            "Database sales (db1)", "At test (local:1)", "Data sources bound to it: Sales source",
            "Everything in it goes. This cannot be undone.",
          ], verb: "Delete", keep: "Keep it", intent: .deleteDatabase(id: "db1", name: "sales"),
          word: "sales", isDestructive: true))
  }

  @Test func anOperationThatFailedSaysWhatThePlatformSaid() {
    var story = Story.browsing(hasAILake: true)
    _ = ActionsFeature.perform(&story.state, .deleteDatabase(id: "db1", name: "sales"))
    story.answer(.databaseRequested(entry: 1, .success("op-1")))
    let over = AILakeOperation(
      id: "op-1", kind: "deprovision-database",
      status: .failed(OperationFailure(status: 409, title: "Conflict", detail: "in use")))

    story.answer(.operationPolled(entry: 1, .success(over), at: story.state.now))

    #expect(story.status == "Delete AI Lake database sales failed: Conflict: in use")
    #expect(story.state.operations.entries[0].state == .failed("Conflict: in use"))
  }

  @Test func aLookThatFailedIsNotTheEndOfTheOperation() {
    var story = Story.browsing(hasAILake: true)
    _ = ActionsFeature.perform(&story.state, .deleteDatabase(id: "db1", name: "sales"))
    story.answer(.databaseRequested(entry: 1, .success("op-1")))
    let error = failure(.unavailable)

    story.answer(.operationPolled(entry: 1, .failure(error), at: story.state.now))

    #expect(story.state.operations.entries[0].pollFailure == error)
    #expect(story.state.operations.entries[0].isGoing)
  }

  @Test func theTrayOpensLogsAndForgetsWhatHasEnded() {
    var story = Story.inRuns([Self.going])
    _ = ActionsFeature.perform(&story.state, .startRun(churn, name: "churn-train"))
    let new = run("r9", of: churn, .queued, minutesAgo: 0)
    story.answer(.runStarted(entry: 1, churn, .success(new)))
    story.press(.tray)
    #expect(OperationsFeature.nextTick(story.state) == story.state.now + .seconds(1))

    story.press(.discard)
    #expect(story.state.operations.entries.count == 1)
    #expect(story.status == "Run churn-train is still going on")

    story.press(.open)
    #expect(story.state.overlays.isEmpty)
    #expect(story.effects == [.follow(.runLog(new.id))])

    story.answer(.runPolled(entry: 1, .success(ended(new, .failed)), at: story.state.now))
    story.press(.tray, .discard)
    #expect(story.state.operations.entries.isEmpty)
  }

  @Test func whatNobodyCanLookAtAnyMoreCanBeTakenOffTheList() {
    var story = Story.browsing(hasAILake: true)
    _ = ActionsFeature.perform(&story.state, .deleteDatabase(id: "db1", name: "sales"))
    story.answer(.databaseRequested(entry: 1, .success("op-1")))
    let target = FollowTarget.operation(entry: 1, id: "op-1")
    story.answer(
      .operationPolled(entry: 1, .failure(failure(.notFound)), at: story.state.now))
    story.press(.tray, .refresh)
    #expect(story.effects == [.unfollow(target), .follow(target)])

    story.press(.discard)

    #expect(story.effects == [.unfollow(target)])
    #expect(story.state.operations.entries.isEmpty)
  }

  @Test func requestsStayBoundedAndTheEndStaysInView() {
    var story = Story.browsing()
    func entries(_ range: Range<Int>) -> [RequestEntry] {
      range.map {
        RequestEntry(
          id: $0, request: "GET /\($0)", host: "local", status: 200, startedAt: Story.start,
          duration: .milliseconds(3), bytes: 10)
      }
    }
    story.send(.exchanged(entries(0..<400)))
    story.press(.requests)
    story.send(.exchanged(entries(400..<700)))

    #expect(story.state.requests.entries == entries(200..<700))
    guard case .requests(let view)? = story.state.overlays.last else {
      Issue.record("the requests are not on top")
      return
    }
    #expect(view.cursor.selected == 499)
    story.press(.copyName)
    #expect(story.effects == [.recall(699, .curl)])
  }
}
