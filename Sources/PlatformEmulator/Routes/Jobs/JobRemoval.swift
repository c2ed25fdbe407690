import GRDB
import JSON

/// Removes a job with its runs; one that still runs goes when they have ended.
///
/// Source: DELETE /v2/jobs/{job_id}: 202 if "the deletion of the job and its runs will take some
/// time", and "if the job is still running, it will not be deleted".
struct JobRemoval {
  /// With more runs than these the deletion takes its time.
  private static let quickCount = 100

  let database: Database

  /// True if it is gone already.
  func begin(_ job: JobRecord, _ call: Call) throws -> Bool {
    let wait = try delay(job, call.now)
    guard job.isBeingDeleted || wait != 0 else {
      try finish(job)
      return true
    }
    var job = job
    job.isBeingDeleted = true
    job.nextRun = nil
    try job.save(in: database)
    if let wait { try call.schedule(.jobDeletion, after: wait, ["job": .string(job.id)]) }
    return false
  }

  /// Goes on with a deletion at a time when there may be nothing more to wait for.
  func go(on turn: BackgroundWork.Turn) throws {
    guard let id = turn.payload["job"]?.string, let job = try JobRecord.find(id, in: database),
      job.isBeingDeleted
    else { return }
    let ends = try Self.ends(of: job, turn.now, database)
    guard let last = ends else { return }
    if last <= turn.now { return try finish(job) }
    try turn.schedule(.jobDeletion, after: last - turn.now, turn.payload)
  }

  /// Milliseconds until all its runs should have ended; nil while one stands still.
  private func delay(_ job: JobRecord, _ now: Int64) throws -> Int64? {
    guard let last = try Self.ends(of: job, now, database) else { return nil }
    if last > now { return last - now }
    let count = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM run WHERE job_id = ?", arguments: [job.id])
    return count ?? 0 > Self.quickCount ? 3000 : 0
  }

  /// When the last active run ends; now if there is none; nil if one stands still.
  private static func ends(
    of job: JobRecord, _ now: Int64, _ database: Database
  ) throws -> Int64? {
    var last = now
    for run in try RunRecord.all(of: job.id, in: database)
    where !run.snapshot(at: now).isTerminal {
      guard let end = run.script.expectedEnd(cancelledAt: run.cancelledAt) else { return nil }
      last = max(last, end)
    }
    return last
  }

  private func finish(_ job: JobRecord) throws {
    try database.execute(sql: "DELETE FROM run WHERE job_id = ?", arguments: [job.id])
    try database.execute(sql: "DELETE FROM job WHERE id = ?", arguments: [job.id])
    try database.execute(
      sql: "DELETE FROM relationship WHERE source = ?", arguments: [job.id])
    try database.execute(
      sql: "DELETE FROM relationship WHERE target = ?", arguments: [job.id])
    try AssetRecord.find(job.id, in: database)?.remove(from: database)
  }
}
