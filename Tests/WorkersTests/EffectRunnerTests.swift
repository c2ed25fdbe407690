import ExplorerModel
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing
import Workers

@Suite struct EffectRunnerTests {
  @Test func ofTwoReadsWithTheSameKeyOnlyTheNewestIsSentAndAnswers() throws {
    let desk = try Desk()
    let retail = try desk.container("Retail 360")
    let older = AssetQuery(container: retail, lucene: "asset.name:a*")
    let newer = AssetQuery(container: retail, lucene: "asset.name:c*")

    var answers: [Answer] = []
    let count = desk.requests {
      answers = desk.answers(
        to: .load(.assets(older, after: nil)), .load(.assets(newer, after: nil)))
    }

    let expected = try desk.client.assets(matching: newer, counting: true)
    #expect(answers == [.assets(newer, after: nil, .success(expected))])
    #expect(count == 1)
  }

  @Test func readsWithDifferentKeysAllAnswer() throws {
    let desk = try Desk()
    let retail = try desk.container("Retail 360")
    let answers = desk.answers(
      to: .load(.containers(.catalog, after: nil)), .load(.containers(.project, after: nil)),
      .load(.containers(.space, after: nil)), .load(.facets(retail)), .load(.signIn),
      .load(.databases(after: nil)), .load(.storages))

    #expect(answers.count == 7)
    #expect(
      answers.first
        == .containers(.catalog, after: nil, .success(try desk.client.catalogs())))
    #expect(answers.contains(.signedIn(.success(try desk.client.currentUser()))))
  }

  @Test func aCancelledReadIsNeitherSentNorAnswered() throws {
    let desk = try Desk()
    let query = Query.containers(.catalog, after: nil)

    var answers: [Answer] = []
    let count = desk.requests { answers = desk.answers(to: .load(query), .cancel(query.key)) }

    #expect(answers.isEmpty && count == 0)
    #expect(desk.answers(to: .load(query)).count == 1)
  }

  @Test func cancellingAllReadsAnswersEachOfThemOnce() throws {
    let desk = try Desk()
    let reads: [Query] = [.containers(.catalog, after: nil), .storages, .signIn]
    for query in reads { _ = desk.runner.run(.load(query), generation: 7) }

    var answers: [Answer] = []
    let count = desk.requests { answers = desk.answers(to: .cancelReads, .cancelReads) }

    let error = PlatformError(cause: .cancelled, request: "")
    #expect(answers.count == 3 && count == 0)
    for answer: Answer in [
      .containers(.catalog, after: nil, .failure(error)), .storages(.failure(error)),
      .signedIn(.failure(error)),
    ] {
      #expect(answers.filter { $0 == answer }.count == 1)
    }
    #expect(desk.answers(to: .cancelReads).isEmpty)
  }

  @Test func whatIsAnsweredIsNotCancelledAfterwards() throws {
    let desk = try Desk()
    #expect(desk.answers(to: .load(.storages)).count == 1)
    #expect(desk.answers(to: .cancelReads).isEmpty)
  }

  @Test func changesAreAnsweredInOrderThoughOneFails() throws {
    let desk = try Desk()
    let job = try desk.job("explore-drift", in: "Customer churn")
    let churn = job.id.container
    let nothing = JobRunID("nothing", of: job.id)
    let asset = AssetID("nothing", in: churn)
    let base = AssetDetail(asset: Asset(id: asset, name: "nothing", type: "data_asset"))

    let answers = desk.answers(
      to: .change(.cancelRun(entry: 1, nothing)), .change(.startRun(entry: 2, job.id)),
      .change(.save(asset, base: base, edits: [.name: "something"])),
      .change(.createDatabase(entry: 3, name: "lake", storageIDs: [])),
      .change(.deleteDatabase(entry: 4, id: "nowhere")))

    try #require(answers.count == 5)
    guard case .runCancelled(entry: 1, nothing, .failure(let first)) = answers[0],
      case .runStarted(entry: 2, job.id, .success(let run)) = answers[1],
      case .saved(asset, .failure(let third)) = answers[2],
      case .databaseRequested(entry: 4, .failure(let last)) = answers[4]
    else {
      Issue.record("\(answers)")
      return
    }
    #expect([first.cause, third.cause, last.cause] == [.notFound, .notFound, .notFound])
    #expect(try desk.client.runs(of: job.id).items.map(\.id) == [run.id])
    #expect(answers[3] == .databaseRequested(entry: 3, .success("operation-1")))
  }

  @Test func aRunIsCancelledAndReadAgain() throws {
    let desk = try Desk()
    let job = try desk.job("reconcile-inventory", in: "Nightly warehouse")
    let run = try #require(try desk.client.runs(of: job.id, states: [.running]).items.first)

    let answers = desk.answers(to: .change(.cancelRun(entry: 5, run.id)))

    let now = try desk.client.run(run.id)
    #expect(now.state == .canceling)
    #expect(answers == [.runCancelled(entry: 5, run.id, .success(now))])
  }

  @Test func followingTwiceLooksOnceAndUnfollowingEndsIt() throws {
    let desk = try Desk()
    let forecast = try desk.container("Demand forecast")
    #expect(desk.answers(to: .follow(.runs(forecast)), .follow(.runs(forecast))).count == 1)

    #expect(desk.answers(to: .follow(.runs(forecast))).isEmpty)
    #expect(desk.answers(to: .pollNow(.runs(forecast))).count == 1)
    #expect(desk.answers(to: .unfollow(.runs(forecast)), .pollNow(.runs(forecast))).isEmpty)
    #expect(desk.scheduler.isIdle)
    #expect(desk.wait(.seconds(300)).isEmpty)
    // Anew, it begins anew.
    #expect(desk.answers(to: .follow(.runs(forecast))).count == 1)
    desk.runner.stop()
    #expect(desk.scheduler.isIdle)
  }

  @Test func anOperationIsFollowedToItsEnd() throws {
    let desk = try Desk()
    let target = FollowTarget.operation(entry: 1, id: "operation-1")
    _ = desk.answers(to: .change(.createDatabase(entry: 1, name: "lake", storageIDs: [])))

    var seen = desk.answers(to: .follow(target))
    seen += desk.wait(.seconds(60))

    let states = seen.compactMap { answer -> AILakeOperation.Status? in
      guard case .operationPolled(entry: 1, .success(let operation), _) = answer else { return nil }
      return operation.status
    }
    #expect(states.count == seen.count && states.first == .pending)
    guard case .succeeded? = states.last else {
      Issue.record("\(seen)")
      return
    }
    #expect(states.dropLast().allSatisfy { $0 == .pending })
    #expect(desk.scheduler.isIdle)
  }

  private static let mark = RecordID(.bookmark, "database/d")

  @Test func whatIsKeptIsAnsweredAndAProblemIsTold() throws {
    let desk = try Desk()
    func keep(_ number: Int) -> [RecordNews] {
      _ = desk.runner.run(.keep([.put(Self.mark, JSONValue(number))]), generation: 7)
      desk.scheduler.settle()
      return desk.takeRecords()
    }
    #expect(keep(1) == [.kept(unkept: [], problem: nil)])

    desk.records.fail("The disk is full.")
    #expect(keep(2) == [.kept(unkept: [Self.mark], problem: "The disk is full.")])
    #expect(desk.records.records == [Record(Self.mark, 1)])
  }

  @Test func whatCouldNotBeWrittenIsTriedAgainWithTheNext() throws {
    let desk = try Desk()
    let other = RecordID(.bookmark, "database/e")
    desk.records.fail("The disk is full.")
    _ = desk.runner.run(.keep([.put(Self.mark, 1, .over(nil))]), generation: 7)
    _ = desk.runner.run(.keep([.put(Self.mark, 2, .over(1))]), generation: 7)
    desk.scheduler.settle()
    desk.records.fail(nil)
    _ = desk.runner.run(.keep([.put(other, 3)]), generation: 7)
    desk.scheduler.settle()

    #expect(desk.takeRecords().last == .kept(unkept: [], problem: nil))
    #expect(desk.records.records == [Record(Self.mark, 2), Record(other, 3)])
  }

  @Test func twoProcessesHearOfEachOther() throws {
    let desk = try Desk()
    let other = MemoryRecords(desk.records.shelf)
    desk.runner.begin()
    desk.scheduler.settle()
    _ = try other.keep([.put(Self.mark, 1)])
    desk.scheduler.settle()
    #expect(
      desk.takeRecords() == [
        .found([], problems: []), .changed([RecordChange(Self.mark, 1)]),
      ])

    _ = try other.keep([.put(Self.mark, 2)])
    _ = desk.runner.run(.keep([.put(Self.mark, 3, .over(1))]), generation: 7)
    desk.scheduler.settle()
    let edit = RecordEdit.put(Self.mark, 3, .over(1))
    #expect(
      desk.takeRecords() == [
        .changed([RecordChange(Self.mark, 2)]), .kept(unkept: [], problem: nil),
        .refused(edit, now: 2),
      ])
  }

  @Test func whoStopsWaitsUntilEverythingIsKept() throws {
    let desk = try Desk()
    _ = desk.runner.run(.keep([.put(Self.mark, 1)]), generation: 7)
    #expect(desk.records.writes == 0)

    desk.runner.stop()

    #expect(desk.records.writes == 1)
  }

  @Test func whatIsTheTerminalsBusinessIsHandedBack() throws {
    let desk = try Desk()
    for effect: Effect in [.bell, .suspend, .redraw, .copy("text")] {
      #expect(desk.runner.run(effect, generation: 7) == effect)
    }
    #expect(desk.runner.run(.cancelReads, generation: 7) == nil)
  }

  @Test func withoutAPlatformEveryReadSaysSo() throws {
    let mailbox = Mailbox(wake: {})
    let scheduler = TestScheduler()
    let runner = EffectRunner(
      platforms: Platforms(platform: nil, aiLake: nil), scheduler: scheduler, mailbox: mailbox,
      records: RecordKeeper(MemoryRecords(), scheduler: scheduler, mailbox: mailbox),
      newOperationID: { "" })
    let lake = PlatformError(
      cause: .unreachable("no AI Lake address is configured"), request: "")

    _ = runner.run(.load(.databases(after: nil)), generation: 1)
    _ = runner.run(.follow(.operation(entry: 1, id: "x")), generation: 1)
    scheduler.settle()

    #expect(
      mailbox.take() == [.answered(generation: 1, .databases(after: nil, .failure(lake)))])
    #expect(scheduler.isIdle)
  }
}

