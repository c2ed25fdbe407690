import GRDB
import JSON

extension Routes {
  static let jobs: [Route] = [
    .get("/v2/jobs", .jobs, listJobs),
    .get("/v2/jobs/{job_id}", .jobs) { call in
      let container = try call.container(among: [.project, .space])
      let job = try call.job(call.parameter("job_id"), in: container)
      return Answer.json(try call.document(of: job, in: container))
    },
  ]

  /// Source: GET /v2/jobs; `next` comes back as the JSON text of the object that was given.
  private static func listJobs(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    let place = try NextPlace(call)
    let limit = place.limit
    var text = SQLText("container_id = ?", container.scope.id)
    for (parameter, condition) in [
      ("asset_ref", "asset_ref = ?"), ("asset_ref_type", "type = ?"), ("name", "name = ?"),
      ("run_id", "id = (SELECT job_id FROM run WHERE id = ?)"),
    ] {
      if let value = call.query(parameter) {
        text = text + SQLText("AND \(condition)", value)
      }
    }
    let total = try Int.fetchOne(
      call.database, sql: "SELECT count(*) FROM job WHERE \(text.sql)",
      arguments: text.statementArguments)
    if let start = place.start, let name = start.keys.first?.string {
      text = text + SQLText("AND (name, rowid) > (?, ?)", name, start.row)
    }
    text = text + SQLText("ORDER BY name, rowid LIMIT ?", limit + 1)
    let jobs = try Row.fetchAll(
      call.database, sql: "SELECT rowid, document FROM job WHERE \(text.sql)",
      arguments: text.statementArguments
    ).map { try JobRecord($0, in: container.scope) }
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
}

extension Call {
  /// By id or serving name. Throws 404.
  func job(_ id: String, in container: Container) throws -> JobRecord {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT rowid, document FROM job WHERE container_id = ? AND (id = ? OR serving_name = ?)
          """), arguments: [container.scope.id, id, id])
    guard let row else {
      throw PlatformFault.missing(
        "The job '\(id)' could not be found in \(container.scope.kind.rawValue) "
          + "'\(container.scope.id)'.")
    }
    return try JobRecord(row, in: container.scope)
  }

  /// A job with what its latest run says. "None" and "" are what the platform writes for a job that
  /// never ran.
  func document(of job: JobRecord, in container: Container) throws -> JSONValue {
    var document = job.document
    let latest = try RunRecord.latest(of: job.id, in: database)
    let snapshot = latest?.snapshot(at: now)
    let fields: [(String, JSONValue)] = [
      ("last_run_initiator", .string(latest?.owner ?? "None")),
      ("last_run_time", .string(latest.map { CalendarDate.milliseconds($0.created) } ?? "")),
      ("last_run_status", .string(snapshot?.state.rawValue ?? "None")),
      ("last_run_status_timestamp", JSONValue(snapshot?.lastStateChange ?? 0)),
      ("\(container.scope.kind.rawValue)_name", .string(container.name)),
    ]
    for (key, value) in fields { document["entity"]?["job"]?[key] = value }
    return document
  }
}
