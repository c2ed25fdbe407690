import JSON
public import PlatformModel

extension PlatformClient {
  /// Catalogs the user may see, 100 to a page. The platform never says how many there are.
  ///
  /// Source: GET /v2/catalogs, payloads 1.1.
  public func catalogs(after cursor: PageCursor? = nil, limit: Int = 100) throws(PlatformError)
    -> Page<Container>
  {
    let list = List(
      rows: ["catalogs", "resources"], totals: ["total_results"], limit: limit,
      paging: .bookmark(["nextBookmark", "bookmark"])
    ) { Container($0, kind: .catalog) }
    return try caller.page(
      list, .get("v2", "catalogs", query: [QueryItem("limit", limit)]), after: cursor)
  }

  /// By its guid, or a well-known name such as `ibm-default-hub`.
  ///
  /// Source: GET /v2/catalogs/{catalog_id}, payloads 1.1.
  public func catalog(_ id: String) throws(PlatformError) -> Container {
    try container(.catalog, .get("v2", "catalogs", id))
  }
}
