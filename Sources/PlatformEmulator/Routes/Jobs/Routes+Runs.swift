import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let runs: [Route] = [
    .get("/v2/jobs/{job_id}/runs", .jobs, listRuns),
    .changing(.post, "/v2/jobs/{job_id}/runs", .jobs, startRun),
    .get("/v2/jobs/{job_id}/runs/{run_id}", .jobs) { call in
      let (container, run) = try call.run()
      return Answer.json(RunDocument(run, container, call.now).whole)
    },
    .get("/v2/jobs/{job_id}/runs/{run_id}/logs", .jobs, readLog),
    .changing(.post, "/v2/jobs/{job_id}/runs/{run_id}/cancel", .jobs, cancelRun),
    .asking("/v2/jobs/{job_id}/runs/{run_id}/refresh_state", .jobs) { call in
      let (container, run) = try call.run()
      return Answer.json(RunDocument(run, container, call.now).whole)
    },
  ]

  /// Newest first. Source: GET /v2/jobs/{job_id}/runs.
  private static func listRuns(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    let job = try call.job(call.parameter("job_id"), in: container)
    let place = try NextPlace(call)
    let states = try wantedStates(call)
    let listing = RunListing(job: job.id, states: states, now: call.now, database: call.database)
    let page = try listing.page(after: place.start, limit: place.limit)
    var answer: JSONValue = [
      "total_rows": JSONValue(try listing.total()),
      "results": .array(page.runs.map { RunDocument($0, container, call.now).listed }),
    ]
    if page.hasMore, let last = page.runs.last {
      answer["next"] = place.next(Bookmark(keys: [JSONValue(last.created)], row: last.row))
    }
    return Answer.json(answer)
  }

  private static func wantedStates(_ call: Call) throws -> Set<RunState> {
    let names = call.queries("states")
    return Set(
      try names.map { name in
        guard let state = RunState(rawValue: name) else {
          throw PlatformFault.invalid("'\(name)' is not a state of a run.", .parameter("states"))
        }
        return state
      })
  }

  /// Source: POST /v2/jobs/{job_id}/runs: 201 with the run as a whole asset, in state `Starting`.
  private static func startRun(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    let job = try call.job(call.parameter("job_id"), in: container)
    let wanted = try call.optionalJSON()["job_run"]
    var run = RunRecord(
      of: job, id: call.newID(), owner: call.caller.id, now: call.now,
      seed: call.emulator.identifiers.nextNumber())
    run.name = wanted?["name"]?.string ?? run.name
    run.description = wanted?["description"]?.string
    run.configuration = wanted?["configuration"] ?? run.configuration
    run.parameters = wanted?["job_parameters"]
    try call.database.execute(sql: RunRecord.insertion, arguments: run.arguments)
    return Answer.json(RunDocument(run, container, call.now).started, .created)
  }

  /// Source: POST /v2/jobs/{job_id}/runs/{run_id}/cancel, with or without a body.
  private static func cancelRun(_ call: Call) throws -> EmulatorResponse {
    let (_, run) = try call.run()
    let state = run.snapshot(at: call.now).state
    guard !state.isTerminal else {
      throw PlatformFault.unable(
        "The job run '\(run.id)' cannot be canceled: its state is \(state.rawValue).")
    }
    try call.database.execute(
      sql: "UPDATE run SET cancelled_at = coalesce(cancelled_at, ?) WHERE id = ?",
      arguments: [call.now, run.id])
    return Answer.empty()
  }

  /// Source: GET /v2/jobs/{job_id}/runs/{run_id}/logs. Which end `limit` keeps is not documented.
  private static func readLog(_ call: Call) throws -> EmulatorResponse {
    let (_, run) = try call.run()
    let emulator = call.emulator
    let limit = try call.number("limit")
    let bound: RunLogBound =
      switch (limit, emulator.options.logLimitKeeps) {
      case (nil, _), (0, _): .all
      case (let limit?, .tail): .last(limit)
      case (let limit?, .head): .first(limit)
      }
    let script = run.script
    let cancelled = run.cancelledAt
    var lines: [String]
    let total: Int
    if emulator.overlays.isEmpty(run.id) {
      lines = script.logLines(at: call.now, cancelledAt: cancelled, bound: bound)
      total = script.logLineCount(at: call.now, cancelledAt: cancelled)
    } else {
      lines = emulator.overlays.applied(
        to: script.logLines(at: call.now, cancelledAt: cancelled), of: run.id)
      total = lines.count
      lines = Array(lines[bound.range(of: total)])
    }
    var text = JSONBytes(capacity: 128 * (lines.count + 1))
    text.raw("{\"results\":")
    text.strings(lines)
    text.raw(",\"total_count\":")
    text.number(Int64(total))
    text.raw("}")
    return Answer.text(text.bytes)
  }
}

extension Call {
  /// The run named in the path, and where it is. Throws 404.
  func run() throws -> (Container, RunRecord) {
    let container = try container(among: [.project, .space])
    let job = try job(parameter("job_id"), in: container)
    let run = try RunRecord.find(parameter("run_id"), in: database)
    guard run.jobID == job.id else {
      throw PlatformFault.missing("The job '\(job.id)' has no run '\(run.id)'.")
    }
    return (container, run)
  }
}
