/// Figures of the same thing, taken again and again.
struct Samples {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) {
    values.append(value)
  }

  /// In milliseconds.
  mutating func add(_ duration: Duration) {
    values.append(duration.milliseconds)
  }

  var sum: Double { values.reduce(0, +) }
  var mean: Double { values.isEmpty ? 0 : sum / Double(values.count) }
  var p50: Double { percentile(50) }
  var p95: Double { percentile(95) }
  var p99: Double { percentile(99) }

  /// By the nearest rank; 0 if there are no values.
  func percentile(_ percent: Double) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// Does it `count` times, after `warming` times that do not count.
  static func timing(_ count: Int, warming: Int = 0, _ body: () throws -> Void) rethrows -> Samples
  {
    var samples = Samples()
    for _ in 0..<warming { try body() }
    for _ in 0..<count { samples.add(try Stopwatch.time(body)) }
    return samples
  }
}

/// Time that only goes forward.
enum Stopwatch {
  static var now: ContinuousClock.Instant { ContinuousClock.now }

  static func time(_ body: () throws -> Void) rethrows -> Duration {
    let start = now
    try body()
    return now - start
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
