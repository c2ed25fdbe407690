import JSON

/// A page of asset lists or of their items: `{"limit", "total_count", "first", "next"?: {"href",
/// "start"}, …}`.
///
/// Source: GET /v2/asset_lists and GET /v2/asset_lists/{asset_list_id}/items.
struct AssetListPage {
  private let page: LinkedPage
  private let order: ListOrder
  private let query: ListQuery?

  /// - Parameter fields: what can be sorted by.
  init(_ call: Call, sortedBy fields: [String]) throws {
    page = try LinkedPage(call, default: 200, maximum: 200)
    order = try ListOrder(call.queries("sort"), among: fields)
    query = try call.query("query").map(ListQuery.init)
  }

  func answer(_ all: [AssetListRecord], as key: String) -> JSONValue {
    let records = query.map { query in all.filter { query.matches($0.document) } } ?? all
    let place = { (record: AssetListRecord) in
      order.place(row: record.row) { key in
        record.document[key == "created_at" ? "created_at" : "last_updated_at"]
      }
    }
    let rest = order.sorted(records, after: page.start, place: place)
    let linked = page.answer(rest, as: key, document: \.document, bookmark: place)
    var answer: JSONValue = [
      "limit": JSONValue(page.limit), "total_count": JSONValue(records.count),
      "first": linked["first"] ?? [:],
    ]
    if var next = linked["next"] {
      next["start"] = .string(place(rest[page.limit - 1]).text)
      answer["next"] = next
    }
    answer[key] = linked[key]
    return answer
  }
}
