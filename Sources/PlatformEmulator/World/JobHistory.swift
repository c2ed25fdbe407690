import JSON

/// The runs of one job up to now, oldest first.
struct JobHistory {
  private let spec: JobSpec
  private let now: Int64
  private let configuration: JSONValue
  private var random: SplitMix64

  init(spec: JobSpec, seed: UInt64, now: Int64, configuration: JSONValue) {
    self.spec = spec
    self.now = now
    self.configuration = configuration
    random = SplitMix64(seed: SplitMix64.mixed(seed ^ WorldID.hash(spec.id)))
  }

  mutating func runs() -> [WorldRun] {
    var runs: [WorldRun] = []
    let times = startTimes()
    for (index, time) in times.enumerated() {
      let isLast = index == times.count - 1
      runs.append(past(time, isLast: isLast))
    }
    if let active = spec.active { runs.append(live(active)) }
    return runs
  }

  private mutating func startTimes() -> [Int64] {
    guard spec.days > 0 else { return [] }
    guard let schedule = spec.schedule else {
      let span = Int64(spec.days) * CalendarDate.millisecondsPerDay
      let draws = (0..<max(3, spec.days / 5)).map { _ in random.unit() }
      return draws.map { now - 9_000_000 - Int64($0 * Double(span)) }.sorted()
    }
    // A run that would still be going on is left to `active`, so that what is live is known.
    let longest = Int64(spec.seconds) * Int64(100 + spec.growth) * 12 + 30_000
    let limit = now - longest - Int64(spec.active?.startedAgo ?? 0) * 1000
    return schedule.times(before: now, days: spec.days).filter { $0 < limit }
  }

  private mutating func past(_ time: Int64, isLast: Bool) -> WorldRun {
    let span = Double(max(spec.days, 1)) * Double(CalendarDate.millisecondsPerDay)
    let progress = 1 - min(Double(now - time) / span, 1)
    let usual = Double(spec.seconds) * (1 + Double(spec.growth) / 100 * progress)
    let jitter = 0.86 + random.unit() * 0.3
    var outcome = drawnOutcome()
    if isLast, let known = spec.lastOutcome { outcome = known }
    let share = outcome == .failed ? 0.25 + random.unit() * 0.6 : 1
    return run(
      created: time + Int64(random.below(900)), length: Int64(usual * jitter * share * 1000),
      outcome: outcome, isScheduled: spec.schedule != nil && random.below(40) > 0)
  }

  private mutating func drawnOutcome() -> RunOutcome {
    guard random.chance(spec.trouble) else {
      return random.chance(8) ? .completedWithWarnings : .completed
    }
    return switch random.below(10) {
    case ..<6: .failed
    case ..<8: .completedWithErrors
    default: .canceled
    }
  }

  private mutating func live(_ active: JobSpec.Active) -> WorldRun {
    run(
      created: now - Int64(active.startedAgo) * 1000, length: Int64(active.seconds) * 1000,
      outcome: .completed, isScheduled: false)
  }

  private mutating func run(
    created: Int64, length: Int64, outcome: RunOutcome, isScheduled: Bool
  ) -> WorldRun {
    WorldRun(
      id: WorldID.random(&random), jobID: spec.id, scope: spec.container.scope,
      jobName: spec.name, jobType: spec.type,
      ownerID: isScheduled ? WorldPeople.loader.id : spec.owner.id, created: created,
      seed: random.next(), outcome: outcome, length: length, isScheduled: isScheduled,
      configuration: configuration)
  }
}
