import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Looks at one long-running thing of the tray until it has ended: an operation of AI Lake, a run,
/// or what a call written by hand began.
final class OperationPoller: Sendable {
  enum Subject: Sendable {
    case operation(String, Connection<AILakeClient>)
    case run(JobRunID, Connection<PlatformClient>)
    case work(OngoingWork, Platforms)
  }

  private let entry: Int
  private let subject: Subject
  private let scheduler: any Scheduler
  private let post: @Sendable (Answer) -> Void
  private let interval = Mutex(PollInterval(from: .seconds(2), to: .seconds(10)))

  init(
    entry: Int, _ subject: Subject, scheduler: any Scheduler,
    post: @escaping @Sendable (Answer) -> Void
  ) {
    self.entry = entry
    self.subject = subject
    self.scheduler = scheduler
    self.post = post
  }

  func look(_ cancellation: Cancellation) -> Duration? {
    do throws(PlatformError) {
      let isOver = try lookOnce(cancellation)
      return isOver ? nil : interval.withLock { $0.nothing() }
    } catch {
      if error.cause == .cancelled { return nil }
      report(error)
      return error.isWatchedOn ? interval.withLock { $0.failure(error) } : nil
    }
  }

  private func lookOnce(_ cancellation: Cancellation) throws(PlatformError) -> Bool {
    switch subject {
    case .operation(let id, let connection):
      let operation = try connection.client().cancelled(by: cancellation).operation(id)
      post(.operationPolled(entry: entry, .success(operation), at: scheduler.now))
      return operation.isTerminal
    case .run(let id, let connection):
      let run = try connection.client().cancelled(by: cancellation).run(id)
      post(.runPolled(entry: entry, .success(run), at: scheduler.now))
      return run.state.isTerminal
    case .work(let work, let platforms):
      let look = try OperationCaller(platforms: platforms, cancellation: cancellation)
        .look(at: work)
      post(.workPolled(entry: entry, .success(look), at: scheduler.now))
      if case .going = look.outcome { return false }
      return true
    }
  }

  private func report(_ error: PlatformError) {
    switch subject {
    case .operation: post(.operationPolled(entry: entry, .failure(error), at: scheduler.now))
    case .run: post(.runPolled(entry: entry, .failure(error), at: scheduler.now))
    case .work: post(.workPolled(entry: entry, .failure(error), at: scheduler.now))
    }
  }
}
