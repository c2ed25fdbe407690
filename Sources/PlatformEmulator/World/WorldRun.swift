import JSON

/// One run of a job: what its script is made from.
///
/// Nothing of its course is kept: `script` says at any time what state it is in and what it has
/// printed. Whoever stores a run must store `seed`, `outcome` and `length`.
struct WorldRun: Hashable, Sendable {
  var id: String
  var jobID: String
  var scope: WorldScope
  var jobName: String
  /// `entity.job.asset_ref_type` of its job, such as `notebook`.
  var jobType: String
  var ownerID: String
  /// Milliseconds since 1970: when it was queued.
  var created: Int64
  var seed: UInt64
  var outcome: RunOutcome
  /// How long it executes if nobody stops it, in milliseconds.
  var length: Int64
  var isScheduled: Bool
  /// `configuration` of the job at that time.
  var configuration: JSONValue

  /// The whole course of this run.
  var script: RunScript {
    RunScript(
      seed: seed, jobType: jobType, jobName: jobName, startedAt: created, outcome: outcome,
      length: length)
  }
}
