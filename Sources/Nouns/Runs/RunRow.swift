public import Filters
public import JSON
public import PlatformModel

/// A run in a list.
public struct RunRow: NounRow {
  public let run: JobRun
  public let jobName: String
  /// Counted from the oldest run of the job; nil where not all are listed.
  public let number: Int?
  public let now: Timestamp

  public init(run: JobRun, jobName: String, number: Int?, now: Timestamp) {
    self.run = run
    self.jobName = jobName
    self.number = number
    self.now = now
  }

  public static let columns: [NounColumn<RunRow>] = [
    NounColumn("job") { .text($0.jobName) },
    NounColumn("number") { CellValue($0.number) },
    NounColumn("state") { CellValue($0.run.state) },
    NounColumn("started") { CellValue($0.started) },
    NounColumn("duration") { $0.duration.map { .span($0) } ?? .none },
    .wide("ended") { CellValue($0.run.endedAt) },
    .wide("rows_read") { CellValue($0.run.rowsRead) },
    .wide("rows_written") { CellValue($0.run.rowsWritten) },
    .wide("scheduled") { .flag($0.run.isScheduled) },
    NounColumn("id") { .text($0.rowID) },
    .wide("job_id") { .text($0.run.id.job.id) },
  ]

  public var rowID: String { run.id.id }
  /// `nightly-load#12`, which commands take for it.
  public var rowName: String { number.map { "\(jobName)#\($0)" } ?? jobName }
  public var json: JSONValue { run.json }

  public static var filters: FilterList<RunRow> {
    FilterList.runs.reading(
      \.facts,
      and: [
        .named("number", .number(nil)) { FilterValue($0.number) },
        .named("job_id") { .text($0.run.id.job.id) },
      ])
  }

  private var facts: RunFacts {
    RunFacts(
      name: jobName, type: run.json.word("entity", "job_run", "job_type"), state: run.state,
      run: run, duration: duration)
  }

  private var started: Timestamp? { run.startedAt ?? run.createdAt }

  /// How long it took, or has taken so far.
  private var duration: Duration? {
    if run.state.isTerminal { return run.duration ?? run.span }
    return run.startedAt.map { max(.zero, now - $0) }
  }
}

extension JobRun {
  /// From its beginning to its end, where the platform does not say how long it took.
  public var span: Duration? {
    guard let start = startedAt ?? createdAt, let end = endedAt else { return nil }
    return end - start
  }
}

extension CellValue {
  public init(_ state: RunState?) {
    guard let state else {
      self = .none
      return
    }
    let tone: Tone =
      switch state {
      case .completed: .good
      case .failed, .completedWithErrors, .canceled: .bad
      case .completedWithWarnings, .other: .dim
      default: .busy
      }
    self = .state(state.text, tone)
  }
}
