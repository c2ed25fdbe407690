/// The state of a run; the raw value is the platform's word.
///
/// Source: GET /v2/jobs/{job_id}/runs, `states`.
enum RunState: String, Hashable, Sendable, CaseIterable {
  case queued = "Queued"
  case starting = "Starting"
  case running = "Running"
  case paused = "Paused"
  case resuming = "Resuming"
  case canceling = "Canceling"
  case canceled = "Canceled"
  case failed = "Failed"
  case completed = "Completed"
  case completedWithErrors = "CompletedWithErrors"
  case completedWithWarnings = "CompletedWithWarnings"

  /// True once nothing will happen any more.
  var isTerminal: Bool {
    switch self {
    case .canceled, .failed, .completed, .completedWithErrors, .completedWithWarnings: true
    default: false
    }
  }
}
