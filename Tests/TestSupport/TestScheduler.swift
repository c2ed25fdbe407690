public import PlatformModel
import Synchronization
public import Workers

/// The lanes and time of a test: one thread, and nothing happens unless the test says so.
public final class TestScheduler: Scheduler {
  private struct Planned {
    var due: Timestamp
    var order: Int
    var work: @Sendable () -> Void
  }

  private struct State {
    var now: Timestamp
    var order = 0
    var ready: [@Sendable () -> Void] = []
    var planned: [Int: Planned] = [:]
  }

  private let state: Mutex<State>
  private let onTimeMoved: @Sendable (Duration) -> Void

  /// `onTimeMoved` is told of every step, before the work that is due then: the platform's clock is
  /// moved there.
  public init(
    now: Timestamp = Timestamp(milliseconds: 1_795_255_200_000),
    onTimeMoved: @escaping @Sendable (Duration) -> Void = { _ in }
  ) {
    state = Mutex(State(now: now))
    self.onTimeMoved = onTimeMoved
  }

  public var now: Timestamp { state.withLock { $0.now } }

  /// Nothing is ready and nothing is planned.
  public var isIdle: Bool { state.withLock { $0.ready.isEmpty && $0.planned.isEmpty } }

  /// Nothing can be done without time.
  public var isSettled: Bool { state.withLock { $0.ready.isEmpty } }

  public func run(on lane: Lane, _ work: @escaping @Sendable () -> Void) {
    state.withLock { $0.ready.append(work) }
  }

  public func run(on lane: Lane, after delay: Duration, _ work: @escaping @Sendable () -> Void)
    -> any ScheduledWork
  {
    let order = state.withLock { state in
      state.order += 1
      state.planned[state.order] = Planned(
        due: state.now + delay, order: state.order, work: work)
      return state.order
    }
    return Ticket(scheduler: self, order: order)
  }

  public func finish(_ lane: Lane, within limit: Duration) -> Bool {
    settle()
    return true
  }

  /// Does everything that is ready, and what becomes ready by it.
  public func settle() {
    while let work = takeReady() { work() }
  }

  /// Moves time, from one piece of planned work to the next; everything is settled in between.
  public func advance(by duration: Duration) {
    let end = now + duration
    settle()
    while let next = takeDue(before: end) {
      next()
      settle()
    }
    move(to: end)
  }

  private func takeReady() -> (@Sendable () -> Void)? {
    state.withLock { $0.ready.isEmpty ? nil : $0.ready.removeFirst() }
  }

  private func takeDue(before end: Timestamp) -> (@Sendable () -> Void)? {
    let next = state.withLock { state in
      let next = state.planned.values.filter { $0.due <= end }
        .min { ($0.due, $0.order) < ($1.due, $1.order) }
      if let next { state.planned[next.order] = nil }
      return next
    }
    guard let next else { return nil }
    move(to: next.due)
    return next.work
  }

  private func move(to moment: Timestamp) {
    let step = state.withLock { state in
      let step = moment - state.now
      if step > .zero { state.now = moment }
      return step
    }
    if step > .zero { onTimeMoved(step) }
  }

  fileprivate func forget(_ order: Int) {
    state.withLock { $0.planned[order] = nil }
  }

  private struct Ticket: ScheduledWork {
    var scheduler: TestScheduler
    var order: Int

    func cancel() { scheduler.forget(order) }
  }
}
