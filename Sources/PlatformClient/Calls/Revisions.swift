public import JSON
public import PlatformModel

extension PlatformClient {
  /// Committed revisions of an asset, 25 to a page, in the platform's order.
  ///
  /// Source: GET /v2/assets/{asset_id}/revisions, payloads 1.7.
  public func revisions(
    of asset: AssetID, after cursor: PageCursor? = nil, limit: Int = 25
  ) throws(PlatformError) -> Page<Revision> {
    let list = List(
      rows: ["results", "resources"], totals: ["total_rows", "total_count"], limit: limit,
      paging: .revision
    ) { Revision($0) }
    let query = [asset.container.scope, QueryItem("limit", limit)]
    return try caller.page(
      list, .get("v2", "assets", asset.id, "revisions", query: query), after: cursor)
  }

  /// An asset as it was in one of its revisions, as answered.
  ///
  /// Source: `revision_id` of GET /v2/assets/{asset_id}.
  public func revision(_ number: Int, of asset: AssetID) throws(PlatformError) -> JSONValue {
    try read(
      .get(
        "v2", "assets", asset.id, query: [asset.container.scope, QueryItem("revision_id", number)]),
      "no revision"
    ) { $0["metadata"] == nil ? nil : $0 }
  }
}
