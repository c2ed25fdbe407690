import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let runs: [Route] =
    [
      .get("/v2/jobs/{job_id}/runs", .jobs, listRuns),
      .changing(.post, "/v2/jobs/{job_id}/runs", .jobs, startRun),
      .get("/v2/jobs/{job_id}/runs/{run_id}", .jobs) { call in
        let (container, run) = try call.run()
        return Answer.json(RunDocument(run, container, call.now).whole)
      },
      .get("/v2/jobs/{job_id}/runs/{run_id}/logs", .jobs, readLog),
    ] + runControl + runEditing

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
    guard !job.isBeingDeleted else {
      throw PlatformFault.unable("The job '\(job.id)' is being deleted and cannot be started.")
    }
    let body = try BodyFields(try call.optionalJSON())
    let wanted = try body.object("job_run") ?? BodyFields([:])
    let run = try RunStart(call).start(
      job, by: call.caller.id, isScheduled: false,
      inputs: try inputs(wanted, of: job, container, call),
      name: try wanted.string("name"), description: try wanted.string("description"))
    return Answer.json(RunDocument(run, container, call.now).started, .created)
  }

  /// "The configuration of the job run to use. If not provided, use the configuration of the
  /// associated job." Parameters that are given stand over those of the job of the same name.
  private static func inputs(
    _ wanted: BodyFields, of job: JobRecord, _ container: Container, _ call: Call
  ) throws -> RunInputs {
    let rules = JobRules(call: call, container: container, id: job.id)
    try rules.checkConfiguration(wanted)
    try JobRules.checkParameters(wanted)
    let given = try rules.resolved(wanted)
    let own = try rules.resolved(try BodyFields(job.job, path: "job"))
    return RunInputs(
      configuration: wanted["configuration"] ?? job.job["configuration"] ?? [:],
      parameters: merged(job.job["job_parameters"], try wanted.array("job_parameters"), "name"),
      parameterSets: merged(own, given?.array, "ref"))
  }

  private static func merged(
    _ own: JSONValue?, _ given: [JSONValue]?, _ key: String
  ) -> JSONValue? {
    guard let given else { return own }
    let names = Set(given.map { $0[key] })
    return .array((own?.array ?? []).filter { !names.contains($0[key]) } + given)
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
