import PlatformClient
import PlatformModel
import Synchronization
import Workers

/// Lanes on this thread: work is done when `settle()` is called, and what is planned for later never.
final class InlineScheduler: Scheduler {
  private struct Never: ScheduledWork {
    func cancel() {}
  }

  private let waiting = Mutex<[@Sendable () -> Void]>([])

  var now: Timestamp { SteadyClock.machine.now }

  func run(on lane: Lane, _ work: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(work) }
  }

  func run(on lane: Lane, after delay: Duration, _ work: @escaping @Sendable () -> Void)
    -> any ScheduledWork
  {
    Never()
  }

  func finish(_ lane: Lane, within limit: Duration) -> Bool {
    while settle() {}
    return true
  }

  /// Does everything that waits; false if there was nothing.
  func settle() -> Bool {
    let work = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for work in work { work() }
    return !work.isEmpty
  }
}
