import JSON

/// A page of a list that is addressed by `offset` and `limit`: `{"first", "prev"?, "next"?, "last",
/// "offset", "limit", "total_count"}`, each link naming the host that only the platform can reach.
///
/// Source: GET /v2/datasource_types, recorded.
struct OffsetPage {
  let offset: Int
  let limit: Int
  private let address: String

  init(_ call: Call, maximum: Int = 200) throws {
    limit = try call.limit(default: 100, maximum: maximum)
    offset = try call.number("offset") ?? 0
    let kept = call.target.query.filter { $0.name != "offset" && $0.name != "limit" }
      .map { "\($0.name)=\(RequestTarget.encoded($0.value))&" }.joined()
    address = "\(Routes.internalHost)\(call.target.rawPath)?\(kept)limit=\(limit)"
  }

  func range(of total: Int) -> Range<Int> {
    min(offset, total)..<min(offset + limit, total)
  }

  /// What is said of the page besides its items.
  func members(total: Int) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [("first", link(0))]
    if offset > 0 { members.append(("prev", link(max(offset - limit, 0)))) }
    if offset + limit < total { members.append(("next", link(offset + limit))) }
    members.append(("last", link(max(total - 1, 0) / limit * limit)))
    return members + [
      ("offset", JSONValue(offset)), ("limit", JSONValue(limit)),
      ("total_count", JSONValue(total)),
    ]
  }

  func answer(slicing all: [JSONValue], as key: String = "resources") -> JSONValue {
    var answer: JSONValue = [key: .array(Array(all[range(of: all.count)]))]
    for (name, value) in members(total: all.count) { answer[name] = value }
    return answer
  }

  private func link(_ offset: Int) -> JSONValue {
    ["href": .string(offset == 0 ? address : "\(address)&offset=\(offset)")]
  }
}
