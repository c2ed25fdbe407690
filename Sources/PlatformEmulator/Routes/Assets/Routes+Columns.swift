import JSON

extension Routes {
  static let columns: [Route] = [
    .get("/v2/data_assets/{data_asset_id}/columns", .dataAssets, listColumns)
  ]

  /// Pages of columns, each merged with what `column_info` says of it.
  ///
  /// Source: GET /v2/data_assets/{data_asset_id}/columns. The reference has no sample; the frame is
  /// that of its other lists with a limit of their own.
  private static func listColumns(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("data_asset_id"), in: container)
      .atRevision(call.query("revision_id"), call)
    let columns = try sorted(filtered(merged(record), call), call)
    let limit = try call.limit(default: 100, maximum: 200)
    let start = min(Int(try call.bookmark()?.row ?? 0), columns.count)
    let end = min(start + limit, columns.count)
    let address = "/v2/data_assets/\(record.id)/columns?\(container.query)&limit=\(limit)"
    var answer: JSONValue = [
      "resources": .array(Array(columns[start..<end])), "limit": JSONValue(limit),
      "count": JSONValue(columns.count), "first": ["href": .string(address)],
    ]
    if end < columns.count {
      let bookmark = Bookmark(keys: [], row: Int64(end)).text
      answer["next"] = [
        "href": .string("\(address)&bookmark=\(RequestTarget.encoded(bookmark))"),
        "bookmark": .string(bookmark),
      ]
      answer["bookmark"] = .string(bookmark)
    }
    return Answer.json(answer)
  }

  private static func merged(_ record: AssetRecord) throws -> [JSONValue] {
    guard let text = record.entity else { return [] }
    let entity = try JSONValue.parse(text)
    let info = entity["column_info"]?.object
    return (entity["data_asset"]?["columns"]?.array ?? []).map { column in
      guard let name = column["name"]?.string, let more = info?[name]?.object else { return column }
      var column = column
      for (key, value) in more { column[key] = value }
      return column
    }
  }

  /// By name: `A*`, without regard to case. The parameter's name is not in the reference.
  private static func filtered(_ columns: [JSONValue], _ call: Call) throws -> [JSONValue] {
    guard let wanted = call.query("column_name") ?? call.query("filter") ?? call.query("name")
    else { return columns }
    let words = wanted.lowercased().split(separator: "*", omittingEmptySubsequences: false)
    return columns.filter { matches($0["name"]?.string?.lowercased() ?? "", words) }
  }

  /// True if the pieces between the asterisks come one after the other.
  private static func matches(_ name: String, _ pieces: [Substring]) -> Bool {
    guard pieces.count > 1 else { return pieces.first.map { name == $0 } ?? true }
    guard name.hasPrefix(pieces[0]) else { return false }
    var rest = name.dropFirst(pieces[0].count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }

  private static func sorted(_ columns: [JSONValue], _ call: Call) throws -> [JSONValue] {
    guard let key = call.queries("sort").first else { return columns }
    let isDescending = key.hasPrefix("-")
    if key.hasSuffix("column_info_quality_score") {
      let score = { (column: JSONValue) in column["column_info_quality_score"]?.double ?? -1 }
      return columns.sorted { isDescending ? score($0) > score($1) : score($0) < score($1) }
    }
    let name = { (column: JSONValue) in column["name"]?.string ?? "" }
    return columns.sorted { isDescending ? name($0) > name($1) : name($0) < name($1) }
  }
}
