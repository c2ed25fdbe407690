import Dispatch
import PlatformClient
public import PlatformModel
import Synchronization

/// The lanes on threads that end with their work, timers on Dispatch, and real time. Idle it has no
/// thread of its own and no timer.
public final class DispatchScheduler: Scheduler {
  private let lanes: [Lane: DispatchLane]

  public init() {
    lanes = Dictionary(uniqueKeysWithValues: Lane.allCases.map { ($0, DispatchLane($0)) })
  }

  public var now: Timestamp { SteadyClock.machine.now }

  public func run(on lane: Lane, _ work: @escaping @Sendable () -> Void) {
    lanes[lane]?.run(work)
  }

  public func run(on lane: Lane, after delay: Duration, _ work: @escaping @Sendable () -> Void)
    -> any ScheduledWork
  {
    DispatchTimerWork(after: delay, on: lanes[lane], work)
  }

  public func finish(_ lane: Lane, within limit: Duration) -> Bool {
    lanes[lane]?.finish(within: limit) ?? true
  }
}

/// At most `width` pieces of work at a time; the rest waits in line.
private final class DispatchLane: Sendable {
  private struct Line {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
    /// Work in `waiting` before this index has begun.
    var begun = 0
  }

  private let width: Int
  private let line = Mutex(Line())
  private let unfinished = DispatchGroup()

  init(_ lane: Lane) {
    width = lane.width
  }

  func finish(within limit: Duration) -> Bool {
    let milliseconds = Int(limit / .milliseconds(1))
    return unfinished.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  func run(_ work: @escaping @Sendable () -> Void) {
    unfinished.enter()
    let begins = line.withLock { line in
      guard line.running < width else {
        line.waiting.append(work)
        return false
      }
      line.running += 1
      return true
    }
    if begins { DetachedThread.run { self.begin(work) } }
  }

  private func begin(_ work: @Sendable () -> Void) {
    work()
    unfinished.leave()
    while let next = takeNext() {
      next()
      unfinished.leave()
    }
  }

  private func takeNext() -> (@Sendable () -> Void)? {
    line.withLock { line in
      guard line.begun < line.waiting.count else {
        line.running -= 1
        line.waiting.removeAll(keepingCapacity: true)
        line.begun = 0
        return nil
      }
      defer { line.begun += 1 }
      return line.waiting[line.begun]
    }
  }
}

private final class DispatchTimerWork: ScheduledWork {
  /// The timer may have fired while its lane is still busy: the word of a cancellation counts until
  /// the work begins.
  private final class Fate: Sendable {
    private let isCancelled = Mutex(false)

    func cancel() { isCancelled.withLock { $0 = true } }
    var mayBegin: Bool { isCancelled.withLock { !$0 } }
  }

  // A timer source is safe to cancel from any thread, though not marked as such on Linux.
  nonisolated(unsafe) private let source: any DispatchSourceTimer
  private let fate = Fate()

  init(after delay: Duration, on lane: DispatchLane?, _ work: @escaping @Sendable () -> Void) {
    source = DispatchSource.makeTimerSource(queue: .global())
    let parts = min(delay, .seconds(1_000_000_000)).components
    let nanoseconds = Int(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    source.schedule(
      deadline: .now() + .nanoseconds(max(0, nanoseconds)),
      leeway: .nanoseconds(max(1_000_000, nanoseconds / 20)))
    source.setEventHandler { @Sendable [fate] in
      lane?.run { if fate.mayBegin { work() } }
    }
    source.activate()
  }

  deinit { source.cancel() }

  func cancel() {
    fate.cancel()
    source.cancel()
  }
}
