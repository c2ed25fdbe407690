import PlatformModel

/// The calls used up in each category: those of the last minute, corrected by what the platform
/// says when it refuses one. Moments are times of a clock that only goes forward.
struct CallEstimate: Sendable {
  static let minute = Duration.seconds(60)

  private struct Window {
    var limit: Int
    /// When calls were made, the oldest first.
    var moments: [Duration] = []
    /// The platform asked to wait until then.
    var closedUntil: Duration?

    mutating func forget(before now: Duration) {
      let old = moments.prefix { now - $0 >= CallEstimate.minute }.count
      if old > 0 { moments.removeFirst(old) }
      if let end = closedUntil, end <= now { closedUntil = nil }
    }
  }

  private var windows: [CallCategory: Window] = [:]

  init(_ limits: CallLimits) {
    for category in CallCategory.allCases {
      windows[category] = Window(limit: limits.limit(category))
    }
  }

  /// A call is being made.
  mutating func note(_ category: CallCategory, at now: Duration) {
    windows[category]?.forget(before: now)
    windows[category]?.moments.append(now)
  }

  /// The platform refused a call with 429: what it says of limit and requests counts more than what
  /// was counted here.
  mutating func refused(
    _ category: CallCategory, saying message: String?, retryAfter: Duration?, at now: Duration
  ) {
    let said = RefusalWords(message)
    let category = said.category ?? category
    guard var window = windows[category] else { return }
    window.forget(before: now)
    if let limit = said.limit { window.limit = limit }
    // Who made the others, and when, is not known: they may have been made just now.
    let missing = max(said.requests ?? window.limit, window.limit) - window.moments.count
    window.moments += Array(repeating: now, count: min(max(0, missing), 10_000))
    if let retryAfter { window.closedUntil = now + retryAfter }
    windows[category] = window
  }

  mutating func use(of category: CallCategory, at now: Duration) -> CallUse {
    windows[category]?.forget(before: now)
    let window = windows[category] ?? Window(limit: 0)
    return CallUse(category, used: window.moments.count, limit: window.limit)
  }

  /// How long to wait until a call leaves `reserve` of the limit to others; nil: not at all.
  ///
  /// - Parameter reserve: from 0 to 1.
  mutating func pause(
    before category: CallCategory, reserve: Double, at now: Duration
  ) -> Duration? {
    windows[category]?.forget(before: now)
    guard let window = windows[category] else { return nil }
    if let end = window.closedUntil { return end - now }
    let room = max(1, Int(Double(window.limit) * (1 - reserve)))
    guard window.moments.count >= room else { return nil }
    return window.moments[window.moments.count - room] + Self.minute - now
  }

  /// How long so many calls take if each lasts `each` and none may be refused.
  mutating func time(
    for calls: Int, of category: CallCategory, each: Duration, at now: Duration
  ) -> Duration {
    use(of: category, at: now).time(for: calls, each: each)
  }
}

/// The numbers in a refusal: `Requests: 601. Limit: 600. Category: read.`
struct RefusalWords {
  var requests: Int?
  var limit: Int?
  var category: CallCategory?

  init(_ message: String?) {
    guard let message else { return }
    requests = Self.word(after: "Requests: ", in: message).flatMap { Int($0) }
    limit = Self.word(after: "Limit: ", in: message).flatMap { Int($0) }
    category = Self.word(after: "Category: ", in: message).flatMap { CallCategory(rawValue: $0) }
  }

  private static func word(after label: String, in message: String) -> String? {
    message.firstRange(of: label).map {
      String(message[$0.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
  }
}
