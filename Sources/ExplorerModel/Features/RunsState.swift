public import PlatformModel

/// The runs pane: recent and running runs of a container's jobs, live while somebody looks.
public struct RunsState: Equatable, Sendable {
  /// Whose jobs; nil until a project or space was opened.
  public var container: ContainerID?
  /// Set when only the runs of one job are shown (`H` on a job).
  public var job: JobID?
  /// Jobs of the container, as last read.
  public var jobs: [JobID] = []
  /// Runs of each job, newest first.
  public var runsByJob: [JobID: [JobRunID]] = [:]
  public var phase: LoadPhase = .idle
  public var readAt: Timestamp?
  /// When the poller looked last, and how long it waits now.
  public var polledAt: Timestamp?
  public var pollInterval: Duration?
  /// A poller looks at the container; it is started and stopped exactly once.
  public var isFollowed = false
  public var filter = FilterState()
  /// What is shown: running ones first, then by time; the reducer keeps it true to the rest.
  public var rows: [RunRow] = []
  /// Runs that have not ended, of all jobs, whatever is filtered; the reducer keeps it true too.
  public var going: [JobRunID] = []
  public var cursor = ListCursor()
  /// The selection is kept by what it is, not by where it is.
  public var selected: RunRow?

  public init() {}
}

/// A line of the pane: a job with its newest run, or one run of the job that is shown.
public struct RunRow: Hashable, Sendable {
  public var job: JobID
  /// Nil for a job that never ran.
  public var run: JobRunID?

  public init(job: JobID, run: JobRunID?) {
    self.job = job
    self.run = run
  }
}

/// What one look at a container's jobs brought.
public struct RunsSnapshot: Equatable, Sendable {
  public var jobs: [Job]
  /// Newest first. Jobs whose runs were not read again are absent.
  public var runs: [JobID: [JobRun]]
  /// When the next look is due.
  public var nextIn: Duration

  public init(jobs: [Job], runs: [JobID: [JobRun]], nextIn: Duration) {
    self.jobs = jobs
    self.runs = runs
    self.nextIn = nextIn
  }
}
