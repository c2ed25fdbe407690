import ExplorerModel
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Journey (b): a job run is started, watched and cancelled.
@Suite struct WatchStories {
  @Test func aRunIsStartedAndItsLogFollowedToTheEnd() throws {
    let world = try World(columns: 160, rows: 45)
    world.openRuns(of: "nightly-load", in: "Nightly warehouse")

    world.press("a")
    world.choose("Start")
    world.expectOnScreen("nightly-load")
    world.confirm()
    world.advance(by: .seconds(12))
    world.press("5", "l")
    world.advance(by: .seconds(10))

    let early = world.state.runLog.lines.count
    #expect(early > 0)
    world.advance(by: .seconds(400))
    #expect(world.state.runLog.lines.count > early)
    #expect(world.state.runLog.isFinal)
    #expect(world.state.runLog.missing == 0 && !world.state.runLog.wasRewritten)
  }

  @Test func scrollingUpPausesAndSaysHowManyLinesAreNew() throws {
    let world = try World(columns: 160, rows: 45)
    world.followRunningLog()
    world.press("6", "k", "k")
    #expect(!world.state.runLog.isFollowing)
    let top = world.state.runLog.top

    world.advance(by: .seconds(30))

    #expect(world.state.runLog.newLines > 0)
    #expect(world.state.runLog.top == top)
    world.expectOnScreen("+\(world.state.runLog.newLines)")
    world.press("f")
    #expect(world.state.runLog.isFollowing)
  }

  @Test func aBurstOfTenThousandLinesIsNotLost() throws {
    let world = try World(columns: 160, rows: 45)
    let run = world.followRunningLog()
    let before = world.state.runLog.lines.count

    try world.platform.appendLogLines(run: run.id, count: 10_000)
    world.advance(by: .seconds(12))

    #expect(world.state.runLog.lines.count >= before + 10_000)
    #expect(world.state.runLog.missing == 0)
  }

  @Test func aRewrittenLogIsSaidToBe() throws {
    let world = try World(columns: 160, rows: 45)
    let run = world.followRunningLog()

    try world.platform.rewriteLog(run: run.id)
    world.advance(by: .seconds(12))

    #expect(world.state.runLog.wasRewritten)
  }

  @Test func aFailureInBetweenKeepsTheLinesAndPasses() throws {
    let world = try World(columns: 160, rows: 45)
    world.followRunningLog()
    let before = world.state.runLog.lines.count

    world.wire.cut()
    world.advance(by: .seconds(5))
    #expect(world.state.runLog.failure != nil)
    #expect(world.state.runLog.lines.count >= before)

    world.wire.mend()
    world.advance(by: .seconds(120))
    #expect(world.state.runLog.failure == nil)
    #expect(world.state.runLog.lines.count > before)
  }

  @Test func ofAProjectThatWasLeftOnlyWhatGoesOnIsLookedAtAndRarely() throws {
    let world = try World(columns: 160, rows: 45)
    world.followRunningLog()
    // Back to a catalog, which has no jobs, with the log closed.
    world.press("6", "q")
    world.open("Retail 360")
    world.advance(by: .seconds(30))
    let asked = world.platform.requestLog.count

    world.advance(by: .seconds(300))

    let since = world.platform.requestLog.count - asked
    #expect(since > 0 && since < 30, "\(since) requests")
    // They stay counted, and it is said of how many projects that is known.
    world.expectOnScreen("running in 1 of ")
  }

  @Test func anAILakeDatabaseIsCreatedAndAppears() throws {
    let world = try World(columns: 160, rows: 45)
    world.openDatabases()
    let before = world.state.containers.databases.rows.count

    world.press("a")
    world.choose("Create")
    world.type("harbour")
    world.press("ctrl-s")
    world.confirm()
    world.press("T")
    world.expectOnScreen("harbour")
    world.advance(by: .seconds(60))

    #expect(world.state.containers.databases.rows.count == before + 1)
  }
}

extension World {
  /// Shows the runs of a project and goes to the row of a job.
  func openRuns(of job: String, in container: String) {
    open(container)
    advance(by: .seconds(1))
    press("5")
    let row = state.runs.rows.firstIndex { state.library.jobs[$0.job]?.name == job }
    guard let row else {
      Issue.record("There is no job \(job):\n\(screen)")
      return
    }
    press("gg")
    for _ in 0..<row { press("j") }
  }

  /// Opens the log of a run that is going on.
  @discardableResult
  func followRunningLog() -> JobRunID {
    openRuns(of: "reconcile-inventory", in: "Nightly warehouse")
    press("l")
    advance(by: .seconds(5))
    guard let run = state.runLog.run else {
      Issue.record("No log is open:\n\(screen)")
      return JobRunID("", of: JobID("", in: ContainerID(.project, "")))
    }
    #expect(state.runLog.lines.count > 0)
    return run
  }

  func openDatabases() {
    press("1")
    let row = state.containers.rows.firstIndex { row in
      if case .node(.group(.aiLake)) = row.content { true } else { false }
    }
    press("gg")
    for _ in 0..<(row ?? 0) { press("j") }
  }

  /// Chooses the entry of the open menu that begins with these words.
  func choose(_ words: String) {
    guard case .menu(let menu)? = state.overlays.last,
      let row = menu.items.firstIndex(where: { $0.title.hasPrefix(words) })
    else {
      Issue.record("No menu offers \(words):\n\(screen)")
      return
    }
    for _ in 0..<row { press("j") }
    press("Enter")
  }

  /// Answers the open question with yes; Cancel is where the selection stands.
  func confirm() {
    guard case .confirm(let question)? = state.overlays.last, !question.isActing else {
      Issue.record("Nothing is asked, or the answer is not Cancel by default:\n\(screen)")
      return
    }
    press("Right", "Enter")
  }
}
