public import Filters
public import PlatformModel

/// A run, or a job that never ran, with what is known of its job.
public struct RunFacts: Sendable {
  public var name: String
  public var type: String?
  public var state: RunState?
  public var run: JobRun?
  /// When the job ran last, if the run is not known.
  public var lastRunAt: Timestamp?
  /// How long it took, or has taken so far.
  public var duration: Duration?

  public init(
    name: String, type: String?, state: RunState?, run: JobRun?, lastRunAt: Timestamp? = nil,
    duration: Duration?
  ) {
    self.name = name
    self.type = type
    self.state = state
    self.run = run
    self.lastRunAt = lastRunAt
    self.duration = duration
  }
}

extension FilterList where Row == RunFacts {
  /// Runs of jobs, wherever they are listed.
  public static let runs = FilterList([
    .seen("name", aliases: ["job"]) { .text($0.name) },
    .seen("state", .choice(RunState.words)) { FilterValue($0.state?.text) },
    .named("type") { FilterValue($0.type) },
    .named("created", .moment, aliases: ["started"]) {
      FilterValue($0.run.flatMap { $0.startedAt ?? $0.createdAt } ?? $0.lastRunAt)
    },
    .named("ended", .moment) { FilterValue($0.run?.endedAt) },
    .named("duration", .span) { FilterValue($0.duration) },
    .named("rows_read", .number(nil)) { FilterValue($0.run?.rowsRead) },
    .named("rows_written", .number(nil)) { FilterValue($0.run?.rowsWritten) },
    .named("scheduled", .choice(["true", "false"])) {
      FilterValue($0.run.map { "\($0.isScheduled)" })
    },
    .named("id") { FilterValue($0.run?.id.id) },
  ])
}
