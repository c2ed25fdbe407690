public import JSON
public import PlatformModel

/// A row of an asset search with the document it was read from.
public struct AssetRow: Sendable {
  public var asset: Asset
  /// `{metadata, href}`, as answered.
  public var json: JSONValue
}

/// A row of an asset search as text alone, for those who only pass it on.
public struct AssetText: Sendable {
  /// `{metadata, href}`, as `JSONValue.serializedBytes` would write what was answered.
  public let bytes: ArraySlice<UInt8>
  private let container: ContainerID

  init(_ bytes: ArraySlice<UInt8>, in container: ContainerID) {
    self.bytes = bytes
    self.container = container
  }

  /// Read anew each time.
  public var row: AssetRow? {
    guard let json = try? JSONValue.parse(Array(bytes)) else { return nil }
    return Asset(json, in: container).map { AssetRow(asset: $0, json: json) }
  }
}

extension PlatformClient {
  /// The most assets to a page of a search. Source: POST /v2/asset_types/{type_name}/search.
  public static let assetsPerPage = 200

  /// Where in an asset search to go on.
  public enum AssetPlace: Sendable {
    /// Nil: at the first asset.
    case after(PageCursor?)
    /// Counted from 0, so that pages can be read side by side. A platform that does not know `skip`
    /// answers with the first page.
    case from(Int)
  }

  /// Assets that a query finds, 200 to a page, with their documents.
  ///
  /// Source: POST /v2/asset_types/{type_name}/search, payloads 1.5, with `skip` in the body.
  public func assetRows(
    matching query: AssetQuery, _ place: AssetPlace
  ) throws(PlatformError) -> Page<AssetRow> {
    let (call, cursor) = Self.search(query, place)
    return try caller.page(Self.list(query), call, after: cursor)
  }

  /// The same as text.
  public func assetTexts(
    matching query: AssetQuery, _ place: AssetPlace
  ) throws(PlatformError) -> Page<AssetText> {
    let list = Self.list(query)
    let (search, cursor) = Self.search(query, place)
    let (call, step) = try caller.asking(search, after: cursor)
    let answer = try caller.response(call)
    if let rows = JSONRows(of: answer.body, in: "results", eachWith: ["metadata", "asset_id"]) {
      let texts = (0..<rows.count).map { AssetText(rows[$0], in: query.container) }
      let mark = Trail.mark(ofTexts: texts.lazy.map(\.bytes))
      try caller.check(mark, of: rows.count, to: call, at: step)
      return list.page(of: texts, outOf: rows.count, mark, in: rows.rest, at: step)
    }
    let page = try caller.page(list, in: try caller.json(in: answer, to: call), to: call, at: step)
    return Page(
      items: page.items.map { AssetText($0.json.serializedBytes()[...], in: query.container) },
      total: page.total, next: page.next, unreadable: page.unreadable)
  }

  private static func list(_ query: AssetQuery) -> List<AssetRow> {
    List(rows: ["results"], totals: ["total_rows"], limit: assetsPerPage, paging: .nextBody) {
      row in Asset(row, in: query.container).map { AssetRow(asset: $0, json: row) }
    }
  }

  private static func search(_ query: AssetQuery, _ place: AssetPlace) -> (Call, PageCursor?) {
    var body: JSONValue = [
      "query": .string(query.lucene), "limit": JSONValue(assetsPerPage),
    ]
    body["sort"] = query.sort.map { .string($0.text) }
    var cursor: PageCursor?
    switch place {
    case .after(let end): cursor = end
    case .from(let offset): if offset > 0 { body["skip"] = JSONValue(offset) }
    }
    let call = Call.search(
      "v2", "asset_types", query.type ?? "asset", "search", query: [query.container.scope],
      body: body)
    return (call, cursor)
  }
}
