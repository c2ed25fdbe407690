/// When a run does what if nobody stops it. Times are milliseconds since 1970.
struct RunPlan: Sendable {
  struct Stage: Sendable {
    var name: StaticString
    var start: Int64
    var end: Int64
    /// Rows that went through it when it is done.
    var rows: Int
    var reads: Bool
    var writes: Bool

    /// Rows up to a time; never falls as time goes on.
    func rows(at time: Int64) -> Int {
      if time <= start { return 0 }
      if time >= end { return rows }
      return Int(Double(rows) * Double(time - start) / Double(end - start))
    }
  }

  let queueStart: Int64
  let queueEnd: Int64
  let executionStart: Int64
  let executionEnd: Int64
  let outcome: RunOutcome
  /// A failing run breaks in the midst of one of them.
  let stages: [Stage]
  let bytesPerRow: Int
  /// When somebody stopped it, for a run whose outcome that is.
  let canceledAt: Int64?
  /// How long it takes to stop once it is told to.
  let stopLength: Int64

  init(
    seed: UInt64, flavour: RunFlavour, startedAt: Int64, outcome: RunOutcome?, length: Int64?
  ) {
    var random = SplitMix64(seed: SplitMix64.mixed(seed))
    queueStart = startedAt
    queueEnd = startedAt + Int64(random.among(1500...2600))
    executionStart = queueEnd + Int64(random.among(2500...3600))
    let drawn = RunOutcome(drawnWith: &random)
    self.outcome = outcome ?? drawn
    let share = self.outcome == .failed ? 0.35 + random.unit() * 0.55 : 1
    let ordinary = Double(random.among(40_000...150_000))
    let length = max(length ?? Int64(ordinary * share), 1000)
    executionEnd = executionStart + length
    bytesPerRow = random.among(60...240)
    stopLength = Int64(random.among(1200...2100))
    let stopShare = 0.2 + random.unit() * 0.6
    canceledAt =
      self.outcome == .canceled
      ? executionStart + Int64(Double(length) * stopShare) : nil
    stages = Self.stages(
      flavour.stages, from: executionStart + 120,
      length: Double(length - 160) / share, random: &random)
  }

  private static func stages(
    _ names: [StaticString], from start: Int64, length: Double, random: inout SplitMix64
  ) -> [Stage] {
    let count = min(names.count, random.among(5...9))
    let kept = pick(count, of: names, random: &random)
    // The first only gets things ready, so it is short.
    let weights = kept.indices.map { $0 == 0 ? 0.15 : 0.4 + random.unit() * 1.6 }
    let total = weights.reduce(0, +)
    let base = Double(random.among(20...900) * 1000) * (random.chance(30) ? 10 : 1)
    var passed = 0.0
    return kept.enumerated().map { index, name in
      let begin = start + Int64(length * passed / total)
      passed += weights[index]
      return Stage(
        name: name, start: begin, end: start + Int64(length * passed / total),
        rows: Int(base * (0.7 + random.unit() * 0.3)) + random.below(997),
        reads: index <= 1, writes: index >= kept.count - 2)
    }
  }

  /// Leaves some out and keeps the order; the first and the last always stay.
  private static func pick(
    _ count: Int, of names: [StaticString], random: inout SplitMix64
  ) -> [StaticString] {
    var kept = names
    while kept.count > count { kept.remove(at: random.among(1...(kept.count - 2))) }
    return kept
  }
}
