public import PlatformModel

/// Runs work off the first thread, now or later. Replaced in tests by one that moves time by hand.
public protocol Scheduler: Sendable {
  var now: Timestamp { get }

  /// Runs `work` on a lane as soon as there is room on it, in the order it was asked for.
  func run(on lane: Lane, _ work: @escaping @Sendable () -> Void)

  /// Runs `work` on a lane once `delay` is over, unless it is cancelled before.
  func run(on lane: Lane, after delay: Duration, _ work: @escaping @Sendable () -> Void)
    -> any ScheduledWork

  /// Waits until all that was asked for on a lane so far is done, at most `limit`. False: it is not.
  func finish(_ lane: Lane, within limit: Duration) -> Bool
}

/// Work that is due later.
public protocol ScheduledWork: Sendable {
  /// It will not begin after this returns, if it had not begun before.
  func cancel()
}

/// Where work is done: a queue with a name and a width.
public enum Lane: String, Hashable, Sendable, CaseIterable {
  /// Reads; several side by side, so that one asset's parts are fetched together.
  case requests
  /// Reads nobody waits for; they never stand before those somebody does.
  case lookups
  /// Changes to a platform: one after the other, in the order they were asked for.
  case changes
  /// Looks at long-running operations and job runs.
  case operations
  /// Looks at run logs.
  case logs
  /// Files of this machine.
  case local

  /// How much of it runs at the same time.
  public var width: Int {
    switch self {
    case .requests: 6
    case .lookups: 2
    case .operations: 2
    case .logs: 2
    case .changes, .local: 1
    }
  }
}
