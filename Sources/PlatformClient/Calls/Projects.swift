import JSON
public import PlatformModel

extension PlatformClient {
  /// Projects the user may see, 100 to a page.
  ///
  /// Source: GET /v2/projects, payloads 1.2.
  public func projects(after cursor: PageCursor? = nil, limit: Int = 100) throws(PlatformError)
    -> Page<Container>
  {
    let list = List(
      rows: ["resources"], totals: ["total_results"], limit: limit, paging: .bookmark(["bookmark"])
    ) { Container($0, kind: .project) }
    let query = [QueryItem("limit", limit), QueryItem("include", "fields,tags")]
    return try caller.page(list, .get("v2", "projects", query: query), after: cursor)
  }

  /// Source: GET /v2/projects/{id}, payloads 1.2.
  public func project(_ id: String) throws(PlatformError) -> Container {
    try container(
      .project, .get("v2", "projects", id, query: [QueryItem("include", "fields,tags")]))
  }
}
