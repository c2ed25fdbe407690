import HTTPTypes
import JSON

extension Routes {
  static let runEditing: [Route] = [
    .changing(.patch, "/v2/jobs/{job_id}/runs/{run_id}", .jobs, patchRun),
    .changing(.delete, "/v2/jobs/{job_id}/runs/{run_id}", .jobs, deleteRun),
  ]

  /// Name, description and configuration; what the run says of itself cannot be changed. Not in the
  /// reference but as the name of a command of IBM's client.
  private static func patchRun(_ call: Call) throws -> EmulatorResponse {
    var (container, run) = try call.run()
    let patch = try DocumentPatch(call)
    try patch.check { tokens in
      tokens == ["metadata", "name"] || tokens == ["metadata", "description"]
        || tokens.starts(with: ["entity", "job_run", "configuration"])
    }
    let after = try patch.applied(to: [
      "metadata": ["name": .string(run.name), "description": .string(run.description ?? "")],
      "entity": ["job_run": ["configuration": run.inputs.configuration]],
    ])
    let metadata = try BodyFields(after["metadata"] ?? [:], path: "metadata")
    run.name = try metadata.requiredString("name")
    run.description = try metadata.string("description")
    let entity = try BodyFields(after["entity"]?["job_run"] ?? [:], path: "entity.job_run")
    try JobRules(call: call, container: container, id: run.jobID).checkConfiguration(entity)
    run.inputs.configuration = try entity.object("configuration")?.value ?? [:]
    try run.save(in: call.database)
    return Answer.json(RunDocument(run, container, call.now).whole)
  }

  /// A run that goes on is stopped first: 202, "The requested operation is in progress."
  ///
  /// Source: DELETE /v2/jobs/{job_id}/runs/{run_id}.
  private static func deleteRun(_ call: Call) throws -> EmulatorResponse {
    var (_, run) = try call.run()
    if run.snapshot(at: call.now).isTerminal {
      try run.remove(from: call.database)
      return Answer.empty()
    }
    run.cancelledAt = run.cancelledAt ?? call.now
    try run.save(in: call.database)
    let end = run.script.expectedEnd(cancelledAt: run.cancelledAt) ?? call.now
    try call.schedule(.runDeletion, after: end - call.now, ["run": .string(run.id)])
    return Answer.empty(.accepted)
  }
}
