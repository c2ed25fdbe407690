import Dispatch
import PlatformModel
import Synchronization
import TestSupport
import Testing

@testable import Workers

@Suite struct PollerTests {
  @Test func itLooksAtOnceAndThenWhenTheIntervalIsOver() {
    let scheduler = TestScheduler()
    let looks = Counter()
    let poller = Poller(scheduler: scheduler, lane: .logs) { _ in
      looks.add()
      return .seconds(2)
    }

    poller.lookNow()
    scheduler.settle()
    #expect(looks.count == 1)

    scheduler.advance(by: .milliseconds(1_999))
    #expect(looks.count == 1)

    scheduler.advance(by: .milliseconds(1))
    #expect(looks.count == 2)
  }

  @Test func looksNobodyAskedForMakeRoomForPeoplesCalls() {
    let scheduler = TestScheduler()
    let looks = Counter()
    let isBusy = Mutex(true)
    let poller = Poller(
      scheduler: scheduler, lane: .logs, pause: { isBusy.withLock { $0 } ? .seconds(5) : nil }
    ) { _ in
      looks.add()
      return .seconds(2)
    }

    poller.lookNow()
    scheduler.settle()
    scheduler.advance(by: .seconds(6))
    #expect(looks.count == 1)
    poller.lookNow()
    scheduler.settle()
    #expect(looks.count == 2, "somebody asked for this one")

    isBusy.withLock { $0 = false }
    scheduler.advance(by: .seconds(7))
    #expect(looks.count >= 3)
    poller.stop()
    scheduler.advance(by: .seconds(10))
    #expect(scheduler.isIdle)
  }

  @Test func afterStopItLooksNoMore() {
    let scheduler = TestScheduler()
    let looks = Counter()
    let poller = Poller(scheduler: scheduler, lane: .logs) { _ in
      looks.add()
      return .seconds(1)
    }

    poller.lookNow()
    scheduler.settle()
    poller.stop()
    scheduler.advance(by: .seconds(10))

    #expect(looks.count == 1)
    #expect(scheduler.isIdle)
  }

  @Test func aStopInTheMiddleOfALookPlansNothing() {
    let scheduler = TestScheduler()
    let box = Mutex<Poller?>(nil)
    let poller = Poller(scheduler: scheduler, lane: .logs) { _ in
      box.withLock { $0 }?.stop()
      return .seconds(1)
    }
    box.withLock { $0 = poller }

    poller.lookNow()
    scheduler.settle()

    #expect(scheduler.isIdle)
    box.withLock { $0 = nil }
  }

  @Test func anImpatientLookReplacesTheTimer() {
    let scheduler = TestScheduler()
    let looks = Counter()
    let poller = Poller(scheduler: scheduler, lane: .logs) { _ in
      looks.add()
      return .seconds(10)
    }
    poller.lookNow()
    scheduler.settle()

    poller.lookNow()
    scheduler.settle()
    scheduler.advance(by: .seconds(10))

    #expect(looks.count == 3)
  }

  @Test func aPollerThatSawTheEndCanBeAskedAgain() {
    let scheduler = TestScheduler()
    let looks = Counter()
    let poller = Poller(scheduler: scheduler, lane: .logs) { _ in
      looks.add()
      return nil
    }

    poller.lookNow()
    scheduler.settle()
    #expect(scheduler.isIdle)
    poller.lookNow()
    scheduler.settle()

    #expect(looks.count == 2)
  }

  /// The order of start, tick and stop on real threads, a few thousand times: after a stop that
  /// found everything at rest nothing is looked at again.
  @Test func startTickAndStopMeetSafelyOnRealThreads() {
    let scheduler = DispatchScheduler()
    for _ in 0..<3_000 {
      let looks = Counter()
      let ended = DispatchSemaphore(value: 0)
      let poller = Poller(scheduler: scheduler, lane: .operations) { _ in
        if looks.add() == 3 { ended.signal() }
        return .zero
      }
      poller.lookNow()
      poller.lookNow()
      ended.wait()
      poller.stop()
      poller.lookNow()
    }
  }

  @Test func intervalsGrowWhileNothingHappensAndShrinkWhenSomethingDoes() {
    var interval = PollInterval(from: .seconds(1), to: .seconds(3))

    #expect(interval.nothing() == .milliseconds(1_500))
    #expect(interval.nothing() == .milliseconds(2_250))
    #expect(interval.nothing() == .seconds(3))
    #expect(interval.nothing() == .seconds(3))
    #expect(interval.something() == .seconds(1))
    let limited = PlatformError(cause: .rateLimited(retryAfter: .seconds(42)), request: "")
    #expect(interval.failure(limited) == .seconds(42))
  }
}

/// Counts from any thread.
final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  @discardableResult
  func add() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }
}
