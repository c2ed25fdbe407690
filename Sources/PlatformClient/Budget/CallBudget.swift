public import PlatformModel
import Synchronization

/// How many calls are left to make at one platform, shared by all clients of one session.
///
/// A person's calls are never held back by it: the platform has the last word. Background work asks
/// first.
public final class CallBudget: Sendable {
  private let clock: ClientClock
  /// False if as many calls as one likes may be made.
  public let isLimited: Bool
  private let estimate: Mutex<CallEstimate>

  init(_ limits: CallLimits?, clock: ClientClock) {
    self.clock = clock
    isLimited = limits != nil
    estimate = Mutex(CallEstimate(limits ?? .documented))
  }

  func note(_ category: CallCategory) {
    guard isLimited else { return }
    let now = clock.uptime()
    estimate.withLock { $0.note(category, at: now) }
  }

  func refused(_ category: CallCategory, _ error: PlatformError) {
    guard isLimited, case .rateLimited(let retryAfter) = error.cause else { return }
    let now = clock.uptime()
    estimate.withLock {
      $0.refused(category, saying: error.message, retryAfter: retryAfter, at: now)
    }
  }

  /// Nil if nothing is limited.
  public func use(of category: CallCategory) -> CallUse? {
    guard isLimited else { return nil }
    let now = clock.uptime()
    return estimate.withLock { $0.use(of: category, at: now) }
  }

  /// How long background work should wait before a call, so that `reserve` of what is allowed is left
  /// to people; nil: it may go on.
  public func pause(before category: CallCategory, reserve: Double) -> Duration? {
    guard isLimited else { return nil }
    let now = clock.uptime()
    return estimate.withLock { $0.pause(before: category, reserve: reserve, at: now) }
  }

  /// About how long so many calls take one after the other.
  ///
  /// - Parameter each: how long one lasts.
  public func time(for calls: Int, of category: CallCategory, each: Duration) -> Duration {
    guard isLimited else { return each * calls }
    let now = clock.uptime()
    return estimate.withLock { $0.time(for: calls, of: category, each: each, at: now) }
  }
}
