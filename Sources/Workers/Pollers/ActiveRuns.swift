import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// The runs of a job that go on, however many newer ones there are.
enum ActiveRuns {
  /// Also those of `known` that have ended since, as they are now.
  static func read(
    of job: JobID, known: [JobRunID], _ client: PlatformClient
  ) throws(PlatformError) -> [JobRun] {
    var page = try client.runs(of: job, states: RunState.active, limit: 200)
    var runs = page.items
    while let next = page.next {
      page = try client.runs(of: job, states: RunState.active, after: next, limit: 200)
      runs += page.items
    }
    for id in known where !runs.contains(where: { $0.id == id }) {
      do {
        runs.append(try client.run(id))
      } catch {
        guard error.cause == .notFound else { throw error }
      }
    }
    return runs
  }
}

/// Looks at runs that go on in a container nobody looks at any more, until they have ended.
final class ActiveRunsPoller: Sendable {
  private let container: ContainerID
  private let connection: Connection<PlatformClient>
  private let scheduler: any Scheduler
  private let post: @Sendable (Answer) -> Void
  private let runs: Mutex<[JobRunID]>
  private let interval = Mutex(PollInterval(from: .seconds(10), to: .seconds(60)))

  init(
    _ container: ContainerID, runs: [JobRunID], connection: Connection<PlatformClient>,
    scheduler: any Scheduler, post: @escaping @Sendable (Answer) -> Void
  ) {
    self.container = container
    self.runs = Mutex(runs)
    self.connection = connection
    self.scheduler = scheduler
    self.post = post
  }

  func look(_ cancellation: Cancellation) -> Duration? {
    do throws(PlatformError) {
      let client = try connection.client().cancelled(by: cancellation)
      let known = runs.withLock { $0 }
      var found: [JobRun] = []
      for (job, runs) in Dictionary(grouping: known, by: \.job) {
        found += try read(job, runs, client)
      }
      let left = found.filter { !$0.state.isTerminal }.map(\.id)
      let isChanged = runs.withLock { runs in
        defer { runs = left }
        return Set(runs) != Set(left)
      }
      post(.activeRunsPolled(container, .success(found), at: scheduler.now))
      if left.isEmpty { return nil }
      return interval.withLock { isChanged ? $0.something() : $0.nothing() }
    } catch {
      if error.cause == .cancelled { return nil }
      post(.activeRunsPolled(container, .failure(error), at: scheduler.now))
      return error.isWatchedOn ? interval.withLock { $0.failure(error) } : nil
    }
  }

  /// A job that is gone has no run that goes on.
  private func read(
    _ job: JobID, _ runs: [JobRunID], _ client: PlatformClient
  ) throws(PlatformError) -> [JobRun] {
    do {
      return try ActiveRuns.read(of: job, known: runs, client)
    } catch {
      guard error.cause == .notFound else { throw error }
      return []
    }
  }
}
