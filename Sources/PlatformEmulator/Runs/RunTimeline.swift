/// Everything a run prints, in the order of time. One generator draws it from start to end and never
/// looks at the time asked about, so a later look finds the same lines and more.
struct RunTimeline {
  private let script: RunScript
  private var plan: RunPlan { script.plan }

  init(script: RunScript) {
    self.script = script
  }

  /// The events up to `now`; those after `stop` give way to the run's being stopped.
  func events(until now: Int64, stop: Int64?) -> [RunEvent] {
    var random = SplitMix64(seed: SplitMix64.mixed(script.seed ^ 0xA5A5_5A5A_1234_4321))
    let last = min(now, stop ?? now)
    var recorder = Recorder(limit: script.clock.work(at: last))
    addOpening(to: &recorder)
    for index in plan.stages.indices where !recorder.isFull {
      addStage(index, to: &recorder, random: &random)
    }
    if !recorder.isFull { addEnd(to: &recorder, random: &random) }
    let events = withPauses(recorder.events, until: last)
    guard let stop else { return events }
    var stopping = Recorder(limit: now)
    addStop(stop, to: &stopping)
    return events + stopping.events
  }

  /// What the run printed by itself, at the times on the wall, and what was said when it stood still.
  private func withPauses(_ events: [RunEvent], until now: Int64) -> [RunEvent] {
    let clock = script.clock
    if clock.pauses.isEmpty { return events }
    var result: [RunEvent] = []
    var rest = events.map { event in
      var event = event
      event.printed = clock.wall(of: event.time) ?? event.time
      return event
    }[...]
    for pause in clock.pauses where pause.start <= now {
      let moment = clock.work(at: pause.start)
      let behind = rest.firstIndex { $0.time > moment } ?? rest.endIndex
      result += rest[..<behind]
      rest = rest[behind...]
      var recorder = Recorder(limit: now)
      addPause(pause, to: &recorder)
      result += recorder.events
    }
    return result + rest
  }

  private func addPause(_ pause: RunPause, to recorder: inout Recorder) {
    recorder.add(pause.start, .warn, .text("Paused; the state of all stages is kept"))
    guard let resumed = pause.resumed, let end = pause.end else { return }
    recorder.add(resumed, .info, .text("Resume was requested"))
    recorder.add(end, .info, .text("Goes on after \((end - pause.start) / 1000) s"))
  }

  /// Takes events in the order of time until one is too late.
  private struct Recorder {
    let limit: Int64
    var events: [RunEvent] = []
    var isFull = false

    init(limit: Int64) {
      self.limit = limit
    }

    mutating func add(_ time: Int64, _ level: RunEvent.Level, _ content: RunEvent.Content) {
      if isFull || time > limit {
        isFull = true
        return
      }
      events.append(RunEvent(time: time, level: level, content: content))
    }
  }

  private func addOpening(to recorder: inout Recorder) {
    let runtime = script.flavour.runtime
    recorder.add(plan.queueStart + 30, .info, .text("Run of \(script.jobName) is queued"))
    recorder.add(plan.queueEnd, .info, .text("Requesting \(runtime): 2 vCPU, 8 GB"))
    recorder.add(plan.queueEnd + 700, .debug, .text("Image is on the node already"))
    recorder.add(plan.queueEnd + 1900, .info, .text("\(runtime) is ready"))
    for input in script.inputs { recorder.add(plan.queueEnd + 1950, .info, .text(input)) }
    recorder.add(
      plan.executionStart, .info,
      .text("Started \(script.jobName) with \(plan.stages.count) stages"))
  }

  private func addStage(_ index: Int, to recorder: inout Recorder, random: inout SplitMix64) {
    let stage = plan.stages[index]
    let end = min(stage.end, plan.executionEnd - 400)
    if stage.start >= end { return }
    recorder.add(stage.start, .info, .stageStarted(index))
    var time = stage.start + Int64(random.among(40...400))
    while time < end - 20, !recorder.isFull {
      let (level, content) = chatter(index, random: &random)
      recorder.add(time, level, content)
      time += Int64(random.chance(28) ? random.among(8...140) : random.among(250...950))
    }
    if plan.outcome == .completedWithErrors, stage.writes {
      recorder.add(end - 10, .error, .phrase("{n} rows of {table} were rejected", stage: index))
    }
    if plan.outcome == .completedWithWarnings, stage.writes {
      recorder.add(end - 10, .warn, .phrase("{n} rows of {table} were truncated", stage: index))
    }
    if stage.end < plan.executionEnd - 400 {
      recorder.add(stage.end, .info, .stageEnded(index))
    }
  }

  private func chatter(
    _ stage: Int, random: inout SplitMix64
  ) -> (RunEvent.Level, RunEvent.Content) {
    let flavour = script.flavour
    let draw = random.below(1000)
    if stage == 0, let phrases = flavour.preparations {
      let phrase = phrases[random.below(phrases.count)]
      return (draw < 300 ? .debug : .info, .phrase(phrase, stage: stage))
    }
    let phrases = flavour.phrases
    let warnings = flavour.warnings
    let phrase = phrases[random.below(phrases.count - (draw % 7 == 0 ? 0 : 1))]
    if flavour == .strange, draw < 4 { return (.info, .endless(200_000)) }
    if draw < 3 { return (.debug, .endless(4_000)) }
    if draw < (plan.outcome == .completed ? 12 : 40) {
      return (.warn, .phrase(warnings[random.below(warnings.count)], stage: stage))
    }
    if draw < 120 { return (.debug, .phrase(phrase, stage: stage)) }
    if draw < 420 { return (.info, .progress(stage)) }
    return (.info, .phrase(phrase, stage: stage))
  }

  private func addEnd(to recorder: inout Recorder, random: inout SplitMix64) {
    let end = plan.executionEnd
    let seconds = (end - plan.executionStart) / 1000
    switch plan.outcome {
    case .failed:
      addFailure(to: &recorder, random: &random)
    case .completed, .canceled:
      recorder.add(end - 5, .info, .text("Completed in \(seconds) s"))
    case .completedWithWarnings:
      recorder.add(end - 5, .warn, .text("Completed with warnings in \(seconds) s"))
    case .completedWithErrors:
      recorder.add(end - 5, .error, .text("Completed with errors in \(seconds) s"))
    }
  }

  private func addFailure(to recorder: inout Recorder, random: inout SplitMix64) {
    let end = plan.executionEnd
    let stage = plan.stages.lastIndex { $0.start < end - 400 } ?? 0
    let traces = script.flavour.traces
    let trace = traces[random.below(traces.count)]
    recorder.add(end - 390, .error, .phrase(trace.message, stage: stage))
    for line in trace.lines { recorder.add(end - 385, .error, .continuation(line)) }
    recorder.add(end - 120, .info, .text("Releasing \(script.flavour.runtime)"))
    recorder.add(end - 10, .error, .phrase(trace.reason, stage: stage))
  }

  private func addStop(_ stop: Int64, to recorder: inout Recorder) {
    let end = stop + plan.stopLength
    recorder.add(stop, .warn, .text("Cancel was requested"))
    recorder.add(stop + 400, .info, .text("Stopping \(script.flavour.runtime)"))
    recorder.add(end - 150, .debug, .text("Temporary files are removed"))
    recorder.add(end - 5, .warn, .text("Run of \(script.jobName) was canceled"))
  }
}
