import ExplorerModel
import Filters
import JSON
import PlatformModel

/// A run in a list.
struct RunRow: ListRow {
  let run: JobRun
  let jobName: String
  /// Counted from the oldest run of the job; nil where not all are listed.
  let number: Int?
  let now: Timestamp

  static let columns: [OutputColumn<RunRow>] = [
    OutputColumn("job") { .text($0.jobName) },
    OutputColumn("number") { Cell($0.number) },
    OutputColumn("state") { Cell($0.run.state) },
    OutputColumn("started") { Cell($0.started) },
    OutputColumn("duration") { $0.duration.map { .span($0) } ?? .none },
    .wide("ended") { Cell($0.run.endedAt) },
    .wide("rows_read") { Cell($0.run.rowsRead) },
    .wide("rows_written") { Cell($0.run.rowsWritten) },
    .wide("scheduled") { .flag($0.run.isScheduled) },
    OutputColumn("id") { .text($0.rowID) },
    .wide("job_id") { .text($0.run.id.job.id) },
  ]

  var rowID: String { run.id.id }
  /// `nightly-load#12`, which commands take for it.
  var rowName: String { number.map { "\(jobName)#\($0)" } ?? jobName }
  var json: JSONValue { run.json }

  static var filters: FilterList<RunRow> {
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
  var span: Duration? {
    guard let start = startedAt ?? createdAt, let end = endedAt else { return nil }
    return end - start
  }
}

extension Cell {
  init(_ state: RunState?) {
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
