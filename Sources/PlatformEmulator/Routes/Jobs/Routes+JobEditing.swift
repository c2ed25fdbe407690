import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let jobEditing: [Route] = [
    .changing(.post, "/v2/jobs", .jobs, createJob),
    .changing(.patch, "/v2/jobs/{job_id}", .jobs, patchJob),
  ]

  /// Source: POST /v2/jobs: 201 with the job as a whole asset.
  private static func createJob(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    let body = try call.fields().requiredObject("job")
    let id = call.newID()
    try JobRules(call: call, container: container, id: id).check(body)
    let name = try body.requiredString("name")
    let description = try body.string("description")
    var job = try referred(body, in: container, call)
    for key in [
      "configuration", "schedule", "schedule_info", "serving_name", "retention_policy",
      "job_parameters", "parameter_sets", "enable_notifications", "notification_types",
      "task_credentials_support",
    ] {
      if let value = body[key] { job[key] = value }
    }
    if job["configuration"] == nil { job["configuration"] = [:] }
    if job["enable_notifications"] == nil { job["enable_notifications"] = false }
    addIdentity(of: JobTimetable(.object(job)), to: &job, call)
    let asset = try call.create(
      NewAsset(
        type: "job", name: name, description: description, entity: ["job": .object(job)], id: id),
      in: container)
    var record = JobRecord(short(asset, .object(job)), in: container.scope)
    record.nextRun = JobTimetable(.object(job))?.first(after: call.now)
    try record.insert(into: call.database)
    try scheduleNextRun(of: record, call)
    var answer = try whole(record, asset, in: container, call)
    answer["asset_id"] = .string(id)
    return Answer.json(answer, .created)
  }

  /// What the job runs. Throws 400 unless exactly one of `asset_ref` and `asset_ref_type` is given.
  private static func referred(
    _ body: BodyFields, in container: Container, _ call: Call
  ) throws -> JSONObject {
    let reference = try body.string("asset_ref")
    let type = try body.string("asset_ref_type")
    guard (reference == nil) != (type == nil) else {
      throw PlatformFault.invalid(
        "Either asset_ref or asset_ref_type must be provided, not both.",
        .field(body.name("asset_ref")))
    }
    guard let reference else { return ["asset_ref_type": .string(type ?? "")] }
    guard let asset = try AssetRecord.find(reference, in: call.database),
      asset.container == container.row
    else {
      throw PlatformFault.invalid(
        "There is no asset '\(reference)' in \(container.scope.kind.rawValue) "
          + "'\(container.scope.id)'.", .field(body.name("asset_ref")))
    }
    return ["asset_ref": .string(reference), "asset_ref_type": .string(asset.type)]
  }

  /// Members outside of these cannot be changed.
  private static let fixedFields: Set<String> = [
    "asset_ref", "asset_ref_type", "last_run_initiator", "last_run_time", "last_run_status",
    "last_run_status_timestamp", "future_scheduled_runs", "schedule_id", "schedule_creator_id",
    "project_name", "space_name",
  ]

  /// Source: PATCH /v2/jobs/{job_id}: operations `add` and `replace`; "Ex /metadata/name or
  /// /entity/job/configuration". Answers the whole asset; the reference has no sample.
  private static func patchJob(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    var record = try call.job(call.parameter("job_id"), in: container)
    let asset = try call.asset(record.id, in: container)
    let patch = try DocumentPatch(call)
    for operation in patch.patch.operations { try check(operation) }
    let metadata = try JSONValue.parse(asset.metadata)
    let after = try patch.applied(to: ["metadata": metadata, "entity": ["job": record.job]])
    var job = try withoutNulls(after)
    let fields = try BodyFields(.object(job), path: "entity.job")
    try JobRules(call: call, container: container, id: record.id).check(fields)
    let head = try BodyFields(after["metadata"] ?? [:], path: "metadata")
    _ = try head.requiredString("name")
    _ = try head.string("description")
    let timetable = JobTimetable(.object(job))
    if timetable != JobTimetable(record.job) {
      addIdentity(of: timetable, to: &job, call)
      record.nextRun = record.isBeingDeleted ? nil : timetable?.first(after: call.now)
    }
    let changed = try saved(asset, metadata: head.value, job: .object(job), call)
    record.document = short(changed, .object(job))
    record.name = changed.name
    try record.save(in: call.database)
    try scheduleNextRun(of: record, call)
    try expireRuns(of: record, call)
    return Answer.json(try whole(record, changed, in: container, call))
  }

  private static func check(_ operation: JSONPatch.Operation) throws {
    switch operation {
    case .add, .replace, .test: break
    default:
      throw PlatformFault.invalid(
        "The operation '\(operation.name)' is not allowed; allowed: add, replace.",
        .field("op"))
    }
    let tokens = operation.path.tokens
    let isMetadata =
      tokens.first == "metadata" && tokens.count >= 2
      && ["name", "description", "tags"].contains(tokens[1])
    let isJob =
      tokens.starts(with: ["entity", "job"])
      && (tokens.count == 2 || !fixedFields.contains(tokens[2]))
    guard isMetadata || isJob else {
      throw PlatformFault.invalid(
        "The path '\(operation.path)' cannot be patched.", .field(operation.path.description))
    }
  }

  /// A member that was set to null is none.
  private static func withoutNulls(_ document: JSONValue) throws -> JSONObject {
    guard let job = document["entity"]?["job"]?.object else {
      throw PlatformFault.invalid("The job must be an object.", .field("entity.job"))
    }
    return JSONObject(job.filter { !$0.value.isNull })
  }

  private static func saved(
    _ asset: AssetRecord, metadata: JSONValue, job: JSONValue, _ call: Call
  ) throws -> AssetRecord {
    var after = asset
    after.metadata = metadata.serialized()
    var entity = try asset.entity.map { try JSONValue.parse($0) } ?? [:]
    entity["job"] = job
    after.entity = entity.serialized()
    try after.save(over: asset, by: call.caller.id, at: call.now, in: call.database)
    return after
  }

  /// A schedule has an id of its own and belongs to whoever set it.
  private static func addIdentity(
    of timetable: JobTimetable?, to job: inout JSONObject, _ call: Call
  ) {
    job["schedule_id"] = .string(timetable == nil ? "" : call.newID())
    job["schedule_creator_id"] = .string(timetable == nil ? "" : call.caller.id)
  }

  private static func scheduleNextRun(of job: JobRecord, _ call: Call) throws {
    guard let next = job.nextRun else { return }
    try call.schedule(.scheduledRun, after: next - call.now, ["job": .string(job.id)])
  }

  private static func expireRuns(of job: JobRecord, _ call: Call) throws {
    let retention = RunRetention(job)
    try retention.prune(at: call.now, in: call.database)
    guard let length = retention.length else { return }
    for run in try RunRecord.all(of: job.id, in: call.database) {
      let delay = max(run.created + length - call.now, 0)
      try call.schedule(.runExpiry, after: delay, ["job": .string(job.id)])
    }
  }

  /// With five members of the metadata, as the jobs API tells it.
  private static func short(_ asset: AssetRecord, _ job: JSONValue) -> JSONValue {
    [
      "metadata": [
        "name": .string(asset.name), "description": .string(asset.description ?? ""),
        "asset_id": .string(asset.id), "owner_id": "", "version": 0,
      ], "entity": ["job": job],
    ]
  }

  private static func whole(
    _ job: JobRecord, _ asset: AssetRecord, in container: Container, _ call: Call
  ) throws -> JSONValue {
    var document = try asset.document(in: container)
    document["entity"]?["job"] = try call.entity(of: job, in: container)
    return document
  }
}
