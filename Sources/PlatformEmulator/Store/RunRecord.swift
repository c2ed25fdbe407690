import GRDB
import JSON

/// A run as it is stored: what its script is made from, and when somebody stopped it.
struct RunRecord {
  static let insertion = """
    INSERT INTO run VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  var row: Int64 = 0
  var id: String
  var jobID: String
  var scope: WorldScope
  var name: String
  var description: String?
  var jobName: String
  var jobType: String
  var owner: String
  /// Milliseconds since 1970.
  var created: Int64
  var seed: UInt64
  /// Nil: its seed decides.
  var outcome: RunOutcome?
  /// Milliseconds; nil: its seed decides.
  var length: Int64?
  var isScheduled: Bool
  var configuration: JSONValue
  /// `job_parameters` it was started with.
  var parameters: JSONValue?
  /// Milliseconds since 1970.
  var cancelledAt: Int64?

  init(_ run: WorldRun) {
    id = run.id
    jobID = run.jobID
    scope = run.scope
    name = "job run"
    jobName = run.jobName
    jobType = run.jobType
    owner = run.ownerID
    created = run.created
    seed = run.seed
    outcome = run.outcome
    length = run.length
    isScheduled = run.isScheduled
    configuration = run.configuration
  }

  /// A run that somebody starts now.
  init(of job: JobRecord, id: String, owner: String, now: Int64, seed: UInt64) {
    self.id = id
    jobID = job.id
    scope = job.scope
    name = "job run"
    jobName = job.name
    jobType = job.type
    self.owner = owner
    created = now
    self.seed = seed
    isScheduled = false
    configuration = job.document["entity"]?["job"]?["configuration"] ?? [:]
  }

  init(_ row: Row) throws {
    self.row = row["rowid"]
    id = row["id"]
    jobID = row["job_id"]
    scope = WorldScope(
      kind: WorldScope.Kind(rawValue: row["kind"]) ?? .project, id: row["container_id"])
    name = row["name"]
    description = row["description"]
    jobName = row["job_name"]
    jobType = row["job_type"]
    owner = row["owner"]
    created = row["created"]
    seed = UInt64(bitPattern: row["seed"])
    outcome = (row["outcome"] as String?).flatMap(RunOutcome.init(rawValue:))
    length = row["length"]
    isScheduled = row["scheduled"]
    configuration = try JSONValue.parse(row["configuration"] as String)
    parameters = try (row["parameters"] as String?).map { try JSONValue.parse($0) }
    cancelledAt = row["cancelled_at"]
  }

  var arguments: StatementArguments {
    [
      id, jobID, scope.kind.rawValue, scope.id, name, description, jobName, jobType, owner, created,
      Int64(bitPattern: seed), outcome?.rawValue, length, isScheduled, configuration.serialized(),
      parameters?.serialized(), cancelledAt,
    ]
  }

  /// The whole course of this run.
  var script: RunScript {
    RunScript(
      seed: seed, jobType: jobType, jobName: jobName, startedAt: created, outcome: outcome,
      length: length)
  }

  func snapshot(at now: Int64) -> RunSnapshot {
    script.snapshot(at: now, cancelledAt: cancelledAt)
  }
}
