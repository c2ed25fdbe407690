import Dispatch
import PlatformClient
public import PlatformModel
import Synchronization

/// The lanes on serial Dispatch queues, and real time. Idle it wakes nobody.
///
/// Measured on two processors:
///
/// | | serial queues | a concurrent or global queue |
/// |---|---|---|
/// | 16 pieces of work that block for 0.5 s | 0.52 s | 2.5 s |
/// | wake-ups an idle second, after use | 0 | 1 |
public final class DispatchScheduler: Scheduler {
  private let lanes: [Lane: DispatchLane]
  /// Timers that are due; hands their work to the lanes, and does none.
  private let timers = DispatchQueue(label: "limn.timers")

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
    DispatchTimerWork(after: delay, from: timers, on: lanes[lane], work)
  }

  public func finish(_ lane: Lane, within limit: Duration) -> Bool {
    lanes[lane]?.finish(within: limit) ?? true
  }
}

/// As many serial queues as the lane is wide. Work takes one that is idle; the rest waits in line.
private final class DispatchLane: Sendable {
  private struct Line {
    var idle: [DispatchQueue]
    var waiting: [@Sendable () -> Void] = []
    /// Work in `waiting` before this index has begun.
    var begun = 0
  }

  private let line: Mutex<Line>
  private let unfinished = DispatchGroup()

  init(_ lane: Lane) {
    let queues = (1...lane.width).map { DispatchQueue(label: "limn.\(lane.rawValue).\($0)") }
    line = Mutex(Line(idle: queues))
  }

  func finish(within limit: Duration) -> Bool {
    let milliseconds = Int(limit / .milliseconds(1))
    return unfinished.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  func run(_ work: @escaping @Sendable () -> Void) {
    unfinished.enter()
    let queue = line.withLock { line in
      let queue = line.idle.popLast()
      if queue == nil { line.waiting.append(work) }
      return queue
    }
    if let queue { queue.async { self.begin(work, on: queue) } }
  }

  private func begin(_ work: @Sendable () -> Void, on queue: DispatchQueue) {
    work()
    unfinished.leave()
    while let next = takeNext(or: queue) {
      next()
      unfinished.leave()
    }
  }

  /// The work that has waited longest; nil if none waits: the queue is idle then.
  private func takeNext(or queue: DispatchQueue) -> (@Sendable () -> Void)? {
    line.withLock { line in
      guard line.begun < line.waiting.count else {
        line.idle.append(queue)
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

  init(
    after delay: Duration, from timers: DispatchQueue, on lane: DispatchLane?,
    _ work: @escaping @Sendable () -> Void
  ) {
    source = DispatchSource.makeTimerSource(queue: timers)
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
