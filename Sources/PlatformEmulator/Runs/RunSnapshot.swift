/// How a run stands at one moment. Times are milliseconds since 1970.
///
/// Source: `entity.job_run` of GET /v2/jobs/{job_id}/runs/{run_id}.
struct RunSnapshot: Hashable, Sendable {
  var state: RunState
  var queueStart: Int64
  /// Nil while it is queued.
  var queueEnd: Int64?
  /// Nil until it executes.
  var executionStart: Int64?
  /// Nil until it has ended; a run that was stopped before it executed has an end and no start.
  var executionEnd: Int64?
  /// When it got into `state`.
  var lastStateChange: Int64
  /// Whole seconds of execution so far, nil until it executes.
  var duration: Int?
  var rowsRead: Int
  var rowsWritten: Int
  var bytesRead: Int
  var bytesWritten: Int
  /// Stages of the run, and how many of them are done.
  var totalStages: Int
  var stagesDone: Int

  var isTerminal: Bool { state.isTerminal }
}
