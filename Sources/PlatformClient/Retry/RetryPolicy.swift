import PlatformModel

/// How often and how long to wait before a call is made again that was one too many (429), that the
/// platform or a gateway in front of it could not answer (500, 502, 503, 504), or whose connection was
/// cut. Only what reads is made again, and what signs in.
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
  /// The longest time that all waits of one call may take together. A platform that names a longer
  /// one is not waited for.
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

  /// Whether the same may end otherwise a moment later.
  static func helps(after status: Int) -> Bool { [429, 500, 502, 503, 504].contains(status) }

  /// Whether the connection was cut in the middle; one that does not come about is told at once.
  static func helps(after error: PlatformError) -> Bool {
    guard case .unreachable = error.cause else { return false }
    return error.phase == .answering
  }

  /// How long to wait after the answer to try number `attempt` (from 1); nil to give up.
  func pause(attempt: Int, waited: Duration, retryAfter: Duration?) -> Duration? {
    guard attempt < tries else { return nil }
    let longest = base * (1 << min(attempt - 1, 16))
    let pause = retryAfter ?? longest * (0.5 + 0.5 * min(max(chance(), 0), 1))
    return waited + pause <= patience ? pause : nil
  }
}
