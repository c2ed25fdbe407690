/// The whole course of one run: a pure function of its seed and of the times asked about.
///
/// What was said of a time stays true: as `now` grows, lines are only ever appended and counts only
/// ever grow. Times are milliseconds since 1970.
struct RunScript: Sendable {
  let seed: UInt64
  let jobType: String
  let jobName: String
  let startedAt: Int64
  let plan: RunPlan
  let flavour: RunFlavour
  /// Stands still while the run does; the times of `plan` are times of this clock.
  let clock: RunClock
  /// What it says it was given, a line each.
  let inputs: [String]

  /// - Parameters:
  ///   - outcome: How it ends; nil leaves that to the seed.
  ///   - length: How long it executes, in milliseconds; nil leaves that to the seed, 40 to 150 s.
  ///   - pauses: When it stood still: not before it executes.
  init(
    seed: UInt64, jobType: String, jobName: String, startedAt: Int64, outcome: RunOutcome?,
    length: Int64? = nil, pauses: [RunPause] = [], inputs: [String] = []
  ) {
    self.seed = seed
    self.jobType = jobType
    self.jobName = jobName
    self.startedAt = startedAt
    self.inputs = inputs
    clock = RunClock(pauses: pauses)
    flavour = RunFlavour(jobType: jobType, jobName: jobName)
    plan = RunPlan(
      seed: seed, flavour: flavour, startedAt: startedAt, outcome: outcome, length: length)
  }

  /// How it stands at `now`, if it was told to stop at `cancelledAt` (nil: it was not). Telling a
  /// run that has ended changes nothing.
  func snapshot(at now: Int64, cancelledAt: Int64?) -> RunSnapshot {
    if let stop = stop(at: now, cancelledAt: cancelledAt) { return stopped(at: now, stop: stop) }
    let end = plan.executionEnd
    let time = clock.work(at: now)
    var snapshot = progress(at: min(time, end))
    if time < plan.queueEnd {
      snapshot.state = .queued
      snapshot.lastStateChange = plan.queueStart
    } else if time < plan.executionStart {
      snapshot.state = .starting
      snapshot.lastStateChange = plan.queueEnd
    } else if time < end {
      setActivity(of: &snapshot, at: now)
    } else {
      let end = clock.wall(of: end) ?? end
      snapshot.state = plan.outcome.finalState
      snapshot.executionEnd = end
      snapshot.lastStateChange = end
    }
    return snapshot
  }

  /// When it will have ended if nobody does anything more; nil while it stands still.
  func expectedEnd(cancelledAt: Int64?) -> Int64? {
    if let stop = stop(at: .max / 2, cancelledAt: cancelledAt) { return stop + plan.stopLength }
    return clock.wall(of: plan.executionEnd)
  }

  private func setActivity(of snapshot: inout RunSnapshot, at now: Int64) {
    guard let pause = clock.pause(at: now) else {
      snapshot.state = .running
      snapshot.lastStateChange = clock.lastReturn(before: now) ?? plan.executionStart
      return
    }
    if let resumed = pause.resumed, resumed <= now {
      snapshot.state = .resuming
      snapshot.lastStateChange = resumed
    } else {
      snapshot.state = .paused
      snapshot.lastStateChange = pause.start
    }
  }

  /// The lines printed up to `now`, oldest first, without line ends.
  func logLines(
    at now: Int64, cancelledAt: Int64?, bound: RunLogBound = .all
  ) -> [String] {
    let events = events(at: now, cancelledAt: cancelledAt)
    let range = bound.range(of: events.count)
    var writer = RunLineWriter(script: self)
    return range.map { writer.line($0, of: events[$0]) }
  }

  /// How many lines `logLines` has if nothing bounds it; cheaper than to write them.
  func logLineCount(at now: Int64, cancelledAt: Int64?) -> Int {
    events(at: now, cancelledAt: cancelledAt).count
  }

  private func events(at now: Int64, cancelledAt: Int64?) -> [RunEvent] {
    let timeline = RunTimeline(script: self)
    return timeline.events(until: now, stop: stop(at: now, cancelledAt: cancelledAt))
  }

  /// When it was told to stop, if that was before `now` and before its end.
  private func stop(at now: Int64, cancelledAt: Int64?) -> Int64? {
    let told = [
      cancelledAt.map { max($0, plan.queueStart) },
      plan.canceledAt.flatMap { clock.wall(of: $0) },
    ].compactMap(\.self)
    return told.filter { $0 <= now && clock.work(at: $0) < plan.executionEnd }.min()
  }

  private func stopped(at now: Int64, stop: Int64) -> RunSnapshot {
    let end = stop + plan.stopLength
    let worked = clock.work(at: stop)
    var snapshot = progress(at: worked)
    if worked >= plan.executionStart {
      snapshot.duration = Int((worked - plan.executionStart + min(now, end) - stop) / 1000)
    }
    if now < end {
      snapshot.state = .canceling
      snapshot.lastStateChange = stop
    } else {
      snapshot.state = .canceled
      snapshot.executionEnd = end
      snapshot.lastStateChange = end
    }
    return snapshot
  }

  /// What was done up to a time at which it was still working.
  private func progress(at time: Int64) -> RunSnapshot {
    let read = plan.stages.filter(\.reads).reduce(0) { $0 + $1.rows(at: time) }
    let written = plan.stages.filter(\.writes).reduce(0) { $0 + $1.rows(at: time) }
    let executes = time >= plan.executionStart
    return RunSnapshot(
      state: .running, queueStart: plan.queueStart,
      queueEnd: time >= plan.queueEnd ? plan.queueEnd : nil,
      executionStart: executes ? plan.executionStart : nil, executionEnd: nil,
      lastStateChange: plan.queueStart,
      duration: executes ? Int((time - plan.executionStart) / 1000) : nil, rowsRead: read,
      rowsWritten: written, bytesRead: read * plan.bytesPerRow,
      bytesWritten: written * plan.bytesPerRow, totalStages: plan.stages.count,
      stagesDone: plan.stages.count { $0.end <= time })
  }
}
