import GRDB
import JSON

/// Pages of the connections of a container, in both directions: each page begins behind the item at
/// which the one before ended, whatever comes and goes elsewhere.
///
/// Source: GET /v2/connections; `start` is "the page token indicating where to start paging from".
struct ConnectionList {
  private let call: Call
  private let limit: Int
  private let start: Bookmark?
  private let key: String
  private let isDescending: Bool
  private let condition: SQLText
  private let address: String

  init(_ call: Call, in container: Container) throws {
    self.call = call
    limit = try call.limit(default: 100, maximum: 200)
    start = try call.bookmark("start")
    // A plus sign in a query is a blank.
    let sort = (call.query("sort") ?? call.query("_sort") ?? "entity.name").trimmingBlanks()
    isDescending = sort.hasPrefix("-")
    switch sort.drop(while: { "+-".contains($0) }) {
    case "entity.name": key = "a.name"
    case "metadata.create_time": key = "a.created"
    default: throw PlatformFault.invalid("It cannot be sorted by '\(sort)'.", .parameter("sort"))
    }
    condition = try ConnectionFilter(call).condition(in: container)
    let kept = call.target.query.filter { $0.name != "start" && $0.name != "limit" }
      .map { "\($0.name)=\(RequestTarget.encoded($0.value))&" }.joined()
    address = "\(Routes.internalHost)\(call.target.rawPath)?\(kept)limit=\(limit)"
  }

  func answer(_ document: ConnectionDocument) throws -> JSONValue {
    let total = try count(condition)
    let records = try page()
    let before = try start.map { try count(condition + position($0, isBehind: false)) } ?? 0
    var answer: JSONValue = [
      "resources": .array(
        try records.prefix(limit).map { try document.document(of: ConnectionRecord($0.asset)) }),
      "first": link(nil),
    ]
    if let start { answer["prev"] = link(try previous(of: start)) }
    if records.count > limit { answer["next"] = link(records[limit - 1].bookmark) }
    answer["last"] = link(try last(of: total))
    answer["offset"] = JSONValue(before)
    answer["limit"] = JSONValue(limit)
    answer["total_count"] = JSONValue(total)
    return answer
  }

  private struct Item {
    var asset: AssetRecord
    var bookmark: Bookmark
  }

  private func page() throws -> [Item] {
    let behind = start.map { condition + position($0, isBehind: true) } ?? condition
    let text =
      SQLText("SELECT a.*, d.metadata, d.entity, d.attachments, \(key) AS sort_key") + source
      + behind + order(reversed: false) + SQLText("LIMIT ?", limit + 1)
    return try Row.fetchAll(call.database, sql: text.sql, arguments: text.statementArguments)
      .map { Item(asset: AssetRecord($0), bookmark: Self.bookmark($0)) }
  }

  /// The token of the page before the one that begins behind `start`; nil: it is the first.
  private func previous(of start: Bookmark) throws -> Bookmark? {
    try bookmark(
      condition + position(start, isBehind: false) + order(reversed: true), offset: limit)
  }

  private func last(of total: Int) throws -> Bookmark? {
    let first = max(total - 1, 0) / limit * limit
    return first == 0 ? nil : try bookmark(condition + order(reversed: false), offset: first - 1)
  }

  private func bookmark(_ rest: SQLText, offset: Int) throws -> Bookmark? {
    let text =
      SQLText("SELECT a.rowid, \(key) AS sort_key") + source + rest
      + SQLText("LIMIT 1 OFFSET ?", offset)
    return try Row.fetchOne(call.database, sql: text.sql, arguments: text.statementArguments)
      .map(Self.bookmark)
  }

  private func count(_ condition: SQLText) throws -> Int {
    let text = SQLText("SELECT count(*)") + source + condition
    return try Int.fetchOne(call.database, sql: text.sql, arguments: text.statementArguments) ?? 0
  }

  private var source: SQLText {
    SQLText("FROM asset a JOIN asset_document d ON d.rowid = a.rowid WHERE")
  }

  private func order(reversed: Bool) -> SQLText {
    let direction = isDescending != reversed ? "DESC" : "ASC"
    return SQLText("ORDER BY \(key) \(direction), a.rowid \(direction)")
  }

  private func position(_ bookmark: Bookmark, isBehind: Bool) -> SQLText {
    let comparison = isBehind ? (isDescending ? "<" : ">") : (isDescending ? ">=" : "<=")
    let value: any DatabaseValueConvertible =
      bookmark.keys.first?.int ?? bookmark.keys.first?.string ?? ""
    return SQLText("AND (\(key), a.rowid) \(comparison) (?, ?)", value, bookmark.row)
  }

  private static func bookmark(_ row: Row) -> Bookmark {
    let value: DatabaseValue = row["sort_key"]
    let key: JSONValue
    if let number = Int64.fromDatabaseValue(value) {
      key = JSONValue(number)
    } else {
      key = .string(String.fromDatabaseValue(value) ?? "")
    }
    return Bookmark(keys: [key], row: row["rowid"])
  }

  private func link(_ bookmark: Bookmark?) -> JSONValue {
    let start = bookmark.map { "&start=\(RequestTarget.encoded($0.text))" } ?? ""
    return ["href": .string(address + start)]
  }
}
