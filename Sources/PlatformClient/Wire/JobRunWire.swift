import JSON
import PlatformModel

extension JobRun {
  /// Nil without `metadata.asset_id`. `metadata.created` is 0 in lists.
  ///
  /// Source: GET /v2/jobs/{job_id}/runs, payloads 1.10.
  init?(_ json: JSONValue, of job: JobID) {
    guard let metadata = json["metadata"], let id = metadata.word("asset_id") else { return nil }
    let run = json.at("entity", "job_run") ?? .null
    let output = run["data_flow_job_output"] ?? .null
    let state = RunState(run.word("state") ?? "")
    self.init(
      id: JobRunID(id, of: job), jobName: run.word("job_name"), state: state,
      createdAt: metadata.moment("created", "created_at"),
      startedAt: run.moment("execution_start", "queue_end"),
      endedAt: run.moment("execution_end")
        ?? (state.isTerminal ? run.moment("last_state_change_timestamp") : nil),
      duration: Self.duration(run), isScheduled: run.flag("isScheduledRun") ?? false,
      rowsRead: run.integer("total_rows_read") ?? output.integer("total_rows_read"),
      rowsWritten: run.integer("total_rows_written") ?? output.integer("total_rows_written"),
      json: json)
  }

  /// Seconds, at times with a fraction.
  private static func duration(_ run: JSONValue) -> Duration? {
    guard let seconds = run.decimal("duration"), seconds >= 0, seconds < 1e10 else { return nil }
    return .milliseconds(Int64((seconds * 1_000).rounded()))
  }
}
