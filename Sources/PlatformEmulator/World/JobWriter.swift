import JSON

/// Writes a job as the jobs API answers it, and as the asset it is.
///
/// Source: GET /v2/jobs/{job_id}; GET /v2/assets/{asset_id} of type `job`.
struct JobWriter {
  let spec: JobSpec
  let seed: UInt64
  let now: Int64

  func write(into sink: inout some WorldSink) throws {
    let configuration = Self.configuration(of: spec)
    var history = JobHistory(spec: spec, seed: seed, now: now, configuration: configuration)
    let runs = history.runs()
    let job = job(configuration: configuration, lastRun: runs.last)
    let metadata: JSONValue = [
      "name": .string(spec.name), "description": .string(spec.description),
      "asset_id": .string(spec.id), "owner_id": .string(spec.owner.id), "version": 0,
    ]
    let asset = asset(job: job)
    try sink.add(.asset(asset))
    try sink.add(
      .job(
        container: spec.container.scope, ["metadata": metadata, "entity": ["job": job]]))
    try bind(asset, into: &sink)
    for run in runs { try sink.add(.run(run)) }
  }

  private func bind(_ asset: WorldAsset, into sink: inout some WorldSink) throws {
    guard let story = referred else { return }
    let relationship = RelationshipKind.runs.relationship(
      spec.end, story.end, creatorID: spec.owner.id, created: asset.created)
    try sink.add(.relationship(relationship))
  }

  private var referred: StoryAsset? {
    WorldStory.assets.first {
      $0.name == spec.runs && $0.container.scope == spec.container.scope
    }
  }

  private static func configuration(of spec: JobSpec) -> JSONValue {
    let environments = [
      "notebook": "jupyter-py311", "data_intg_flow": "datastage-px-small",
      "orchestration_flow": "pipelines-default", "metadata_import": "metadata-default",
    ]
    let environment = environments[spec.type] ?? "script-py311"
    return [
      "env_id": .string("\(environment)-\(spec.container.scope.id)"),
      "env_type": .string(spec.type == "notebook" ? "notebook" : "default"),
      "env_variables": ["LOAD_DATE=today", "LOG_LEVEL=INFO"],
    ]
  }

  private func job(configuration: JSONValue, lastRun: WorldRun?) -> JSONValue {
    var job = JSONObject()
    job["asset_ref"] = .string(StoryAsset.id(spec.runs, in: spec.container))
    job["asset_ref_type"] = .string(spec.type)
    job["configuration"] = configuration
    addLastRun(lastRun, to: &job)
    addSchedule(to: &job)
    job["enable_notifications"] = false
    if spec.container.scope.kind != .catalog {
      job["\(spec.container.scope.kind.rawValue)_name"] = .string(spec.container.name)
    }
    job["job_parameters"] = [["name": "load_date", "value": ""]]
    job["parameter_sets"] = []
    job["retention_policy"] = ["days": -1, "amount": 200]
    return .object(job)
  }

  private func addLastRun(_ run: WorldRun?, to job: inout JSONObject) {
    guard let run else {
      job["last_run_initiator"] = "None"
      job["last_run_time"] = ""
      job["last_run_status"] = "None"
      job["last_run_status_timestamp"] = 0
      return
    }
    let snapshot = run.script.snapshot(at: now, cancelledAt: nil)
    job["last_run_initiator"] = .string(run.ownerID)
    job["last_run_time"] = .string(CalendarDate.milliseconds(run.created))
    job["last_run_status"] = .string(snapshot.state.rawValue)
    job["last_run_status_timestamp"] = JSONValue(snapshot.lastStateChange)
  }

  private func addSchedule(to job: inout JSONObject) {
    guard let schedule = spec.schedule else {
      job["schedule_id"] = ""
      job["schedule_creator_id"] = ""
      job["future_scheduled_runs"] = []
      return
    }
    job["schedule"] = .string(schedule.cron)
    job["schedule_info"] = [
      "repeat": true,
      "startOn": JSONValue(now - Int64(spec.days) * CalendarDate.millisecondsPerDay),
    ]
    job["schedule_id"] = .string(WorldID.named("\(spec.id)/schedule"))
    job["schedule_creator_id"] = .string(spec.owner.id)
    let next = schedule.times(after: now, count: 3)
    job["future_scheduled_runs"] = .array(next.map { .string(CalendarDate.milliseconds($0)) })
  }

  private func asset(job: JSONValue) -> WorldAsset {
    let created =
      (now - Int64(max(spec.days, 4)) * CalendarDate.millisecondsPerDay) / 1000 * 1000
    let updated =
      (now - Int64(WorldID.hash(spec.id) % 40_000) * 60_000 - 60_000) / 1000 * 1000
    let head = AssetHead(
      container: spec.container, id: spec.id, name: spec.name,
      description: spec.description.isEmpty ? nil : spec.description, type: "job", tags: [],
      ownerID: spec.owner.id, updaterID: spec.owner.id, created: min(created, updated),
      updated: updated, sections: ["job"])
    var json = JSONBytes(capacity: 2048)
    head.write(into: &json)
    json.raw(",\"entity\":{\"job\":")
    json.raw(job.serializedBytes())
    json.raw("}}")
    return head.asset(document: json.bytes)
  }
}
