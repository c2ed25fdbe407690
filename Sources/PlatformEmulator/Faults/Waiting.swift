#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long answers take, drawn anew for each. In milliseconds.
enum Waiting: Sendable, Hashable {
  case fixed(Double)
  case uniform(ClosedRange<Double>)
  case exponential(mean: Double)
  /// What networks do: mostly near the median, now and then much longer.
  case logNormal(median: Double, p99: Double)

  func draw(_ random: inout SplitMix64) -> Duration {
    .microseconds(Int64(min(max(milliseconds(&random), 0), Self.longest) * 1_000))
  }

  private func milliseconds(_ random: inout SplitMix64) -> Double {
    switch self {
    case .fixed(let time): time
    case .uniform(let range):
      range.lowerBound + random.unit() * (range.upperBound - range.lowerBound)
    case .exponential(let mean): -mean * log(1 - random.unit())
    case .logNormal(let median, let p99):
      median * exp(log(p99 / median) / Self.p99Deviations * Self.normal(&random))
    }
  }

  /// Of the standard normal distribution (Box and Muller 1958).
  private static func normal(_ random: inout SplitMix64) -> Double {
    let radius = (-2 * log(1 - random.unit())).squareRoot()
    return radius * cos(2 * .pi * random.unit())
  }

  /// Where the 99th percentile of the standard normal distribution lies.
  private static let p99Deviations = 2.326_347_874
  /// An hour.
  private static let longest = 3_600_000.0
}

/// Times as people write them: `30ms`, `1.5s`, `2m`, `1h`.
enum TimeText {
  /// Milliseconds; nil for text that is no time.
  static func milliseconds(_ text: String) -> Double? {
    for (unit, length) in [("ms", 1.0), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
    where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), abs(number) < 1e9 else { continue }
      return number * length
    }
    return nil
  }
}
