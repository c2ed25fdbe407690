import JSON
public import PlatformModel

extension PlatformClient {
  /// Columns of a data asset, 100 to a page; none for an asset that has none.
  ///
  /// Platforms without that call are asked for the whole asset instead, which brings all columns at
  /// once.
  ///
  /// Source: GET /v2/data_assets/{data_asset_id}/columns, payloads 1.6 and 1.7.
  public func columns(
    of asset: AssetID, after cursor: PageCursor? = nil, limit: Int = 100
  ) throws(PlatformError) -> Page<Column> {
    let list = List(
      rows: ["resources", "columns", "results"],
      totals: ["total_rows", "total_count", "total_results"], limit: limit,
      paging: .bookmark(["bookmark", "nextBookmark"])
    ) { Column($0) }
    let query = [asset.container.scope, QueryItem("limit", limit)]
    let call = Call.get("v2", "data_assets", asset.id, "columns", query: query)
    do {
      return try caller.page(list, call, after: cursor)
    } catch {
      guard cursor == nil, Self.hasNoSuchCall(error) else { throw error }
      return try columnsOfWholeAsset(asset)
    }
  }

  private static func hasNoSuchCall(_ error: PlatformError) -> Bool {
    error.cause == .notFound || error.cause == .rejected || error.status == 501
  }

  private func columnsOfWholeAsset(_ asset: AssetID) throws(PlatformError) -> Page<Column> {
    let document = try caller.json(
      .get("v2", "assets", asset.id, query: [asset.container.scope]))
    let rows = document["entity"]?.at("data_asset", "columns")?.array ?? []
    let infos = document.at("entity", "column_info")
    let columns = rows.compactMap { row in
      Column(row, info: row.text("name").flatMap { infos?[$0] } ?? .null)
    }
    return Page(
      items: columns, total: .exact(rows.count), unreadable: rows.count - columns.count)
  }
}
