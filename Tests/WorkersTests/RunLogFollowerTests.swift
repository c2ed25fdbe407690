import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing
import Workers

/// A log as somebody reads it who is told what is new.
struct FollowedLog {
  var lines: [String] = []
  var missing = 0
  var restarts = 0
  var finals = 0
  var failures = 0
  var lastRun: JobRun?

  mutating func take(_ answers: [Answer]) {
    for case .logPolled(_, let result, _) in answers {
      switch result {
      case .failure: failures += 1
      case .success(let chunk):
        if chunk.replacesAll {
          lines = []
          restarts += 1
        }
        lines += chunk.lines
        missing += chunk.missingBefore
        finals += chunk.isFinal ? 1 : 0
        lastRun = chunk.run
      }
    }
  }
}

@Suite struct RunLogFollowerTests {
  @Test(arguments: PlatformEmulator.LogEnd.allCases)
  func aLogIsFollowedThroughABurstAFailureAndARewriteToItsEnd(
    end: PlatformEmulator.LogEnd
  ) throws {
    let desk = try Desk { $0.logLimitKeeps = end }
    let job = try desk.job("explore-drift", in: "Customer churn")
    let run = try desk.client.startRun(of: job.id).id
    var log = FollowedLog()
    func whole() throws -> [String] { try desk.client.runLog(run, limit: 10_000_000).lines }

    log.take(desk.answers(to: .follow(.runLog(run))))
    log.take(desk.wait(.seconds(8)))
    #expect(log.lines.isEmpty == false && log.finals == 0)

    try desk.platform.appendLogLines(run: run.id, count: 10_000)
    log.take(desk.answers(to: .pollNow(.runLog(run))))
    #expect(try log.lines == whole() && log.lines.count > 10_000)

    desk.wire.cut()
    log.take(desk.wait(.seconds(5)))
    #expect(log.failures > 0)
    try desk.platform.appendLogLines(run: run.id, count: 500)
    desk.wire.mend()
    log.take(desk.answers(to: .pollNow(.runLog(run))))
    #expect(try log.lines == whole() && log.restarts == 0)

    try desk.platform.rewriteLog(run: run.id)
    log.take(desk.answers(to: .pollNow(.runLog(run))))
    #expect(try log.lines == whole() && log.restarts == 1)
    #expect(log.lines.first?.hasPrefix("--- log restarted") == true)

    log.take(desk.wait(.seconds(1_200)))
    #expect(try log.lines == whole() && log.restarts == 1)
    #expect(log.finals == 1 && log.missing == 0)
    #expect(log.lastRun?.state.isTerminal == true)
    #expect(desk.scheduler.isIdle)
  }

  @Test(arguments: PlatformEmulator.LogEnd.allCases)
  func aRunThatEndedLongAgoTakesOneLook(end: PlatformEmulator.LogEnd) throws {
    let desk = try Desk { $0.logLimitKeeps = end }
    let job = try desk.job("nightly-load", in: "Nightly warehouse")
    let run = try #require(try desk.client.runs(of: job.id, limit: 1).items.first)
    var log = FollowedLog()

    log.take(desk.answers(to: .follow(.runLog(run.id))))

    #expect(try log.lines == desk.client.runLog(run.id, limit: 10_000_000).lines)
    #expect(log.finals == 1 && log.restarts == 0 && log.missing == 0)
    #expect(desk.scheduler.isIdle)
  }

  @Test func aLiveLogIsWholeAtEachLook() throws {
    let desk = try Desk()
    let job = try desk.job("reconcile-inventory", in: "Nightly warehouse")
    let live = try #require(try desk.client.runs(of: job.id, states: [.running]).items.first)
    var log = FollowedLog()
    log.take(desk.answers(to: .follow(.runLog(live.id))))

    for step in 1...20 {
      log.take(desk.wait(.milliseconds(700 * step)))
      log.take(desk.answers(to: .pollNow(.runLog(live.id))))
      let whole = try desk.client.runLog(live.id, limit: 10_000_000).lines
      #expect(log.lines == whole, "step \(step)")
    }

    #expect(log.restarts == 0 && log.failures == 0 && log.finals == 0)
    _ = desk.answers(to: .unfollow(.runLog(live.id)))
    #expect(desk.scheduler.isIdle)
  }

  @Test func aLogThatIsGoneIsToldOnce() throws {
    let desk = try Desk()
    let job = try desk.job("nightly-load", in: "Nightly warehouse")

    let answers = desk.answers(to: .follow(.runLog(JobRunID("nothing", of: job.id))))

    #expect(answers.count == 1)
    var log = FollowedLog()
    log.take(answers)
    #expect(log.failures == 1 && desk.scheduler.isIdle)
  }
}
