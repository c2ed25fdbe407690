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
    case ticking(lookAgain: Bool)
    case stopped
  }

  private let scheduler: any Scheduler
  private let lane: Lane
  private let cancellation = Cancellation()
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

  /// Looks at once; while a look is under way, once more after it.
  func lookNow() {
    let begins = phase.withLock { phase in
      switch phase {
      case .idle:
        phase = .ticking(lookAgain: false)
        return true
      case .waiting(let timer):
        timer.cancel()
        phase = .ticking(lookAgain: false)
        return true
      case .ticking:
        phase = .ticking(lookAgain: true)
        return false
      case .stopped: return false
      }
    }
    if begins { scheduler.run(on: lane) { self.tick() } }
  }

  /// Nothing is looked at any more, and the call under way is cancelled on the wire.
  func stop() {
    phase.withLock { phase in
      if case .waiting(let timer) = phase { timer.cancel() }
      phase = .stopped
    }
    cancellation.cancel()
  }

  private func timerFired() {
    let pause = pause()
    let begins = phase.withLock { phase in
      guard case .waiting = phase else { return false }
      if let pause {
        phase = .waiting(scheduler.run(on: lane, after: pause) { self.timerFired() })
        return false
      }
      phase = .ticking(lookAgain: false)
      return true
    }
    if begins { tick() }
  }

  private func tick() {
    if cancellation.isCancelled { return }
    let next = look(cancellation)
    let looksAgain = phase.withLock { phase in
      guard case .ticking(let lookAgain) = phase else { return false }
      if lookAgain {
        phase = .ticking(lookAgain: false)
        return true
      }
      guard let next else {
        phase = .idle
        return false
      }
      // Planned under the lock, so that a stop that comes now finds the timer.
      phase = .waiting(scheduler.run(on: lane, after: next) { self.timerFired() })
      return false
    }
    if looksAgain { scheduler.run(on: lane) { self.tick() } }
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
