import HTTPTypes
import JSON
public import PlatformModel

extension PlatformClient {
  /// Runs of a job, in the platform's order, those in `states` if any are named. `limit` goes up to
  /// 200.
  ///
  /// Source: GET /v2/jobs/{job_id}/runs, payloads 1.10.
  public func runs(
    of job: JobID, states: [RunState] = [], after cursor: PageCursor? = nil, limit: Int = 20
  ) throws(PlatformError) -> Page<JobRun> {
    let limit = min(max(limit, 1), 200)
    let list = List(
      rows: ["results", "resources"], totals: ["total_rows"], limit: limit, paging: .nextObject
    ) { JobRun($0, of: job) }
    var query = [job.container.scope, QueryItem("limit", limit)]
    if !states.isEmpty {
      query.append(QueryItem("states", states.map(\.text).joined(separator: ",")))
    }
    return try caller.page(list, .get("v2", "jobs", job.id, "runs", query: query), after: cursor)
  }

  /// Source: GET /v2/jobs/{job_id}/runs/{run_id}, payloads 1.10.
  public func run(_ id: JobRunID) throws(PlatformError) -> JobRun {
    try run(.get("v2", "jobs", id.job.id, "runs", id.id, query: [id.job.container.scope]), id.job)
  }

  /// Starts a run with the job's own configuration.
  ///
  /// Source: POST /v2/jobs/{job_id}/runs, payloads 1.10.
  public func startRun(of job: JobID, name: String? = nil) throws(PlatformError) -> JobRun {
    var settings: JSONValue = [:]
    settings["name"] = name.map { .string($0) }
    return try run(
      .change(
        .post, "v2", "jobs", job.id, "runs", query: [job.container.scope],
        body: ["job_run": settings]), job)
  }

  /// Asks for a run to be cancelled; it is once its state says so.
  ///
  /// Source: POST /v2/jobs/{job_id}/runs/{run_id}/cancel, payloads 1.10.
  public func cancelRun(_ id: JobRunID) throws(PlatformError) {
    try caller.response(
      .change(
        .post, "v2", "jobs", id.job.id, "runs", id.id, "cancel",
        query: [id.job.container.scope], body: [:]))
  }

  /// Up to `limit` lines of a run's log: its head or its tail, which is not documented.
  ///
  /// Source: GET /v2/jobs/{job_id}/runs/{run_id}/logs, payloads 1.10.
  public func runLog(_ id: JobRunID, limit: Int) throws(PlatformError) -> LogPage {
    var call = Call.get(
      "v2", "jobs", id.job.id, "runs", id.id, "logs",
      query: [id.job.container.scope, QueryItem("limit", max(limit, 1))])
    call.timeout = .seconds(60)
    return try read(call, "no log") { LogPage($0) }
  }

  private func run(_ call: Call, _ job: JobID) throws(PlatformError) -> JobRun {
    try read(call, "no run") { JobRun($0, of: job) }
  }
}
