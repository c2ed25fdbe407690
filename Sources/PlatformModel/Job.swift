public import JSON

/// Names one job: the project or space it lies in, and its id there.
public struct JobID: Hashable, Sendable {
  public var container: ContainerID
  public var id: String

  public init(_ id: String, in container: ContainerID) {
    self.container = container
    self.id = id
  }
}

/// A job of a project or space.
public struct Job: Hashable, Sendable {
  public var id: JobID
  public var name: String
  public var description: String?
  /// The type of the asset it runs: `notebook`, `data_intg_flow`, … (`entity.job.asset_ref_type`).
  public var type: String?
  /// Nil while it never ran.
  public var lastRunState: RunState?
  public var lastRunAt: Timestamp?
  /// A cron line, as the platform keeps it.
  public var schedule: String?
  public var ownerID: String?
  public var json: JSONValue

  public init(
    id: JobID, name: String, description: String? = nil, type: String? = nil,
    lastRunState: RunState? = nil, lastRunAt: Timestamp? = nil, schedule: String? = nil,
    ownerID: String? = nil, json: JSONValue = .null
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.type = type
    self.lastRunState = lastRunState
    self.lastRunAt = lastRunAt
    self.schedule = schedule
    self.ownerID = ownerID
    self.json = json
  }
}

/// Names one run of a job.
public struct JobRunID: Hashable, Sendable {
  public var job: JobID
  public var id: String

  public init(_ id: String, of job: JobID) {
    self.job = job
    self.id = id
  }
}

/// One run of a job.
public struct JobRun: Hashable, Sendable {
  public var id: JobRunID
  /// `entity.job_run.job_name`; nil where the platform leaves it out.
  public var jobName: String?
  public var state: RunState
  public var createdAt: Timestamp?
  public var startedAt: Timestamp?
  public var endedAt: Timestamp?
  /// As reported; nil until the platform reports one.
  public var duration: Duration?
  public var isScheduled: Bool
  public var rowsRead: Int?
  public var rowsWritten: Int?
  public var json: JSONValue

  public init(
    id: JobRunID, jobName: String? = nil, state: RunState, createdAt: Timestamp? = nil,
    startedAt: Timestamp? = nil, endedAt: Timestamp? = nil, duration: Duration? = nil,
    isScheduled: Bool = false, rowsRead: Int? = nil, rowsWritten: Int? = nil,
    json: JSONValue = .null
  ) {
    self.id = id
    self.jobName = jobName
    self.state = state
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.duration = duration
    self.isScheduled = isScheduled
    self.rowsRead = rowsRead
    self.rowsWritten = rowsWritten
    self.json = json
  }
}

/// The state of a run, in the platform's words; one that is not known is kept verbatim.
///
/// Source: GET /v2/jobs/{job_id}/runs, `states`.
public enum RunState: Hashable, Sendable {
  case queued
  case starting
  case running
  case paused
  case resuming
  case canceling
  case canceled
  case failed
  case completed
  case completedWithErrors
  case completedWithWarnings
  case other(String)

  private static let named: [(String, RunState)] = [
    ("Queued", .queued), ("Starting", .starting), ("Running", .running), ("Paused", .paused),
    ("Resuming", .resuming), ("Canceling", .canceling), ("Canceled", .canceled),
    ("Failed", .failed), ("Completed", .completed),
    ("CompletedWithErrors", .completedWithErrors),
    ("CompletedWithWarnings", .completedWithWarnings),
  ]

  /// The platform's words for all states that are known.
  public static var words: [String] { named.map(\.0) }

  /// Those that are not the end.
  public static let active: [RunState] = [
    .queued, .starting, .running, .paused, .resuming, .canceling,
  ]

  public init(_ text: String) {
    let lowered = text.lowercased()
    self = Self.named.first { $0.0.lowercased() == lowered }?.1 ?? .other(text)
  }

  /// The platform's word, as `states` of a run list wants it.
  public var text: String {
    if case .other(let text) = self { return text }
    return Self.named.first { $0.1 == self }?.0 ?? ""
  }

  /// True once nothing will happen any more. A state that is not known counts as going on.
  public var isTerminal: Bool {
    switch self {
    case .canceled, .failed, .completed, .completedWithErrors, .completedWithWarnings: true
    default: false
    }
  }
}

/// The part of a run's log that one look brought.
///
/// Source: GET /v2/jobs/{job_id}/runs/{run_id}/logs: `results` and `total_count`, with only a
/// `limit`. Whether that keeps the first or the last lines is not documented.
public struct LogPage: Hashable, Sendable {
  /// Without line ends.
  public var lines: [String]
  /// How many lines the whole log has; nil if the platform does not say.
  public var total: Int?

  public init(lines: [String], total: Int?) {
    self.lines = lines
    self.total = total
  }
}
