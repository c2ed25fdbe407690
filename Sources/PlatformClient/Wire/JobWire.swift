import JSON
import PlatformModel

extension Job {
  /// Nil without `metadata.asset_id`. A job that never ran says `None` and an empty time.
  ///
  /// Source: GET /v2/jobs, payloads 1.10.
  init?(_ json: JSONValue, in container: ContainerID) {
    guard let metadata = json["metadata"], let id = metadata.word("asset_id") else { return nil }
    let job = json.at("entity", "job") ?? .null
    self.init(
      id: JobID(id, in: container), name: metadata.text("name") ?? id,
      description: metadata.word("description"), type: job.word("asset_ref_type"),
      lastRunState: job.word("last_run_status").map { RunState($0) },
      lastRunAt: job.moment("last_run_time", "last_run_status_timestamp"),
      schedule: job.word("schedule"), ownerID: metadata.word("owner_id"), json: json)
  }
}
