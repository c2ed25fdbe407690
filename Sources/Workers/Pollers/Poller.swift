import PlatformClient
import PlatformModel
import Synchronization

/// Looks at something again and again until it is stopped or has seen the end.
///
/// Start, tick and stop meet under one lock: a tick that ends after `stop` plans nothing, one that is
/// asked for while another is under way follows it at once, and there is never more than one timer.
final class Poller: Sendable {
  private enum Phase {
    case idle
    case waiting(any ScheduledWork)
    case ticking(lookAgain: Bool, since: Timestamp, Cancellation)
    case stopped
  }

  private let scheduler: any Scheduler
  private let lane: Lane
  private let phase = Mutex(Phase.idle)
  /// One look. Returns when the next is due; nil when there is nothing more to see.
  private let look: @Sendable (Cancellation) -> Duration?
  /// How long a look nobody asked for has to wait for people's calls; nil: not at all.
  private let pause: @Sendable () -> Duration?

  init(
    scheduler: any Scheduler, lane: Lane, pause: @escaping @Sendable () -> Duration? = { nil },
    look: @escaping @Sendable (Cancellation) -> Duration?
  ) {
    self.pause = pause
    self.scheduler = scheduler
    self.lane = lane
    self.look = look
  }

  /// A look that takes longer than this hangs, for one who asks for another.
  private static let patience = Duration.seconds(2)

  /// Looks at once; while a look is under way, once more after it. One that hangs is given up.
  func lookNow() {
    let (begins, hangs) = phase.withLock { phase -> (Cancellation?, Cancellation?) in
      switch phase {
      case .idle: return (begin(&phase), nil)
      case .waiting(let timer):
        timer.cancel()
        return (begin(&phase), nil)
      case .ticking(_, let since, let cancellation):
        phase = .ticking(lookAgain: true, since: since, cancellation)
        return (nil, scheduler.now - since > Self.patience ? cancellation : nil)
      case .stopped: return (nil, nil)
      }
    }
    hangs?.cancel()
    if let begins { scheduler.run(on: lane) { self.tick(begins) } }
  }

  private func begin(_ phase: inout Phase) -> Cancellation {
    let cancellation = Cancellation()
    phase = .ticking(lookAgain: false, since: scheduler.now, cancellation)
    return cancellation
  }

  /// Nothing is looked at any more, and the call under way is cancelled on the wire.
  func stop() {
    let running = phase.withLock { phase -> Cancellation? in
      defer { phase = .stopped }
      switch phase {
      case .waiting(let timer):
        timer.cancel()
        return nil
      case .ticking(_, _, let cancellation): return cancellation
      case .idle, .stopped: return nil
      }
    }
    running?.cancel()
  }

  private func timerFired() {
    let pause = pause()
    let begins = phase.withLock { phase -> Cancellation? in
      guard case .waiting = phase else { return nil }
      if let pause {
        phase = .waiting(scheduler.run(on: lane, after: pause) { self.timerFired() })
        return nil
      }
      return begin(&phase)
    }
    if let begins { tick(begins) }
  }

  private func tick(_ cancellation: Cancellation) {
    let isStopped = phase.withLock { if case .stopped = $0 { true } else { false } }
    if isStopped { return }
    let next = look(cancellation)
    let again = phase.withLock { phase -> Cancellation? in
      guard case .ticking(let lookAgain, _, _) = phase else { return nil }
      if lookAgain { return begin(&phase) }
      guard let next else {
        phase = .idle
        return nil
      }
      // Planned under the lock, so that a stop that comes now finds the timer.
      phase = .waiting(scheduler.run(on: lane, after: next) { self.timerFired() })
      return nil
    }
    if let again { scheduler.run(on: lane) { self.tick(again) } }
  }
}

/// How long to wait between two looks: short while things happen, longer when nothing does.
struct PollInterval {
  private let shortest: Duration
  private let longest: Duration
  private var current: Duration

  init(from shortest: Duration, to longest: Duration) {
    self.shortest = shortest
    self.longest = longest
    current = shortest
  }

  mutating func something() -> Duration {
    current = shortest
    return current
  }

  mutating func nothing() -> Duration {
    current = min(longest, current * 3 / 2)
    return current
  }

  /// After a failure: as long as the platform asked for, else twice as long as before.
  mutating func failure(_ error: PlatformError) -> Duration {
    if case .rateLimited(let wait?) = error.cause { return max(wait, shortest) }
    current = min(max(longest, .seconds(30)), current * 2)
    return current
  }
}
