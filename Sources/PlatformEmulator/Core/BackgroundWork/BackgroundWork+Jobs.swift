import GRDB
import JSON

extension BackgroundWork {
  /// What Routes/Jobs leaves to be done later.
  static let jobsKinds: [BackgroundWork] = [
    scheduledRun, jobDeletion, runDeletion, runExpiry,
  ]

  /// Starts a job as its schedule says, unless it was told otherwise since: `{"job"}`.
  static let scheduledRun: BackgroundWork = BackgroundWork("scheduled_run") { turn in
    guard let id = turn.payload["job"]?.string,
      var job = try JobRecord.find(id, in: turn.database), job.nextRun == turn.now
    else { return }
    try RunStart(turn).startScheduled(job)
    job.nextRun = JobTimetable(job.job)?.next(after: turn.now)
    try job.save(in: turn.database)
    if let next = job.nextRun {
      try turn.schedule(scheduledRun, after: next - turn.now, turn.payload)
    }
  }

  /// Removes a job whose runs had to end first: `{"job"}`.
  static let jobDeletion: BackgroundWork = BackgroundWork("job_deletion") { turn in
    try JobRemoval(database: turn.database).go(on: turn)
  }

  /// Removes a run that had to be stopped first: `{"run"}`.
  static let runDeletion: BackgroundWork = BackgroundWork("run_deletion") { turn in
    try turn.database.execute(
      sql: "DELETE FROM run WHERE id = ?", arguments: [turn.payload["run"]?.string])
  }

  /// Removes the runs of a job that are too old: `{"job"}`.
  static let runExpiry: BackgroundWork = BackgroundWork("run_expiry") { turn in
    guard let id = turn.payload["job"]?.string, let job = try JobRecord.find(id, in: turn.database)
    else { return }
    try RunRetention(job).prune(at: turn.now, in: turn.database)
  }
}
