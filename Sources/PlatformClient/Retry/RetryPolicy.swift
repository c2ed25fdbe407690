/// How often and how long to wait when a platform asks to come again later (429 and 503).
///
/// | try | wait before it, unless the platform names one |
/// |---|---|
/// | 2 | 0.5 to 1 s |
/// | 3 | 1 to 2 s |
/// | 4 | 2 to 4 s |
public struct RetryPolicy: Sendable {
  /// Tries in all, the first included.
  public var tries: Int
  /// The longest first wait; doubled with every try.
  public var base: Duration
  /// What all waits of one call may add up to. A platform that names a longer one is not waited
  /// for.
  public var patience: Duration
  /// A number from 0 up to 1 that spreads the waits of many callers.
  public var chance: @Sendable () -> Double

  public init(
    tries: Int = 4, base: Duration = .seconds(1), patience: Duration = .seconds(30),
    chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.tries = tries
    self.base = base
    self.patience = patience
    self.chance = chance
  }

  public static let standard = RetryPolicy()

  /// How long to wait after the answer to try number `attempt` (from 1); nil to give up.
  func pause(attempt: Int, waited: Duration, retryAfter: Duration?) -> Duration? {
    guard attempt < tries else { return nil }
    let longest = base * (1 << min(attempt - 1, 16))
    let pause = retryAfter ?? longest * (0.5 + 0.5 * min(max(chance(), 0), 1))
    return waited + pause <= patience ? pause : nil
  }
}