/// What nobody waits for, beside what somebody does.
@Suite struct YieldingTests {
  private let people = CallLimits(read: 8, write: 8, query: 8)

  @Test func lookUpsWaitUntilThereIsRoomForPeopleAgain() throws {
    let desk = try Desk(limits: people)
    let retail = try desk.container("Retail 360")
    // Six of eight are made: the other two are for people.
    for _ in 0..<6 { _ = try desk.client.catalogs() }

    let first = desk.answers(
      to: .load(.facets(retail)), .load(.user("1000331004")),
      .load(.containers(.catalog, after: nil)))
    let soon = desk.wait(.seconds(50))
    let later = desk.wait(.seconds(20))

    #expect(first == [.containers(.catalog, after: nil, .success(try desk.client.catalogs()))])
    #expect(soon.isEmpty)
    #expect(later.count == 2)
    #expect(
      later.contains { if case .facets(retail, .success) = $0 { true } else { false } })
  }

  @Test func whatIsNoLongerWantedIsNotAskedWhenThereIsRoom() throws {
    let desk = try Desk(limits: people)
    for _ in 0..<6 { _ = try desk.client.catalogs() }
    let query = Query.user("1000331004")
    _ = desk.answers(to: .load(query))

    let count = desk.requests {
      _ = desk.answers(to: .cancel(query.key))
      _ = desk.wait(.seconds(120))
    }

    #expect(count == 0)
    #expect(desk.scheduler.isIdle)
  }

  @Test func whereNothingIsLimitedNothingWaits() throws {
    let desk = try Desk()
    for _ in 0..<20 { _ = try desk.client.catalogs() }

    #expect(desk.answers(to: .load(.user("1000331004"))).count == 1)
  }
}
