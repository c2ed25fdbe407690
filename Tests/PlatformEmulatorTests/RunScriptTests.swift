import Testing

@testable import PlatformEmulator

@Suite struct RunScriptTests {
  static let start: Int64 = 1_795_252_867_123
  static let types = [
    "notebook", "data_intg_flow", "script", "metadata_import", "orchestration_flow", "data_flow",
  ]

  static func script(
    _ seed: UInt64, _ type: String = "notebook", _ outcome: RunOutcome? = nil,
    length: Int64? = nil
  ) -> RunScript {
    RunScript(
      seed: seed, jobType: type, jobName: "nightly", startedAt: start, outcome: outcome,
      length: length)
  }

  @Test func aRunQueuesStartsRunsAndCompletes() {
    let script = Self.script(7, outcome: .completed)
    let plan = script.plan
    func state(_ time: Int64) -> RunState { script.snapshot(at: time, cancelledAt: nil).state }

    #expect(state(Self.start) == .queued)
    #expect(state(plan.queueEnd - 1) == .queued)
    #expect(state(plan.queueEnd) == .starting)
    #expect(state(plan.executionStart) == .running)
    #expect(state(plan.executionEnd - 1) == .running)
    #expect(state(plan.executionEnd) == .completed)
    #expect(state(plan.executionEnd + 1_000_000_000) == .completed)
    #expect((1500...2600).contains(plan.queueEnd - Self.start))
  }

  @Test(arguments: 0..<40)
  func aStartedRunLastsAMinuteOrTwo(seed: UInt64) {
    let plan = Self.script(seed, outcome: .completed).plan

    #expect((40_000...150_000).contains(plan.executionEnd - plan.executionStart))
  }

  @Test(arguments: RunOutcome.allCases, [UInt64(3), 99, 12_345])
  func everyOutcomeEndsInItsState(outcome: RunOutcome, seed: UInt64) {
    let script = Self.script(seed, "script", outcome)
    let snapshot = script.snapshot(at: Self.start + 600_000, cancelledAt: nil)

    #expect(snapshot.state == outcome.finalState)
    #expect(snapshot.isTerminal)
    #expect(snapshot.executionEnd == snapshot.lastStateChange)
    #expect((snapshot.executionStart ?? .max) < (snapshot.executionEnd ?? 0))
  }

  @Test func outcomesDrawnBySeedAreMostlyGood() {
    let states = (0..<500).map {
      Self.script(UInt64($0) &* 77).snapshot(at: Self.start + 600_000, cancelledAt: nil).state
    }

    #expect(states.count { $0 == .completed } > 330)
    #expect(states.count { $0 == .failed } > 10)
    #expect(states.allSatisfy { $0.isTerminal })
  }

  @Test(arguments: RunScriptTests.types)
  func countsOnlyEverGrow(type: String) {
    let script = Self.script(11, type, .completedWithWarnings)
    var before = script.snapshot(at: Self.start, cancelledAt: nil)

    for second in 0..<180 {
      let next = script.snapshot(at: Self.start + Int64(second) * 1000, cancelledAt: nil)
      #expect(next.rowsRead >= before.rowsRead)
      #expect(next.rowsWritten >= before.rowsWritten)
      #expect(next.stagesDone >= before.stagesDone)
      #expect((next.duration ?? 0) >= (before.duration ?? 0))
      before = next
    }
    #expect(before.stagesDone == before.totalStages)
    #expect(before.rowsRead > 0 && before.rowsWritten > 0)
  }

  @Test func aFailedRunBreaksInTheMidstOfAStage() {
    let snapshot = Self.script(5, "data_intg_flow", .failed)
      .snapshot(at: Self.start + 600_000, cancelledAt: nil)

    #expect(snapshot.state == .failed)
    #expect(snapshot.stagesDone < snapshot.totalStages)
  }

  @Test func cancelingTakesASecondOrTwo() {
    let script = Self.script(7, outcome: .completed)
    let told = script.plan.executionStart + 9_000
    func snapshot(_ time: Int64) -> RunSnapshot { script.snapshot(at: time, cancelledAt: told) }

    #expect(snapshot(told - 1).state == .running)
    #expect(snapshot(told).state == .canceling)
    #expect(snapshot(told + 1000).state == .canceling)
    #expect(snapshot(told + 2100).state == .canceled)
    #expect(snapshot(told + 2100).rowsRead == snapshot(told + 900_000).rowsRead)
    #expect(snapshot(told + 900_000).executionEnd == told + script.plan.stopLength)
  }

  @Test func aRunCanceledInTheQueueNeverExecutes() {
    let snapshot = Self.script(7).snapshot(at: Self.start + 60_000, cancelledAt: Self.start + 500)

    #expect(snapshot.state == .canceled)
    #expect(snapshot.queueEnd == nil)
    #expect(snapshot.executionStart == nil)
    #expect(snapshot.duration == nil)
    #expect(snapshot.rowsRead == 0)
  }

  @Test func cancelingWhatHasEndedChangesNothing() {
    let script = Self.script(7, outcome: .failed)
    let end = script.plan.executionEnd

    #expect(
      script.snapshot(at: end + 5000, cancelledAt: end)
        == script.snapshot(at: end + 5000, cancelledAt: nil))
    #expect(
      script.logLines(at: end + 5000, cancelledAt: end)
        == script.logLines(at: end + 5000, cancelledAt: nil))
  }

  @Test func aCancelInTheFutureIsNotKnownYet() {
    let script = Self.script(7, outcome: .completed)
    let now = script.plan.executionStart + 1000

    #expect(
      script.snapshot(at: now, cancelledAt: now + 1)
        == script.snapshot(at: now, cancelledAt: nil))
  }

  @Test func aVeryShortRunStillEnds() {
    let script = Self.script(1, "script", .completed, length: 1)
    let lines = script.logLines(at: Self.start + 60_000, cancelledAt: nil)

    #expect(script.snapshot(at: Self.start + 60_000, cancelledAt: nil).state == .completed)
    #expect(lines.last?.contains("Completed in 1 s") == true)
  }

  private static func script(
    _ seed: UInt64, outcome: RunOutcome, length: Int64? = nil
  ) -> RunScript {
    script(seed, "notebook", outcome, length: length)
  }
}
