import ExplorerModel
import HTTPTypes
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing
import Workers

@Suite struct RunsPollerTests {
  private func snapshots(_ answers: [Answer]) -> [RunsSnapshot] {
    answers.compactMap { answer in
      if case .runsPolled(_, .success(let snapshot), _) = answer { snapshot } else { nil }
    }
  }

  @Test func whereNothingHappensALookCostsOneCall() throws {
    let desk = try Desk()
    let forecast = try desk.container("Demand forecast")
    var looks: [RunsSnapshot] = []

    let first = desk.requests { looks = snapshots(desk.answers(to: .follow(.runs(forecast)))) }

    // There are more runs than a look brings: those that go on are looked for once.
    #expect(first == 3)
    #expect(looks.map(\.nextIn) == [.seconds(3)])
    #expect(looks.first?.jobs.map(\.name) == ["forecast-weekly"])
    #expect(looks.first?.runs.values.map(\.count) == [12])
    let more = desk.requests { looks = snapshots(desk.wait(.seconds(600))) }
    #expect(looks.count == more && more > 20)
    #expect(looks.allSatisfy { $0.runs.isEmpty })
    #expect(looks.last?.nextIn == .seconds(20))
  }

  @Test func aRunThatGoesOnIsLookedAtOftenUntilItEnds() throws {
    let desk = try Desk()
    let job = try desk.job("forecast-weekly", in: "Demand forecast")
    let target = FollowTarget.runs(job.id.container)
    _ = desk.answers(to: .follow(target))
    _ = desk.wait(.seconds(300))
    let run = try desk.client.startRun(of: job.id)

    var looks = snapshots(desk.answers(to: .pollNow(target)))
    #expect(looks.map(\.nextIn) == [.seconds(2)])
    #expect(looks.first?.runs[job.id]?.first?.id == run.id)
    looks = snapshots(desk.wait(.seconds(10)))
    #expect(looks.count == 5 && looks.allSatisfy { $0.nextIn == .seconds(2) })
    looks = snapshots(desk.wait(.seconds(600)))

    let last = looks.last { $0.runs[job.id] != nil }
    let final = try desk.client.run(run.id).state
    #expect(final.isTerminal)
    #expect(last?.runs[job.id]?.first?.state == final)
    #expect(looks.last?.nextIn == .seconds(20))
    #expect(looks.last?.jobs.first?.lastRunState == final)
  }

  @Test func afterFailuresItWaitsLongerAndThenRecovers() throws {
    let desk = try Desk()
    let forecast = try desk.container("Demand forecast")
    _ = desk.answers(to: .follow(.runs(forecast)))

    desk.wire.cut()
    let times = desk.wait(.seconds(120)).compactMap { answer -> Timestamp? in
      guard case .runsPolled(forecast, .failure(let error), let time) = answer else { return nil }
      #expect(error.isTransient)
      return time
    }
    #expect(
      zip(times, times.dropFirst()).map { $1 - $0 }
        == [.seconds(6), .seconds(12), .seconds(24), .seconds(30), .seconds(30)])
    desk.wire.mend()
    let looks = snapshots(desk.wait(.seconds(60)))

    #expect(looks.count >= 2)
    #expect(looks.last?.nextIn == .seconds(20))
  }

  @Test func aBusyPlatformIsLeftAloneForAsLongAsItSays() throws {
    let desk = try Desk()
    let forecast = try desk.container("Demand forecast")
    _ = desk.answers(to: .follow(.runs(forecast)))
    desk.platform.failNext(
      matching: "/v2/jobs", status: .tooManyRequests, headers: [.retryAfter: "90"])

    #expect(desk.wait(.seconds(3)).count == 1)
    #expect(desk.wait(.milliseconds(89_999)).isEmpty)
    #expect(snapshots(desk.wait(.milliseconds(1))).count == 1)
  }

  /// It was in the list and is gone when its runs are asked for.
  @Test func aJobThatGoesMeanwhileDoesNotEndTheLooking() throws {
    let desk = try Desk()
    let warehouse = try desk.container("Nightly warehouse")
    desk.platform.failNext(matching: "GET /v2/jobs/", status: .notFound)

    let looks = snapshots(desk.answers(to: .follow(.runs(warehouse))))

    #expect(looks.first?.jobs.count == 8 && looks.first?.runs.count == 8)
    #expect(looks.first?.runs.values.filter(\.isEmpty).count == 1)
    #expect(desk.scheduler.isIdle == false)
  }

  @Test func answersThatCannotBeReadEndNothing() throws {
    let desk = try Desk()
    let forecast = try desk.container("Demand forecast")
    _ = desk.answers(to: .follow(.runs(forecast)))
    desk.platform.failNext(
      matching: "/v2/jobs", status: .ok, count: 2, body: Array("{\"total_rows\": 4, \"res".utf8))

    let answers = desk.wait(.seconds(120))
    let failures = answers.filter {
      if case .runsPolled(_, .failure(let error), _) = $0 { error.isWatchedOn } else { false }
    }
    #expect(failures.count == 2)
    #expect(snapshots(answers).count >= 3)
  }

  @Test func whoMayNotLookIsToldOnce() throws {
    let desk = try Desk()
    let warehouse = try desk.container("Nightly warehouse")
    desk.platform.failNext(matching: "GET /v2/jobs", status: .forbidden)

    let answers = desk.answers(to: .follow(.runs(warehouse)))

    guard case .runsPolled(warehouse, .failure(let error), _)? = answers.first else {
      Issue.record("\(answers)")
      return
    }
    #expect(error.cause == .forbidden && answers.count == 1 && desk.scheduler.isIdle)
  }
}
