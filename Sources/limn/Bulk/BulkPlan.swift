import PlatformClient
import PlatformModel

/// How many calls a bulk command will make, and about how long that takes.
struct BulkPlan {
  /// By what they count as.
  let calls: [CallCategory: Int]
  let time: Duration
  /// What one call takes as a rule, until it is known better.
  static let usual = Duration.milliseconds(200)

  init(_ operations: [APIOperation], budget: CallBudget?, each: Duration = usual) {
    var calls: [CallCategory: Int] = [:]
    for operation in operations { calls[operation.category, default: 0] += 1 }
    self.calls = calls
    let waits = calls.map { category, count in
      (budget?.time(for: count, of: category, each: .zero) ?? .zero)
    }
    time = max(each * operations.count, waits.max() ?? .zero)
  }

  var count: Int { calls.values.reduce(0, +) }

  /// `120 calls (20 read, 100 write), about 24 s`
  var words: String {
    let kinds = CallCategory.allCases.compactMap { category in
      calls[category].map { "\($0) \(category.rawValue)" }
    }
    let sum = Plural.count(count, "call")
    return "\(sum) (\(kinds.joined(separator: ", "))), about \(Self.words(time))"
  }

  /// `24 s`, `3 min`, `2 h`.
  static func words(_ time: Duration) -> String {
    let seconds = max(1, Int(time.components.seconds))
    if seconds < 100 { return "\(seconds) s" }
    return seconds < 6_000 ? "\((seconds + 59) / 60) min" : "\((seconds + 1_800) / 3_600) h"
  }
}
