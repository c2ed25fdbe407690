import Dispatch
import Synchronization
import Testing
import Workers

@Suite struct DispatchSchedulerTests {
  @Test(arguments: Lane.allCases) func aLaneIsAsWideAsItSays(lane: Lane) {
    let scheduler = DispatchScheduler()
    let running = Mutex((now: 0, most: 0))
    let arrived = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    let done = DispatchGroup()
    let count = lane.width * 5
    for _ in 0..<count {
      done.enter()
      scheduler.run(on: lane) {
        running.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        arrived.signal()
        gate.wait()
        running.withLock { $0.now -= 1 }
        done.leave()
      }
    }

    for _ in 0..<lane.width { arrived.wait() }
    #expect(arrived.wait(timeout: .now()) == .timedOut)
    for _ in 0..<count { gate.signal() }
    done.wait()

    #expect(running.withLock { $0.most } == lane.width)
  }

  @Test func whoEndsCanWaitForWhatWasAskedFor() {
    let scheduler = DispatchScheduler()
    let done = Mutex(0)
    let gate = DispatchSemaphore(value: 0)
    scheduler.run(on: .local) { gate.wait() }
    for _ in 0..<50 { scheduler.run(on: .local) { done.withLock { $0 += 1 } } }
    #expect(!scheduler.finish(.local, within: .milliseconds(1)))

    gate.signal()

    #expect(scheduler.finish(.local, within: .seconds(60)))
    #expect(done.withLock { $0 } == 50)
    #expect(scheduler.finish(.logs, within: .zero))
  }

  @Test func changesAreDoneInTheOrderTheyWereAskedFor() {
    let scheduler = DispatchScheduler()
    let order = Mutex<[Int]>([])
    let done = DispatchSemaphore(value: 0)

    for number in 0..<2_000 {
      scheduler.run(on: .changes) { order.withLock { $0.append(number) } }
    }
    scheduler.run(on: .changes) { done.signal() }
    done.wait()

    #expect(order.withLock { $0 } == Array(0..<2_000))
  }

  @Test func workThatIsAskedForByWorkComesAfterWhatWaits() {
    let scheduler = DispatchScheduler()
    let order = Mutex<[String]>([])
    let done = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    scheduler.run(on: .local) {
      gate.wait()
      order.withLock { $0.append("first") }
      scheduler.run(on: .local) {
        order.withLock { $0.append("third") }
        done.signal()
      }
    }
    scheduler.run(on: .local) { order.withLock { $0.append("second") } }
    gate.signal()
    done.wait()

    #expect(order.withLock { $0 } == ["first", "second", "third"])
  }

  @Test func workForLaterComesWhenItIsDue() {
    let scheduler = DispatchScheduler()
    let done = DispatchSemaphore(value: 0)
    let ticket = scheduler.run(on: .logs, after: .milliseconds(1)) { done.signal() }

    done.wait()
    ticket.cancel()
  }

  @Test func aCancelledTimerNeverFires() {
    let scheduler = DispatchScheduler()
    let fired = Counter()
    let tickets = (0..<200).map { _ in
      scheduler.run(on: .operations, after: .milliseconds(30)) { fired.add() }
    }
    for ticket in tickets { ticket.cancel() }
    let done = DispatchSemaphore(value: 0)
    let last = scheduler.run(on: .operations, after: .milliseconds(60)) { done.signal() }

    done.wait()

    #expect(fired.count == 0)
    last.cancel()
  }

  /// The timer has fired, and its work waits for a lane that is busy.
  @Test func whatIsCancelledWhileItWaitsForItsLaneNeverBegins() {
    let scheduler = DispatchScheduler()
    let begun = Counter()
    let gate = DispatchSemaphore(value: 0)
    let later = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    scheduler.run(on: .changes) { gate.wait() }
    let ticket = scheduler.run(on: .changes, after: .zero) { begun.add() }
    let marker = scheduler.run(on: .local, after: .milliseconds(50)) { later.signal() }
    later.wait()

    ticket.cancel()
    gate.signal()
    scheduler.run(on: .changes) { done.signal() }
    done.wait()

    #expect(begun.count == 0)
    marker.cancel()
  }
}
