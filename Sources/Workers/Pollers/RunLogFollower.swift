import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Follows the log of one run: what is new since the last look, until the run has ended.
///
/// The run is read before the log, so that a log read after the end is known to be whole.
final class RunLogFollower: Sendable {
  private struct State {
    var reconciler = LogReconciler()
    var interval = PollInterval(from: .seconds(1), to: .seconds(10))
    var isFinal = false
  }

  private static let asksPerLook = 5

  private let run: JobRunID
  private let connection: Connection<PlatformClient>
  private let scheduler: any Scheduler
  private let post: @Sendable (Answer) -> Void
  /// Only one look is under way at a time; the lock is for the memory, not for waiting.
  private let state = Mutex(State())

  init(
    _ run: JobRunID, connection: Connection<PlatformClient>, scheduler: any Scheduler,
    post: @escaping @Sendable (Answer) -> Void
  ) {
    self.run = run
    self.connection = connection
    self.scheduler = scheduler
    self.post = post
  }

  func look(_ cancellation: Cancellation) -> Duration? {
    do throws(PlatformError) {
      let client = try connection.client().cancelled(by: cancellation)
      let run = try client.run(run)
      let (delivery, total) = try nextDelivery(client)
      return delivered(delivery, total: total, run: run)
    } catch {
      if error.cause == .cancelled { return nil }
      post(.logPolled(run, .failure(error), at: scheduler.now))
      return error.isTransient || error.cause == .signedOut
        ? state.withLock { $0.interval.failure(error) } : nil
    }
  }

  private func nextDelivery(
    _ client: PlatformClient
  ) throws(PlatformError) -> (LogReconciler.Delivery, total: Int?) {
    var reconciler = state.withLock { $0.reconciler }
    defer { state.withLock { $0.reconciler = reconciler } }
    var limit = reconciler.limit
    for _ in 0..<Self.asksPerLook {
      let page = try client.runLog(run, limit: limit)
      switch reconciler.take(page, limit: limit) {
      case .ask(let larger): limit = larger
      case .deliver(let delivery): return (delivery, page.total)
      }
    }
    return (LogReconciler.Delivery(), nil)
  }

  private func delivered(_ delivery: LogReconciler.Delivery, total: Int?, run: JobRun) -> Duration?
  {
    let isQuiet = delivery.lines.isEmpty && delivery.missingBefore == 0
    let next = state.withLock { state -> Duration? in
      if run.state.isTerminal { return nil }
      return isQuiet ? state.interval.nothing() : state.interval.something()
    }
    let now = scheduler.now
    let chunk = LogChunk(
      lines: delivery.lines, missingBefore: delivery.missingBefore,
      replacesAll: delivery.replacesAll, total: total, polledAt: now, nextIn: next,
      isFinal: next == nil, run: run)
    post(.logPolled(self.run, .success(chunk), at: now))
    return next
  }
}
