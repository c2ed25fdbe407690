import JSON

/// How a run is told, as it stands at one moment.
///
/// Source: GET and POST /v2/jobs/{job_id}/runs.
struct RunDocument {
  private let run: RunRecord
  private let container: Container
  private let snapshot: RunSnapshot

  init(_ run: RunRecord, _ container: Container, _ now: Int64) {
    self.run = run
    self.container = container
    snapshot = run.snapshot(at: now)
  }

  /// In lists: few metadata, and `created` is 0.
  var listed: JSONValue {
    [
      "metadata": metadata(created: 0), "entity": ["job_run": entity(state: snapshot.state)],
    ]
  }

  var whole: JSONValue {
    var metadata = metadata(created: run.created)
    let asset: [(String, JSONValue)] = [
      (container.key, .string(container.scope.id)), ("tags", []), ("asset_type", "job_run"),
      ("origin_country", "us"), ("rating", 0.0), ("total_ratings", 0), ("version", 0),
      ("asset_state", "available"), ("asset_attributes", ["job_run"]), ("asset_category", "USER"),
      ("size", 0), ("rov", ["mode": 0, "collaborator_ids": [:]]),
    ]
    for (key, value) in asset { metadata[key] = value }
    return [
      "metadata": metadata, "entity": ["job_run": entity(state: snapshot.state)],
      "href": .string("/v2/assets/\(run.id)?\(container.query)"),
    ]
  }

  /// The answer to the one who started it.
  var started: JSONValue {
    var document = whole
    document["entity"]?["job_run"]?["state"] = .string(RunState.starting.rawValue)
    document["asset_id"] = .string(run.id)
    return document
  }

  private func metadata(created: Int64) -> JSONValue {
    let changed = CalendarDate.seconds(snapshot.lastStateChange)
    return [
      "name": .string(run.name), "description": .string(run.description ?? ""),
      "asset_id": .string(run.id), "owner_id": .string(run.owner), "created": JSONValue(created),
      "created_at": .string(CalendarDate.seconds(run.created)),
      "usage": [
        "last_updated_at": .string(changed), "last_updater_id": .string(run.owner),
        "last_update_time": JSONValue(snapshot.lastStateChange),
        "last_accessed_at": .string(changed),
        "last_access_time": JSONValue(snapshot.lastStateChange),
        "last_accessor_id": .string(run.owner), "access_count": 0,
      ],
    ]
  }

  private func entity(state: RunState) -> JSONValue {
    var entity: JSONValue = [
      "job_ref": .string(run.jobID), "job_name": .string(run.jobName),
      "job_type": .string(run.jobType), "state": .string(state.rawValue),
      "isScheduledRun": .bool(run.isScheduled), "configuration": run.inputs.configuration,
      "runtime_job_id": .string(run.id),
      "last_state_change_timestamp": .string(CalendarDate.milliseconds(snapshot.lastStateChange)),
      "queue_start": JSONValue(snapshot.queueStart),
      "\(container.scope.kind.rawValue)_name": .string(container.name),
    ]
    entity["queue_end"] = snapshot.queueEnd.map { JSONValue($0) }
    entity["execution_start"] = snapshot.executionStart.map { JSONValue($0) }
    entity["execution_end"] = snapshot.executionEnd.map { JSONValue($0) }
    entity["duration"] = snapshot.duration.map { JSONValue($0) }
    if snapshot.totalStages > 0 { entity["total_stages"] = JSONValue(snapshot.totalStages) }
    entity["total_rows_read"] = JSONValue(snapshot.rowsRead)
    entity["total_rows_written"] = JSONValue(snapshot.rowsWritten)
    if let parameters = run.inputs.parameters { entity["job_parameters"] = parameters }
    if let sets = run.inputs.parameterSets { entity["parameter_sets"] = sets }
    if run.jobType == "data_intg_flow" || run.jobType == "data_flow" {
      entity["data_flow_job_output"] = [
        "total_rows_read": JSONValue(snapshot.rowsRead),
        "total_bytes_read": JSONValue(snapshot.bytesRead),
        "total_bytes_written": JSONValue(snapshot.bytesWritten),
        "total_rows_written": JSONValue(snapshot.rowsWritten),
        "engine_elapsed_secs": JSONValue(snapshot.duration ?? 0),
      ]
    }
    return entity
  }
}
