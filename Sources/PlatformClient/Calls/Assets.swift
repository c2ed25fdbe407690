import HTTPTypes
import JSON
public import PlatformModel

extension PlatformClient {
  /// Assets that a query finds, as rows. `limit` goes up to 200.
  ///
  /// `counting` also counts asset types and tags over the whole answer, not only this page.
  ///
  /// Source: POST /v2/asset_types/{type_name}/search, payloads 1.5.
  public func assets(
    matching query: AssetQuery, after cursor: PageCursor? = nil, limit: Int = 200,
    counting: Bool = false
  ) throws(PlatformError) -> AssetPage {
    let limit = min(max(limit, 1), 200)
    let list = List(rows: ["results"], totals: ["total_rows"], limit: limit, paging: .nextBody) {
      Asset($0, in: query.container)
    }
    var body: JSONValue = ["query": .string(query.lucene), "limit": JSONValue(limit)]
    body["sort"] = query.sort.map { .string($0.text) }
    if counting { body["counts"] = ["asset.asset_type", "asset.tags"] }
    let call = Call.search(
      "v2", "asset_types", query.type ?? "asset", "search", query: [query.container.scope],
      body: body)
    let (page, answer) = try caller.pageAndAnswer(list, call, after: cursor)
    let counts = answer["counts"]
    return AssetPage(
      page: page, typeCounts: FacetCount.counts(counts?["asset.asset_type"]),
      tagCounts: FacetCount.counts(counts?["asset.tags"]))
  }

  /// One asset whole, but for its columns.
  ///
  /// Source: GET /v2/assets/{asset_id}, payloads 1.6.
  public func asset(_ id: AssetID) throws(PlatformError) -> AssetDetail {
    try detail(
      .get(
        "v2", "assets", id.id, query: [id.container.scope, QueryItem("exclude", "columns")]),
      in: id.container)
  }

  /// Changes an asset's metadata; answers with the asset without its attachments.
  ///
  /// Source: PATCH /v2/assets/{asset_id}, payloads 1.6.
  public func patch(_ id: AssetID, with patch: JSONPatch) throws(PlatformError) -> AssetDetail {
    var call = Call.change(
      .patch, "v2", "assets", id.id,
      query: [id.container.scope, QueryItem("exclude", "columns")], body: patch.json)
    call.contentType = "application/json-patch+json"
    return try detail(call, in: id.container)
  }

  func detail(_ call: Call, in container: ContainerID) throws(PlatformError) -> AssetDetail {
    try read(call, "no asset") { AssetDetail($0, in: container) }
  }
}

extension AssetQuery.Sort {
  /// `-asset.name<string>`. Source: `sort` of POST /v2/asset_types/{type_name}/search.
  var text: String {
    let name =
      switch field {
      case .name: "asset.name<string>"
      case .type: "asset.asset_type<string>"
      case .modified: "asset.last_updated_at"
      case .created: "asset.created_at"
      }
    return descending ? "-" + name : name
  }
}
