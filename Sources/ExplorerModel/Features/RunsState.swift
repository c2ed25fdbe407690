public import PlatformModel

/// The runs pane: recent and running runs of a container's jobs, live while somebody looks.
public struct RunsState: Equatable, Sendable {
  /// Whose jobs; nil until a project or space was opened.
  public var container: ContainerID?
  /// Set when only the runs of one job are shown (`H` on a job).
  public var job: JobID?
  /// Jobs of the container, as last read.
  public var jobs: [JobID] = []
  /// How many jobs there are, as far as the platform says; more than `jobs` while they are being read.
  public var total: Total = .unknown
  /// Jobs whose runs nobody read yet: a run that goes on may be hidden behind their newest one.
  public var unread = 0
  /// Runs of each job that are known, newest first.
  public var runsByJob: [JobID: [JobRunID]] = [:]
  /// How many runs each job has, where that is known.
  public var totals: [JobID: Int] = [:]
  /// `#12`: counted from the oldest run of its job that is kept, as commands number them.
  public var numbers: [JobRunID: Int] = [:]
  /// The runs of `job`, read page by page.
  public var ofJob = RemoteList<JobRunID>()
  /// What a filter that asks for runs brings from all jobs; nil: there is none, or it is being typed.
  public var search: RunsSearch?
  public var phase: LoadPhase = .idle
  public var readAt: Timestamp?
  /// When the poller looked last, and how long it waits now.
  public var polledAt: Timestamp?
  public var pollInterval: Duration?
  /// A poller looks at the container; it is started and stopped exactly once.
  public var isFollowed = false
  /// The poller waits until then, so that calls are left to people; nil: it does not.
  public var heldUntil: Timestamp?
  public var filter = FilterState()
  /// What is shown: running ones first, then by time; the reducer keeps it true to the rest.
  public var rows: [JobRunRow] = []
  /// Runs that have not ended, of all jobs, whatever is filtered; the reducer keeps it true too.
  public var going: [JobRunID] = []
  public var cursor = ListCursor()
  /// The selection is kept by what it is, not by where it is.
  public var selected: JobRunRow?

  public init() {}
}

/// A line of the pane: a job with its newest run, or one run of the job that is shown.
public struct JobRunRow: Hashable, Sendable {
  public var job: JobID
  /// Nil for a job that never ran.
  public var run: JobRunID?

  public init(job: JobID, run: JobRunID?) {
    self.job = job
    self.run = run
  }
}

/// Asks all jobs, some at a time, for runs in the states that a filter lets through.
public struct RunsSearch: Hashable, Sendable {
  /// None: in any.
  public var states: [RunState]
  /// Jobs that were not asked yet.
  public var waiting: [JobID]
  public var asked = 0
  /// The answer of some is on its way.
  public var isAsking = false
  /// Asking failed, and stopped there.
  public var failure: PlatformError?

  public var isOver: Bool { waiting.isEmpty || failure != nil }
}

/// What one look at a container's jobs brought.
public struct RunsSnapshot: Equatable, Sendable {
  public var jobs: [Job]
  /// Newest first. Jobs whose runs were not read again are absent.
  public var runs: [JobID: [JobRun]]
  /// Runs beyond those: they go on, or went on a look before.
  public var older: [JobID: [JobRun]] = [:]
  /// How many runs those jobs have.
  public var totals: [JobID: Int] = [:]
  /// How many jobs there are.
  public var total: Total = .unknown
  /// The list of jobs is still being read: `jobs` are the first of them.
  public var isPart = false
  /// Jobs whose runs nobody read yet.
  public var unread = 0
  /// Further runs are read from then on, so that calls are left to people.
  public var heldUntil: Timestamp?
  /// When the next look is due.
  public var nextIn: Duration

  public init(jobs: [Job], runs: [JobID: [JobRun]], nextIn: Duration) {
    self.jobs = jobs
    self.runs = runs
    self.nextIn = nextIn
  }
}
