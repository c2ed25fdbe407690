import JSON

/// A page of a list whose answer says where the next one is: `{"first": {"href"}, "next"?: {"href"},
/// "limit", …}`.
///
/// `next` names a host that only the platform itself can reach, as it does on the real one; clients
/// take its query.
///
/// Source: GET /v2/spaces and GET /v2/datasource_types, recorded.
struct LinkedPage {
  let limit: Int
  /// Where the page begins; nil: at the first item.
  let start: Bookmark?
  private let address: String

  /// - Parameter parameter: the query parameter that carries the position.
  init(
    _ call: Call, parameter: String = "start", default standard: Int = 25, maximum: Int = 200
  ) throws {
    limit = try call.limit(default: standard, maximum: maximum)
    start = try call.bookmark(parameter)
    let kept = call.target.query.filter { $0.name != parameter && $0.name != "limit" }
      .map { "\($0.name)=\(RequestTarget.encoded($0.value))&" }.joined()
    address = "\(call.target.rawPath)?\(kept)limit=\(limit)"
    self.parameter = parameter
  }

  private let parameter: String

  /// `{"resources", "limit", "first", "next"?}`.
  ///
  /// - Parameter items: what lies behind `start`, at least one more than `limit` if there is more.
  /// - Parameter bookmark: the position of an item of the list.
  func answer<Item>(
    _ items: [Item], as key: String = "resources", document: (Item) throws -> JSONValue,
    bookmark: (Item) -> Bookmark
  ) rethrows -> JSONValue {
    let shown = items.prefix(limit)
    var answer: JSONValue = [
      key: .array(try shown.map(document)), "limit": JSONValue(limit),
      "first": ["href": .string(address)],
    ]
    if items.count > limit, let last = shown.last {
      let place = RequestTarget.encoded(bookmark(last).text)
      answer["next"] = [
        "href": .string("\(Routes.internalHost)\(address)&\(parameter)=\(place)")
      ]
    }
    return answer
  }

  /// One page of a list that is wholly in memory.
  func answer(slicing all: [JSONValue], as key: String = "resources") -> JSONValue {
    let first = min(Int(start?.row ?? 0), all.count)
    let items = Array(all.enumerated().dropFirst(first).prefix(limit + 1))
    return answer(items, as: key, document: \.element) {
      Bookmark(keys: [], row: Int64($0.offset + 1))
    }
  }
}
