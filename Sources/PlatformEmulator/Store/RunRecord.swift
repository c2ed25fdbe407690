import GRDB
import JSON

/// A run as it is stored: what its script is made from, and when somebody stopped it.
struct RunRecord {
  static let insertion = """
    INSERT INTO run VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
  var inputs: RunInputs
  /// Milliseconds since 1970.
  var cancelledAt: Int64?
  var pauses: [RunPause] = []

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
    inputs = RunInputs(configuration: run.configuration)
  }

  /// A run that starts now. Whatever is named after failure fails.
  init(
    of job: JobRecord, id: String, owner: String, now: Int64, seed: UInt64, isScheduled: Bool,
    inputs: RunInputs
  ) {
    self.id = id
    jobID = job.id
    scope = job.scope
    name = "job run"
    jobName = job.name
    jobType = job.type
    self.owner = owner
    created = now
    self.seed = seed
    outcome = job.name.lowercased().contains("fail") ? .failed : nil
    self.isScheduled = isScheduled
    self.inputs = inputs
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
    inputs = RunInputs(
      configuration: try JSONValue.parse(row["configuration"] as String),
      parameters: try (row["parameters"] as String?).map { try JSONValue.parse($0) },
      parameterSets: try (row["parameter_sets"] as String?).map { try JSONValue.parse($0) })
    cancelledAt = row["cancelled_at"]
    pauses = try (row["pauses"] as String?).map { try Self.pauses($0) } ?? []
  }

  private static func pauses(_ text: String) throws -> [RunPause] {
    (try JSONValue.parse(text).array ?? []).compactMap { pause in
      pause[0]?.int.map { RunPause(start: Int64($0), resumed: pause[1]?.int.map(Int64.init)) }
    }
  }

  /// `[[start, resumed], …]`; nil if there are none.
  private var pausesText: String? {
    if pauses.isEmpty { return nil }
    return JSONValue.array(
      pauses.map { [JSONValue($0.start), $0.resumed.map { JSONValue($0) } ?? .null] }
    ).serialized()
  }

  var arguments: StatementArguments {
    [
      id, jobID, scope.kind.rawValue, scope.id, name, description, jobName, jobType, owner, created,
      Int64(bitPattern: seed), outcome?.rawValue, length, isScheduled,
      inputs.configuration.serialized(), inputs.parameters?.serialized(), cancelledAt, pausesText,
      inputs.parameterSets?.serialized(),
    ]
  }

  /// The whole course of this run.
  var script: RunScript {
    RunScript(
      seed: seed, jobType: jobType, jobName: jobName, startedAt: created, outcome: outcome,
      length: length, pauses: pauses, inputs: inputs.lines)
  }

  func insert(into database: Database) throws {
    try database.execute(sql: Self.insertion, arguments: arguments)
  }

  /// Stores what may change while it runs, and what people may change at any time.
  func save(in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE run SET name = ?, description = ?, cancelled_at = ?, pauses = ?, configuration = ?
        WHERE id = ?
        """,
      arguments: [
        name, description, cancelledAt, pausesText, inputs.configuration.serialized(), id,
      ])
  }

  func snapshot(at now: Int64) -> RunSnapshot {
    script.snapshot(at: now, cancelledAt: cancelledAt)
  }
}
