import JSON
public import PlatformModel

extension PlatformClient {
  /// The relationships of an asset and its columns, 100 to a page.
  ///
  /// Source: POST /v2/assets/get_relationships, payloads 1.9; the input stands in the query.
  public func relationships(
    of asset: AssetID, after cursor: PageCursor? = nil, limit: Int = 100
  ) throws(PlatformError) -> Page<Relationship> {
    let list = List(
      rows: ["resources"], totals: ["total_rows"], limit: limit, paging: .bookmark(["bookmark"])
    ) { Relationship($0, in: asset.container) }
    let query = [
      asset.container.scope, QueryItem("asset_id", asset.id), QueryItem("limit", limit),
      QueryItem("include_asset_names", "true"), QueryItem("include_artifact_names", "true"),
      QueryItem("include_target_columns", "true"), QueryItem("include_source_columns", "true"),
    ]
    return try caller.page(
      list, .search("v2", "assets", "get_relationships", query: query), after: cursor)
  }
}
