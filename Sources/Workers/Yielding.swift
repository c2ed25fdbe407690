import PlatformModel
import Synchronization

/// A read nobody waits for: begins when it leaves enough of the platform's calls to people.
final class Yielding: Sendable {
  private let scheduler: any Scheduler
  /// How long to wait for people's calls; nil: not at all.
  private let pause: @Sendable () -> Duration?
  /// False once nobody wants the answer any more: nothing is planned then.
  private let isWanted: @Sendable () -> Bool
  private let work: @Sendable () -> Void
  /// A timer lives as long as somebody holds it.
  private let planned = Mutex<(any ScheduledWork)?>(nil)

  init(
    scheduler: any Scheduler, pause: @escaping @Sendable () -> Duration?,
    isWanted: @escaping @Sendable () -> Bool, work: @escaping @Sendable () -> Void
  ) {
    self.scheduler = scheduler
    self.pause = pause
    self.isWanted = isWanted
    self.work = work
  }

  func run() {
    scheduler.run(on: .lookups) { self.begin() }
  }

  /// On the lane: connecting, which comes before the first look at the budget, may take its time.
  private func begin() {
    planned.withLock { $0 = nil }
    guard isWanted() else { return }
    guard let pause = pause() else { return work() }
    planned.withLock { $0 = scheduler.run(on: .lookups, after: pause) { self.begin() } }
  }
}
