import JSON
public import PlatformModel

extension PlatformClient {
  /// Jobs of a project or space, 100 to a page; a catalog has none, and is not asked.
  ///
  /// Source: GET /v2/jobs, payloads 1.10.
  public func jobs(
    in container: ContainerID, after cursor: PageCursor? = nil, limit: Int = 100
  ) throws(PlatformError) -> Page<Job> {
    guard container.kind != .catalog else { return Page(items: [], total: .exact(0)) }
    let list = List(
      rows: ["results", "resources"], totals: ["total_rows"], limit: limit, paging: .nextObject
    ) { Job($0, in: container) }
    let query = [container.scope, QueryItem("limit", limit)]
    return try caller.page(list, .get("v2", "jobs", query: query), after: cursor)
  }

  /// Source: GET /v2/jobs/{job_id}, payloads 1.10.
  public func job(_ id: JobID) throws(PlatformError) -> Job {
    try read(.get("v2", "jobs", id.id, query: [id.container.scope]), "no job") {
      Job($0, in: id.container)
    }
  }
}
