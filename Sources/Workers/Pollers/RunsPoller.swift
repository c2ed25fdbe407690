import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Looks at the jobs of a container and their recent runs.
///
/// The jobs are listed to the end in every look; the longer the list, the longer the time between two
/// looks. The runs of a job are read when it is new or its last run changed, the latest first, and
/// those of jobs with a run that goes on again and again, so many a look that people's calls are left
/// to them. What was not read yet is told. A container in which nothing happens costs its list.
final class RunsPoller: Sendable {
  private struct State {
    var interval = PollInterval(from: .seconds(2), to: .seconds(20))
    /// Each job as it was known when its runs were read.
    var seen: [JobID: Job] = [:]
    /// Runs that had not ended then; jobs without any are absent.
    var active: [JobID: [JobRunID]] = [:]
    /// How many runs each job had then.
    var totals: [JobID: Int] = [:]
    /// Which look read the runs of a job last.
    var readIn: [JobID: Int] = [:]
    var looks = 0
  }

  private static let jobsPerPage = 200
  private static let runsPerJob = 12
  /// Jobs whose runs are read in the first look, and in every later one.
  private static let jobsPerLook = (first: 40, later: 10)

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
      let (jobs, pages) = try allJobs(client)
      var runs: [JobID: RunsOfJob] = [:]
      var held: Duration?
      for job in jobsToRead(jobs) {
        held = client.budget.pause(before: .read, reserve: EffectRunner.reserve)
        if held == nil { held = try read(job.id, into: &runs, client) }
        if held != nil { break }
      }
      return saw(jobs, runs, pages: pages, held: held)
    } catch {
      if error.cause == .cancelled { return nil }
      post(.runsPolled(container, .failure(error), at: scheduler.now))
      return error.isWatchedOn
        ? state.withLock { $0.interval.failure(error) } : nil
    }
  }

  // MARK: Jobs

  /// A long list is told while it is read: each time twice as much of it is there.
  private func allJobs(
    _ client: PlatformClient
  ) throws(PlatformError) -> (jobs: [Job], pages: Int) {
    var page = try client.jobs(in: container, limit: Self.jobsPerPage)
    var jobs = page.items
    var pages = 1
    let isFirst = state.withLock { $0.looks == 0 }
    while let next = page.next {
      if isFirst, pages & (pages - 1) == 0 { tell(jobs, of: page.total) }
      page = try client.jobs(in: container, after: next, limit: Self.jobsPerPage)
      jobs += page.items
      pages += 1
    }
    return (jobs, pages)
  }

  private func tell(_ jobs: [Job], of total: Total) {
    var snapshot = RunsSnapshot(jobs: jobs, runs: [:], nextIn: .seconds(2))
    snapshot.total = total
    snapshot.isPart = true
    post(.runsPolled(container, .success(snapshot), at: scheduler.now))
  }

  /// Those never read, then those that changed, the latest first, then those with a run that goes on,
  /// the longest not read first.
  private func jobsToRead(_ jobs: [Job]) -> [Job] {
    state.withLock { state in
      let changed = jobs.filter { $0.hasRun && state.seen[$0.id] != $0 }.sorted {
        let (a, b) = (state.seen[$0.id] == nil, state.seen[$1.id] == nil)
        // However fast others change, each has its turn.
        return a == b
          ? ($0.lastRunAt?.milliseconds ?? 0) > ($1.lastRunAt?.milliseconds ?? 0) : a
      }
      let going = jobs.filter { state.seen[$0.id] == $0 && state.active[$0.id] != nil }.sorted {
        (state.readIn[$0.id] ?? 0) < (state.readIn[$1.id] ?? 0)
      }
      let most = state.looks == 0 ? Self.jobsPerLook.first : Self.jobsPerLook.later
      return Array((changed + going).prefix(most))
    }
  }

  // MARK: Runs

  /// How long to wait where that was one call too many; what was read before is kept.
  private func read(
    _ job: JobID, into runs: inout [JobID: RunsOfJob], _ client: PlatformClient
  ) throws(PlatformError) -> Duration? {
    do {
      runs[job] = try recentRuns(of: job, client)
      return nil
    } catch {
      guard case .rateLimited(let wait) = error.cause else { throw error }
      return wait ?? .seconds(10)
    }
  }

  /// A job may go between the list and this: then it has none, and the others are looked at.
  private func recentRuns(
    of job: JobID, _ client: PlatformClient
  ) throws(PlatformError) -> RunsOfJob {
    do {
      let page = try client.runs(of: job, limit: Self.runsPerJob)
      let total = page.total.count ?? page.items.count
      let known = state.withLock { (active: $0.active[job] ?? [], total: $0.totals[job]) }
      let others = known.active.filter { id in !page.items.contains { $0.id == id } }
      // Newer runs may hide one that goes on: looked for once, and while there is one.
      let mayHide = total > page.items.count && (total - (known.total ?? 0) > page.items.count)
      let older =
        mayHide || !others.isEmpty ? try ActiveRuns.read(of: job, known: others, client) : []
      return RunsOfJob(newest: page.items, older: older, total: total)
    } catch {
      guard error.cause == .notFound else { throw error }
      return RunsOfJob(newest: [], older: [], total: 0)
    }
  }

  private func saw(
    _ jobs: [Job], _ runs: [JobID: RunsOfJob], pages: Int, held: Duration?
  ) -> Duration {
    let ids = Set(jobs.map(\.id))
    let (next, unread) = state.withLock { state in
      state.looks += 1
      // A job that is gone keeps nobody waiting.
      state.active = state.active.filter { ids.contains($0.key) }
      for job in jobs where runs[job.id] != nil { state.seen[job.id] = job }
      for (id, runs) in runs {
        let active = runs.all.filter { !$0.state.isTerminal }.map(\.id)
        state.active[id] = active.isEmpty ? nil : active
        state.totals[id] = runs.total
        state.readIn[id] = state.looks
      }
      let unread = jobs.count { $0.hasRun && state.seen[$0.id] == nil }
      let isQuiet = state.active.isEmpty && unread == 0
      let interval = isQuiet ? state.interval.nothing() : state.interval.something()
      return (max(interval, .seconds(pages), held ?? .zero), unread)
    }
    var snapshot = RunsSnapshot(jobs: jobs, runs: runs.mapValues(\.newest), nextIn: next)
    snapshot.older = runs.mapValues(\.older).filter { !$0.value.isEmpty }
    snapshot.totals = runs.mapValues(\.total)
    snapshot.total = .exact(jobs.count)
    snapshot.unread = unread
    let now = scheduler.now
    snapshot.heldUntil = held.map { now + $0 }
    post(.runsPolled(container, .success(snapshot), at: now))
    return next
  }
}

/// The runs of a job that one look brings.
private struct RunsOfJob {
  var newest: [JobRun]
  /// Beyond those: runs that go on, or went on a look ago.
  var older: [JobRun]
  var total: Int

  var all: [JobRun] { newest + older }
}

extension Job {
  /// A job that never ran says so itself.
  fileprivate var hasRun: Bool { lastRunAt != nil || lastRunState != nil }
}

extension Total {
  fileprivate var count: Int? {
    if case .exact(let count) = self { count } else { nil }
  }
}
