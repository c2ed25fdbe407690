import Nouns
import PlatformModel

extension Query {
  /// The call it means, as people read it while it takes its time: `GET /v2/catalogs`.
  public var request: String {
    switch self {
    case .signIn: "GET /icp4d-api/v1/me"
    case .containers(.catalog, _): "GET /v2/catalogs"
    case .containers(.project, _): "GET /v2/projects"
    case .containers(.space, _): "GET /v2/spaces"
    case .databases: "GET /api/v1/ailake/database/instances"
    case .storages: "GET /api/v1/ailake/object-storages"
    case .facets: "POST /v2/asset_types/asset/search"
    case .assets(let query, _, _): "POST /v2/asset_types/\(query.type ?? "asset")/search"
    case .asset(let id): "GET /v2/assets/\(id.id)"
    case .columns(let id, _): "GET /v2/data_assets/\(id.id)/columns"
    case .rows(let query, _, _): query.described.map { Self.request($0.call(query.scope)) } ?? ""
    case .relationships: "POST /v2/assets/get_relationships"
    case .revisions(let id, _): "GET /v2/assets/\(id.id)/revisions"
    case .revision(let id, let number): "GET /v2/assets/\(id.id)?revision_id=\(number)"
    case .job(let id): "GET /v2/jobs/\(id.id)"
    case .runsOfJob(let id, _): "GET /v2/jobs/\(id.id)/runs"
    case .runsInStates(let jobs, _): "GET /v2/jobs/\(jobs.first?.id ?? "")/runs"
    case .run(let id): "GET /v2/jobs/\(id.job.id)/runs/\(id.id)"
    case .database(let id): "GET /api/v1/ailake/database/instances/\(id)"
    case .user(let id): "GET /v2/user_profiles?q=iam_id:\(id)"
    case .role(let id): "GET /v2/\(id.kind.rawValue)s/\(id.id)/members"
    case .call(let call): call.line
    case .lost(.startRun(_, let job, _), _): "GET /v2/jobs/\(job.id)/runs"
    case .lost(.cancelRun(_, let run), _): "GET /v2/jobs/\(run.job.id)/runs/\(run.id)"
    case .lost(.operation(_, let id), _): "GET /api/v1/ailake/operations/\(id)"
    }
  }

  private static func request(_ call: NounCall) -> String { "\(call.group) \(call.verb)" }

  /// What stands in a list while this is asked.
  func loading(at now: Timestamp) -> LoadPhase {
    .loading(since: now, request: request)
  }
}
