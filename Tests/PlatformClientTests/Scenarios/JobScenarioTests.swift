import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// Jobs, runs and logs: the client against the emulated platform.
@Suite struct JobScenarioTests {
  @Test(arguments: Door.allCases) func jobsAndRunsAreReadToTheEnd(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let warehouse = try client.named("Nightly warehouse", .project)

    let jobs = try rows(pages: 3...3) { try client.jobs(in: warehouse, after: $0, limit: 3) }
    #expect(jobs.count == 8 && Set(jobs.map(\.id)).count == 8)
    #expect(try client.jobs(in: warehouse).items == jobs)
    let nightly = try client.job(named: "nightly-load", in: warehouse)
    #expect(nightly.lastRunState == .failed)
    #expect(nightly.schedule?.isEmpty == false && nightly.type == "data_intg_flow")
    let single = try client.job(nightly.id)
    #expect(single.id == nightly.id && single.name == nightly.name)

    let runs = try rows(pages: 3...40) { try client.runs(of: nightly.id, after: $0, limit: 40) }
    #expect(runs.count > 100 && Set(runs.map(\.id)).count == runs.count)
    let starts = runs.compactMap(\.createdAt)
    #expect(starts == starts.sorted(by: >) && starts.count == runs.count)
    let failed = try rows(pages: 1...10) {
      try client.runs(of: nightly.id, states: [.failed], after: $0, limit: 5)
    }
    #expect(failed.map(\.id) == runs.filter { $0.state == .failed }.map(\.id))
    #expect(failed.isEmpty == false)
    let ended = try client.runs(
      of: nightly.id, states: [.completed, .failed, .canceled, .completedWithErrors], limit: 200)
    #expect(
      ended.items.map(\.id)
        == runs.filter {
          [.completed, .failed, .canceled, .completedWithErrors].contains($0.state)
        }.map(\.id))
    let retail = try client.named("Retail 360", .catalog)
    #expect(try client.jobs(in: retail).items.isEmpty)
  }

  @Test(arguments: Door.allCases) func aRunThatIsStartedGoesToItsEnd(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client("ana")
    let churn = try client.named("Customer churn", .project)
    let job = try client.job(named: "explore-drift", in: churn)
    #expect(job.lastRunState == nil)
    #expect(try client.runs(of: job.id).items.isEmpty)

    let started = try client.startRun(of: job.id, name: "by hand")
    #expect(started.state == .starting && started.jobName == "explore-drift")
    #expect(try client.runs(of: job.id).items.map(\.id) == [started.id])
    var states: [RunState] = []
    for _ in 0..<400 where states.last?.isTerminal != true {
      scenario.clock.advance(by: .seconds(1))
      let state = try client.run(started.id).state
      if states.last != state { states.append(state) }
    }

    let run = try client.run(started.id)
    #expect(run.state.isTerminal && states.contains(.running))
    #expect(run.duration != nil && run.endedAt != nil && run.startedAt != nil)
    #expect(try client.job(job.id).lastRunState == run.state)
    let log = try client.runLog(started.id, limit: 100_000)
    #expect(log.total == log.lines.count && log.lines.count > 20)
    #expect(try client.runs(of: job.id, states: [run.state]).items.map(\.id) == [run.id])
  }

  @Test(arguments: Door.allCases) func aRunThatIsCancelledEndsCanceled(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client("ana")
    let warehouse = try client.named("Nightly warehouse", .project)
    let job = try client.job(named: "reconcile-inventory", in: warehouse)
    let live = try #require(try client.runs(of: job.id, states: [.running]).items.first)

    try client.cancelRun(live.id)
    #expect(try client.run(live.id).state == .canceling)
    scenario.clock.advance(by: .seconds(5))

    #expect(try client.run(live.id).state == .canceled)
    #expect(try client.runLog(live.id, limit: 50).lines.last?.contains("was canceled") == true)
    let again = try platformError { () throws(PlatformError) in try client.cancelRun(live.id) }
    #expect(again.status.map { (400..<500).contains($0) } == true)
    let viewer = try scenario.client("vic")
    let refused = try platformError { () throws(PlatformError) in
      try viewer.startRun(of: job.id)
    }
    #expect(refused.cause == .forbidden)
  }

  @Test(arguments: Door.allCases, PlatformEmulator.LogEnd.allCases)
  func aLimitKeepsOneEndOfALog(door: Door, end: PlatformEmulator.LogEnd) throws {
    let scenario = try Scenario(door) { $0.logLimitKeeps = end }
    let client = try scenario.client()
    let warehouse = try client.named("Nightly warehouse", .project)
    let job = try client.job(named: "nightly-load", in: warehouse)
    let run = try #require(try client.runs(of: job.id, limit: 1).items.first)

    let whole = try client.runLog(run.id, limit: 1_000_000)
    let part = try client.runLog(run.id, limit: 30)

    #expect(whole.lines.count > 100 && whole.total == whole.lines.count)
    #expect(part.total == whole.total && part.lines.count == 30)
    #expect(part.lines == Array(end == .tail ? whole.lines.suffix(30) : whole.lines.prefix(30)))
  }

  @Test(arguments: Door.allCases) func strangeLinesArriveWhole(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let playground = try client.named("Playground", .project)
    let job = try client.job(named: "print-strange-lines", in: playground)
    let run = try #require(try client.runs(of: job.id, limit: 1).items.first)
    try scenario.platform.appendLogLines(run: run.id.id, count: 10_000)

    let page = try client.runLog(run.id, limit: 1_000_000)

    #expect(page.total == page.lines.count && page.lines.count > 10_000)
    #expect(page.lines.filter { $0.hasPrefix("INFO  extra line ") }.count == 10_000)
    #expect(page.lines.contains { $0.utf8.contains(0x1B) })
  }
}
