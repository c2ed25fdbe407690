import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Looks at the jobs of a container and their recent runs.
///
/// One call lists the jobs; the runs of a job are read again only when its last run changed or is
/// going on, so that a container in which nothing happens costs one call a look.
final class RunsPoller: Sendable {
  private struct State {
    var interval = PollInterval(from: .seconds(2), to: .seconds(20))
    /// What was known of each job when its runs were read.
    var seen: [JobID: Job] = [:]
    /// Jobs with a run that has not ended.
    var going: Set<JobID> = []
  }

  private static let jobPages = 5
  private static let runsPerJob = 12
  /// Jobs whose runs are read in one look; the others keep what their job says.
  private static let jobsPerLook = 40

  private let container: ContainerID
  private let connection: Connection<PlatformClient>
  private let scheduler: any Scheduler
  private let post: @Sendable (Answer) -> Void
  private let state = Mutex(State())

  init(
    _ container: ContainerID, connection: Connection<PlatformClient>, scheduler: any Scheduler,
    post: @escaping @Sendable (Answer) -> Void
  ) {
    self.container = container
    self.connection = connection
    self.scheduler = scheduler
    self.post = post
  }

  func look(_ cancellation: Cancellation) -> Duration? {
    do throws(PlatformError) {
      let client = try connection.client().cancelled(by: cancellation)
      let jobs = try allJobs(client)
      var runs: [JobID: [JobRun]] = [:]
      for job in jobsToRead(jobs) {
        runs[job.id] = try recentRuns(of: job.id, client)
      }
      return saw(jobs, runs)
    } catch {
      if error.cause == .cancelled { return nil }
      post(.runsPolled(container, .failure(error), at: scheduler.now))
      return error.isWatchedOn
        ? state.withLock { $0.interval.failure(error) } : nil
    }
  }

  /// A job may go between the list and this: then it has none, and the others are looked at.
  private func recentRuns(
    of job: JobID, _ client: PlatformClient
  ) throws(PlatformError) -> [JobRun] {
    do {
      return try client.runs(of: job, limit: Self.runsPerJob).items
    } catch {
      guard error.cause == .notFound else { throw error }
      return []
    }
  }

  private func allJobs(_ client: PlatformClient) throws(PlatformError) -> [Job] {
    var page = try client.jobs(in: container)
    var jobs = page.items
    var pages = 1
    while let next = page.next, pages < Self.jobPages {
      page = try client.jobs(in: container, after: next)
      jobs += page.items
      pages += 1
    }
    return jobs
  }

  private func jobsToRead(_ jobs: [Job]) -> [Job] {
    let wanted = state.withLock { state in
      jobs.filter { job in
        state.going.contains(job.id) || state.seen[job.id] != job
          || job.lastRunState.map { !$0.isTerminal } ?? false
      }
    }
    let newestFirst = wanted.sorted {
      ($0.lastRunAt?.milliseconds ?? 0) > ($1.lastRunAt?.milliseconds ?? 0)
    }
    return Array(newestFirst.prefix(Self.jobsPerLook))
  }

  private func saw(_ jobs: [Job], _ runs: [JobID: [JobRun]]) -> Duration {
    let next = state.withLock { state in
      // A job that is gone keeps nobody waiting.
      state.going.formIntersection(jobs.map(\.id))
      for job in jobs where runs[job.id] != nil { state.seen[job.id] = job }
      for (id, runs) in runs {
        let isGoing = runs.contains { !$0.state.isTerminal }
        if isGoing { state.going.insert(id) } else { state.going.remove(id) }
      }
      return state.going.isEmpty ? state.interval.nothing() : state.interval.something()
    }
    let snapshot = RunsSnapshot(jobs: jobs, runs: runs, nextIn: next)
    post(.runsPolled(container, .success(snapshot), at: scheduler.now))
    return next
  }
}
