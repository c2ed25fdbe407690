import JSON

/// A fault, and when it strikes.
struct FaultRule: Sendable {
  var fault: Fault
  /// Nil: every request.
  var pattern: RequestPattern?
  /// From 0 to 1, for each request that matches.
  var chance = 1.0
  /// So many matching requests are spared before.
  var skip = 0
  /// How often it strikes at most.
  var count = Int.max
  /// Once it strikes, all that match within this many milliseconds are struck too: a storm.
  var lasting: Int64 = 0
  /// Seconds of a `Retry-After` header.
  var retryAfter: Int?
  /// As it stood in the file; nil for those that tests plan.
  var source: JSONValue?
}

/// A rule at work: what it has seen so far.
struct ActiveFault: Sendable {
  let rule: FaultRule
  private var random: SplitMix64
  private var seen = 0
  private(set) var struck = 0
  private var stormEnds = Int64.min

  init(_ rule: FaultRule, seed: UInt64) {
    self.rule = rule
    random = SplitMix64(seed: seed)
  }

  var isSpent: Bool { struck >= rule.count }

  /// Whether it strikes this request.
  ///
  /// - Parameter now: milliseconds since 1970.
  mutating func strikes(_ request: EmulatorRequest, at now: Int64) -> Bool {
    guard !isSpent, rule.pattern?.matches(request) ?? true else { return false }
    seen += 1
    guard seen > rule.skip, now < stormEnds || isDrawn() else { return false }
    if now >= stormEnds, rule.lasting > 0 { stormEnds = now + rule.lasting }
    struck += 1
    return true
  }

  mutating func draw(_ waiting: Waiting) -> Duration {
    waiting.draw(&random)
  }

  private mutating func isDrawn() -> Bool {
    rule.chance >= 1 || random.unit() < rule.chance
  }
}
