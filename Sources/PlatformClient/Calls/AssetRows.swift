public import JSON
public import PlatformModel

/// A row of an asset search with the document it was read from.
public struct AssetRow: Sendable {
  public var asset: Asset
  /// `{metadata, href}`, as answered.
  public var json: JSONValue
}

extension PlatformClient {
  /// The most assets to a page of a search. Source: POST /v2/asset_types/{type_name}/search.
  public static let assetsPerPage = 200

  /// Assets that a query finds, 200 to a page, with their documents: the page after `cursor`.
  ///
  /// Source: POST /v2/asset_types/{type_name}/search, payloads 1.5.
  public func assetRows(
    matching query: AssetQuery, after cursor: PageCursor?
  ) throws(PlatformError) -> Page<AssetRow> {
    try assetRows(query, body: Self.searchBody(query), after: cursor)
  }

  /// The page that begins with row `offset`, from 0, so that pages can be read side by side. A
  /// platform that does not know `skip` answers with the first page.
  ///
  /// Source: `skip` in the body of POST /v2/asset_types/{type_name}/search, payloads 1.5.
  public func assetRows(
    matching query: AssetQuery, from offset: Int
  ) throws(PlatformError) -> Page<AssetRow> {
    var body = Self.searchBody(query)
    if offset > 0 { body["skip"] = JSONValue(offset) }
    return try assetRows(query, body: body, after: nil)
  }

  private func assetRows(
    _ query: AssetQuery, body: JSONValue, after cursor: PageCursor?
  ) throws(PlatformError) -> Page<AssetRow> {
    let list = List(
      rows: ["results"], totals: ["total_rows"], limit: Self.assetsPerPage, paging: .nextBody
    ) { row in Asset(row, in: query.container).map { AssetRow(asset: $0, json: row) } }
    let call = Call.search(
      "v2", "asset_types", query.type ?? "asset", "search", query: [query.container.scope],
      body: body)
    return try caller.page(list, call, after: cursor)
  }

  private static func searchBody(_ query: AssetQuery) -> JSONValue {
    var body: JSONValue = [
      "query": .string(query.lucene), "limit": JSONValue(assetsPerPage),
    ]
    body["sort"] = query.sort.map { .string($0.text) }
    return body
  }
}
