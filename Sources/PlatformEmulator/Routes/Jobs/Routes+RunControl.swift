import HTTPTypes
import JSON

extension Routes {
  /// With or without a body, as the reference documents an empty one and clients send none.
  static let runControl: [Route] = [
    .changing(.post, "/v2/jobs/{job_id}/runs/{run_id}/cancel", .jobs, cancelRun),
    .changing(.post, "/v2/jobs/{job_id}/runs/{run_id}/pause", .jobs, pauseRun),
    .changing(.post, "/v2/jobs/{job_id}/runs/{run_id}/resume", .jobs, resumeRun),
    .asking("/v2/jobs/{job_id}/runs/{run_id}/refresh_state", .jobs) { call in
      let (container, run) = try call.run()
      return Answer.json(RunDocument(run, container, call.now).whole)
    },
  ]

  /// Source: POST /v2/jobs/{job_id}/runs/{run_id}/cancel.
  private static func cancelRun(_ call: Call) throws -> EmulatorResponse {
    var (_, run) = try call.run()
    let state = run.snapshot(at: call.now).state
    guard !state.isTerminal else {
      throw PlatformFault.unable(
        "The job run '\(run.id)' cannot be canceled: its state is \(state.rawValue).")
    }
    run.cancelledAt = run.cancelledAt ?? call.now
    return try store(run, call)
  }

  /// "Pauses a job run that is in the running state." Its time stops.
  ///
  /// Source: POST /v2/jobs/{job_id}/runs/{run_id}/pause.
  private static func pauseRun(_ call: Call) throws -> EmulatorResponse {
    var (_, run) = try call.run()
    let state = run.snapshot(at: call.now).state
    guard state == .running else {
      throw PlatformFault.unable(
        "The job run '\(run.id)' cannot be paused: its state is \(state.rawValue).")
    }
    run.pauses.append(RunPause(start: call.now))
    return try store(run, call)
  }

  /// "Resumes a job run that is in the paused state." It is `Resuming` for a moment.
  ///
  /// Source: POST /v2/jobs/{job_id}/runs/{run_id}/resume.
  private static func resumeRun(_ call: Call) throws -> EmulatorResponse {
    var (_, run) = try call.run()
    let state = run.snapshot(at: call.now).state
    guard state == .paused, let last = run.pauses.indices.last else {
      throw PlatformFault.unable(
        "The job run '\(run.id)' cannot be resumed: its state is \(state.rawValue).")
    }
    run.pauses[last].resumed = call.now
    return try store(run, call)
  }

  /// A deletion that waits for the run learns when it ends.
  private static func store(_ run: RunRecord, _ call: Call) throws -> EmulatorResponse {
    try run.save(in: call.database)
    if let job = try JobRecord.find(run.jobID, in: call.database), job.isBeingDeleted,
      let end = run.script.expectedEnd(cancelledAt: run.cancelledAt)
    {
      try call.schedule(.jobDeletion, after: end - call.now, ["job": .string(job.id)])
    }
    return Answer.empty()
  }
}
