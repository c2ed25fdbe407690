/// How many calls something takes, and about how long that is.
public struct BulkPlan: Hashable, Sendable {
  /// By what they count as.
  public let calls: [CallCategory: Int]
  public let time: Duration

  /// The usual duration of one call, until it is known better.
  public static let usual = Duration.milliseconds(200)

  /// - Parameters:
  ///   - uses: what is used up already of what the platform allows; a category that is not there is
  ///     not limited.
  ///   - each: how long one call lasts.
  public init(
    calls: [CallCategory: Int], uses: [CallCategory: CallUse] = [:], each: Duration = usual
  ) {
    self.calls = calls
    let waits = calls.map { category, count in
      uses[category]?.time(for: count, each: .zero) ?? .zero
    }
    time = max(each * calls.values.reduce(0, +), waits.max() ?? .zero)
  }

  public var count: Int { calls.values.reduce(0, +) }

  /// `120 calls (20 read, 100 write), about 24 s`
  public var words: String {
    let kinds = CallCategory.allCases.compactMap { category in
      calls[category].map { "\($0) \(category.rawValue)" }
    }
    let sum = count == 1 ? "1 call" : "\(count) calls"
    return "\(sum) (\(kinds.joined(separator: ", "))), about \(Self.words(time))"
  }

  /// `24 s`, `3 min`, `2 h`.
  public static func words(_ time: Duration) -> String {
    let seconds = max(1, Int(time.components.seconds))
    if seconds < 100 { return "\(seconds) s" }
    return seconds < 6_000 ? "\((seconds + 59) / 60) min" : "\((seconds + 1_800) / 3_600) h"
  }
}
