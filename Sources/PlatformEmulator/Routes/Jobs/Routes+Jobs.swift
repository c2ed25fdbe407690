import GRDB
import JSON

extension Routes {
  static let jobs: [Route] =
    [
      .get("/v2/jobs", .jobs, listJobs),
      .get("/v2/jobs/{job_id}", .jobs) { call in
        let container = try call.container(among: [.project, .space])
        let job = try call.job(call.parameter("job_id"), in: container)
        return Answer.json(try call.document(of: job, in: container))
      },
      .get("/v2/jobs/serving_name/{serving_name}", .jobs, readServingName),
    ] + jobEditing + jobDeletion + jobDescription

  /// Source: GET /v2/jobs; `next` comes back as the JSON text of the object that was given.
  private static func listJobs(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    let place = try NextPlace(call)
    let limit = place.limit
    var text = SQLText("j.container_id = ?", container.scope.id)
    for (parameter, condition) in [
      ("asset_ref", "j.asset_ref = ?"), ("asset_ref_type", "j.type = ?"), ("name", "a.name = ?"),
      ("run_id", "j.id = (SELECT job_id FROM run WHERE id = ?)"),
    ] {
      if let value = call.query(parameter) {
        text = text + SQLText("AND \(condition)", value)
      }
    }
    let total = try Int.fetchOne(
      call.database,
      sql: "SELECT count(*) FROM job j JOIN asset a ON a.id = j.id WHERE \(text.sql)",
      arguments: text.statementArguments)
    if let start = place.start, let name = start.keys.first?.string {
      text = text + SQLText("AND (a.name, j.rowid) > (?, ?)", name, start.row)
    }
    text = text + SQLText("ORDER BY a.name, j.rowid LIMIT ?", limit + 1)
    let jobs = try JobRecord.fetch(text, in: call.database)
    let shown = jobs.prefix(limit)
    var answer: JSONValue = [
      "total_rows": JSONValue(total ?? 0),
      "results": .array(try shown.map { try call.document(of: $0, in: container) }),
    ]
    if jobs.count > limit, let last = shown.last {
      answer["next"] = place.next(Bookmark(keys: [.string(last.name)], row: last.row))
    }
    return Answer.json(answer)
  }

  /// Whether a serving name is free. The answer's shape is not in the reference.
  ///
  /// Source: GET /v2/jobs/serving_name/{serving_name}.
  private static func readServingName(_ call: Call) throws -> EmulatorResponse {
    let name = call.parameter("serving_name")
    try JobRules.checkServingName(name, .parameter("serving_name"))
    let isTaken = try JobRules.job(serving: name, in: call.database) != nil
    return Answer.json(["serving_name": .string(name), "available": .bool(!isTaken)])
  }
}

extension Call {
  /// By id or serving name. Throws 404.
  func job(_ id: String, in container: Container) throws -> JobRecord {
    let condition = SQLText(
      "j.container_id = ? AND (j.id = ? OR j.serving_name = ?)", container.scope.id, id, id)
    guard let job = try JobRecord.fetch(condition, in: database).first else {
      throw PlatformFault.missing(
        "The job '\(id)' could not be found in \(container.scope.kind.rawValue) "
          + "'\(container.scope.id)'.")
    }
    return job
  }

  /// A job with what its latest run and its timetable say. "None" and "" are what the platform writes
  /// for a job that never ran.
  func document(of job: JobRecord, in container: Container) throws -> JSONValue {
    var document = job.document
    document["entity"]?["job"] = try entity(of: job, in: container)
    return document
  }

  /// `entity.job`.
  func entity(of job: JobRecord, in container: Container) throws -> JSONValue {
    var entity = job.job
    let latest = try RunRecord.latest(of: job.id, in: database)
    let snapshot = latest?.snapshot(at: now)
    let times = job.nextRun.map { JobTimetable(job.job)?.upcoming($0, count: 3) ?? [$0] } ?? []
    let fields: [(String, JSONValue)] = [
      ("last_run_initiator", .string(latest?.owner ?? "None")),
      ("last_run_time", .string(latest.map { CalendarDate.milliseconds($0.created) } ?? "")),
      ("last_run_status", .string(snapshot?.state.rawValue ?? "None")),
      ("last_run_status_timestamp", JSONValue(snapshot?.lastStateChange ?? 0)),
      ("future_scheduled_runs", .array(times.map { .string(CalendarDate.milliseconds($0)) })),
      ("\(container.scope.kind.rawValue)_name", .string(container.name)),
    ]
    for (key, value) in fields { entity[key] = value }
    return entity
  }
}
