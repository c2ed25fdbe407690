import JSON
public import PlatformModel

extension PlatformClient {
  /// Deployment spaces the user may see, 100 to a page.
  ///
  /// Source: GET /v2/spaces, payloads 1.3.
  public func spaces(after cursor: PageCursor? = nil, limit: Int = 100) throws(PlatformError)
    -> Page<Container>
  {
    let list = List(rows: ["resources"], totals: ["total_count"], limit: limit, paging: .href) {
      Container($0, kind: .space)
    }
    let query = [QueryItem("limit", limit), QueryItem("total_count", "true")]
    return try caller.page(list, .get("v2", "spaces", query: query), after: cursor)
  }

  /// Source: GET /v2/spaces/{space_id}, payloads 1.3.
  public func space(_ id: String) throws(PlatformError) -> Container {
    try container(.space, .get("v2", "spaces", id))
  }
}
