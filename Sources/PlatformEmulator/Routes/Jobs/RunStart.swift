import GRDB
import JSON

/// Starts a run, whoever wants it: a user, or the clock.
struct RunStart {
  private let emulator: PlatformEmulator
  private let database: Database
  private let now: Int64
  private let schedule: (BackgroundWork, Int64, JSONValue) throws -> Void

  init(_ call: Call) {
    emulator = call.emulator
    database = call.database
    now = call.now
    schedule = call.schedule(_:after:_:)
  }

  init(_ turn: BackgroundWork.Turn) {
    emulator = turn.emulator
    database = turn.database
    now = turn.now
    schedule = turn.schedule(_:after:_:)
  }

  func start(
    _ job: JobRecord, by owner: String, isScheduled: Bool, inputs: RunInputs,
    name: String? = nil, description: String? = nil
  ) throws -> RunRecord {
    var run = RunRecord(
      of: job, id: emulator.identifiers.next(), owner: owner, now: now,
      seed: emulator.identifiers.nextNumber(), isScheduled: isScheduled, inputs: inputs)
    run.name = name ?? run.name
    run.description = description
    try run.insert(into: database)
    let retention = RunRetention(job)
    try retention.prune(at: now, in: database)
    if let length = retention.length {
      try schedule(.runExpiry, length, ["job": .string(job.id)])
    }
    return run
  }

  /// Starts a job whose time has come, and says when it is due next. What it is given was checked
  /// when it was stored; a parameter set that is gone since is passed over.
  func startScheduled(_ job: JobRecord) throws {
    let owner = job.job["schedule_creator_id"]?.string
    _ = try start(
      job, by: owner ?? job.document["metadata"]?["owner_id"]?.string ?? "", isScheduled: true,
      inputs: RunInputs(
        configuration: job.job["configuration"] ?? [:], parameters: job.job["job_parameters"],
        parameterSets: job.job["parameter_sets"]))
  }
}

/// How long the runs of a job are kept once they have ended.
///
/// Source: POST /v2/jobs, `retention_policy`: `days` and `amount`; each may be -1 or absent for no
/// limit.
struct RunRetention {
  private let job: String
  private let days: Int?
  private let amount: Int?

  init(_ job: JobRecord) {
    let policy = job.job["retention_policy"]
    self.job = job.id
    days = policy?["days"]?.int.flatMap { $0 > 0 ? $0 : nil }
    amount = policy?["amount"]?.int.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Milliseconds that a run is kept; nil: it never gets too old.
  var length: Int64? { days.map { Int64($0) * CalendarDate.millisecondsPerDay } }

  /// Removes ended runs that are too old, or too many: the newest stay.
  func prune(at now: Int64, in database: Database) throws {
    guard days != nil || amount != nil else { return }
    let oldest = length.map { now - $0 } ?? .min
    let runs = try RunRecord.all(of: job, in: database)
    var kept = 0
    for run in runs where run.snapshot(at: now).isTerminal {
      if run.created > oldest, kept < amount ?? .max {
        kept += 1
      } else {
        try run.remove(from: database)
      }
    }
  }
}
