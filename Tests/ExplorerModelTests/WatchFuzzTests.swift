import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// Anything in any order: pollers are started and stopped in pairs, and nothing points outside.
@Suite struct WatchFuzzTests {
  @Test(arguments: 0..<12)
  func whateverIsPressedAndAnsweredTheStateStaysSound(seed: UInt64) throws {
    var walk = Walk(seed: seed)
    for step in 0..<400 {
      walk.step()
      try #require(walk.problem == nil, "seed \(seed), step \(step)")
    }
  }
}

private struct Walk {
  private var numbers: SeededNumbers
  private var story: Story
  private var followed: Set<FollowTarget> = []
  private var lines = 0
  private(set) var problem: String?

  private static let jobs = [nightly, churn, idle]
  private static let commands = Command.allCases.filter {
    ![.quit, .cancelRequest, .suspend, .redraw].contains($0)
  }

  init(seed: UInt64) {
    numbers = SeededNumbers(seed)
    story = Story.atCustomers()
    take(RunsOpening.open(&story))
  }

  mutating func step() {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: story.send(.edited(edit()))
    case 1: story.send(.ticked(story.state.now + .milliseconds(700)))
    case 2:
      story.send(.resized(ScreenSize(columns: pick([50, 80, 120, 200]), rows: pick([6, 24, 50]))))
    case 3, 4: story.answer(answer())
    case 5: story.press(pick([.focusRuns, .focusLog, .log, .open, .accept, .nextField, .escape]))
    case 6: story.send(.pointer(pointer()))
    default: story.press(pick(Self.commands))
    }
    if story.state.isQuitting { story.state.isQuitting = false }
    take(story.effects)
    check()
  }

  private mutating func take(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .follow(let target):
        if !followed.insert(target).inserted { problem = "\(target) was followed twice" }
      case .unfollow(let target):
        if followed.remove(target) == nil { problem = "\(target) was not followed" }
      case .pollNow(let target):
        if !followed.contains(target) { problem = "\(target) is not followed" }
      default: break
      }
    }
  }

  private mutating func check() {
    let state = story.state
    let isRunsFollowed = followed.contains { if case .runs = $0 { true } else { false } }
    let isLogFollowed = followed.contains { if case .runLog = $0 { true } else { false } }
    if isRunsFollowed != state.runs.isFollowed { problem = "runs: \(followed)" }
    if isLogFollowed != state.runLog.isFollowed { problem = "log: \(followed)" }
    if state.runs.isFollowed != (state.runs.container != nil && Layout.isVisible(.runs, in: state))
    {
      problem = "runs are followed although nobody looks, or the other way"
    }
    checkRuns(state.runs)
    checkLog(state.runLog)
    let drafts = state.drafts.drafts
    if Set(drafts.map(\.asset)).count != drafts.count { problem = "two drafts of an asset" }
    if drafts.contains(where: { $0.edits.isEmpty }) { problem = "a draft without edits" }
  }

  private mutating func checkRuns(_ runs: RunsState) {
    if runs.selected != runs.row(at: runs.cursor.selected) { problem = "selection \(runs.cursor)" }
    if Set(runs.rows).count != runs.rows.count { problem = "a row is there twice" }
  }

  private mutating func checkLog(_ log: RunLogState) {
    let count = log.lines.count
    if let visible = log.visible {
      if visible != visible.sorted() || visible.last ?? 0 >= max(1, count) {
        problem = "visible \(visible.suffix(3)) of \(count)"
      }
    }
    let matches = log.search.matches
    if matches != matches.sorted() || matches.last ?? 0 >= max(1, count) {
      problem = "matches \(matches.suffix(3)) of \(count)"
    }
    if let current = log.search.current, !matches.indices.contains(current) {
      problem = "match \(current) of \(matches.count)"
    }
    if log.top < 0 || log.top > max(0, log.shownCount - 1) {
      problem = "top \(log.top) of \(log.shownCount)"
    }
  }

  // MARK: Whatever

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &numbers)]
  }

  private mutating func edit() -> TextEdit {
    pick([
      .insert("l"), .insert("ine"), .insert("!"), .insert("1"), .insert(" "), .backspace, .newline,
      .left, .right, .killToStart, .up, .down,
    ])
  }

  private mutating func pointer() -> PointerEvent {
    let row = Int.random(in: -1..<40, using: &numbers)
    let pane = pick(PaneID.allCases)
    return pick([
      .clicked(pane, row: row, count: pick([1, 2])), .scrolled(pane, lines: pick([-3, 3])),
      .clickedOverlay(row: row, count: pick([1, 2])), .scrolledOverlay(lines: pick([-3, 3])),
    ])
  }

  private mutating func someRun() -> JobRun {
    let states: [RunState] = [.queued, .running, .failed, .completed, .canceling, .other("New")]
    return run(
      "r\(Int.random(in: 0..<6, using: &numbers))", of: pick(Self.jobs), pick(states),
      minutesAgo: Int.random(in: 0..<99, using: &numbers))
  }

  private mutating func chunk() -> LogChunk {
    let count = pick([0, 1, 7, 90])
    let arrived = (lines..<(lines + count)).map { "line \($0)" }
    lines += count
    return story.chunk(
      arrived, missing: pick([0, 0, 0, 12]), replacesAll: pick([false, false, false, true]),
      isFinal: pick([false, false, false, true]), run: pick([nil, someRun()]))
  }

  private mutating func answer() -> Answer {
    let error = failure(pick([.forbidden, .unavailable, .notFound, .timedOut(.seconds(3))]))
    let now = story.state.now
    let entry = Int.random(in: 0...max(1, story.state.operations.nextID), using: &numbers)
    let some = someRun()
    let logged = story.state.runLog.run ?? some.id
    let other = detail(description: pick(["x", "line", nil]), tags: pick([["gold"], []]))
    let saved: Result<SaveOutcome, PlatformError> = pick([
      .failure(error), .success(.conflict(theirs: other, fields: [.description, .tags])),
      .success(.saved(other, reverse: patch(from: other, to: detail()), merged: [])),
    ])
    return pick([
      .runsPolled(project, .success(snapshot([some, someRun(), someRun()])), at: now),
      .runsPolled(project, .failure(error), at: now),
      .logPolled(logged, .success(chunk()), at: now), .logPolled(logged, .failure(error), at: now),
      .runsOfJob(some.id.job, after: nil, .success(Page(items: [some, someRun()]))),
      .runsOfJob(some.id.job, after: nil, .failure(error)),
      .runsHeld(project, until: now + .seconds(5)),
      .activeRunsPolled(project, pick([.success([some]), .failure(error)]), at: now),
      .answerLost(.startRun(entry: entry, some.id.job, sent: now), error),
      .runStarted(entry: entry, some.id.job, pick([.success(some), .failure(error)])),
      .runCancelled(entry: entry, some.id, pick([.success(some), .failure(error)])),
      .runPolled(entry: entry, pick([.success(some), .failure(error)]), at: now),
      .databaseRequested(entry: entry, pick([.success("op"), .failure(error)])),
      .operationPolled(
        entry: entry,
        .success(AILakeOperation(id: "op", kind: "x", status: pick([.pending, .other("x")]))),
        at: now),
      .asset(customers, pick([.success(other), .failure(error)])), .saved(customers, saved),
    ])
  }
}
