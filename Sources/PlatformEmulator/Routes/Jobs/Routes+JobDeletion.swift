import HTTPTypes
import JSON

extension Routes {
  static let jobDeletion: [Route] = [
    .changing(.delete, "/v2/jobs/{job_id}", .jobs) { call in
      let container = try call.container(among: [.project, .space])
      let job = try call.job(call.parameter("job_id"), in: container)
      let isGone = try JobRemoval(database: call.database).begin(job, call)
      return Answer.empty(isGone ? .noContent : .accepted)
    },
    .changing(.post, "/v2/jobs/bulk_delete", .jobs, deleteJobs),
  ]

  /// Each job by itself: one that cannot be deleted does not keep the others. The path is that of
  /// IBM's command line client, `job_ids` may be in the query or the body, and the answer has the
  /// shape of the platform's other bulk calls; none of it is in the reference.
  private static func deleteJobs(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(among: [.project, .space])
    var ids = call.queries("job_ids")
    if ids.isEmpty { ids = try BodyFields(try call.optionalJSON()).strings("job_ids") ?? [] }
    guard (1...200).contains(ids.count) else {
      throw PlatformFault.invalid("1 to 200 job_ids must be given.", .field("job_ids"))
    }
    let removal = JobRemoval(database: call.database)
    return Answer.json([
      "responses": .array(
        try ids.map { id in
          do {
            let isGone = try removal.begin(try call.job(id, in: container), call)
            return ["job_id": .string(id), "http_status": isGone ? 204 : 202]
          } catch let fault as PlatformFault {
            return [
              "job_id": .string(id), "http_status": JSONValue(fault.status.code),
              "errors": [["code": .string(fault.code), "message": .string(fault.message)]],
            ]
          }
        })
    ])
  }
}
