import GRDB
import JSON

/// The deleted assets of a container that the caller may find, the latest first.
///
/// Source: GET /v2/trashed_assets; the order is not in the reference.
struct TrashList {
  private let call: Call
  private let container: Container
  private let condition: SQLText

  /// Throws 400 for a time that is none.
  init(_ call: Call, _ container: Container) throws {
    self.call = call
    self.container = container
    var condition = SQLText("container = ?", container.row)
    if let time = try Self.time("older_than", call) {
      condition = condition + SQLText("AND deleted < ?", time)
    }
    if let time = try Self.time("newer_than", call) {
      condition = condition + SQLText("AND deleted > ?", time)
    }
    self.condition = condition
  }

  func all() throws -> [TrashedAsset] {
    try fetch(condition, limit: nil)
  }

  func total() throws -> Int {
    // Who sees all of them need not look at each.
    guard container.member != nil else {
      return try Int.fetchOne(
        call.database, sql: "SELECT count(*) FROM trashed_asset WHERE \(condition.sql)",
        arguments: condition.statementArguments) ?? 0
    }
    return try all().count
  }

  func page(after bookmark: Bookmark?, limit: Int) throws -> [TrashedAsset] {
    var condition = condition
    if let bookmark, let deleted = bookmark.keys.first?.int, bookmark.row > 0 {
      condition =
        condition + SQLText("AND (deleted, rowid) < (?, ?)", Int64(deleted), bookmark.row)
    }
    return try fetch(condition, limit: limit)
  }

  private func fetch(_ condition: SQLText, limit: Int?) throws -> [TrashedAsset] {
    let rows = try Row.fetchCursor(
      call.database,
      sql: """
        SELECT * FROM trashed_asset WHERE \(condition.sql) ORDER BY deleted DESC, rowid DESC
        """, arguments: condition.statementArguments)
    var found: [TrashedAsset] = []
    while let row = try rows.next() {
      if let limit, found.count >= limit { break }
      let trashed = TrashedAsset(row)
      if try trashed.asset.access(of: call.caller, in: container).mayFind { found.append(trashed) }
    }
    return found
  }

  /// `2017-11-23T00:00:00-12`, `2017-11-23T23:59:59.999Z`: a moment and how far the place is ahead
  /// of UTC. A plus sign may have come as a blank.
  private static func time(_ name: String, _ call: Call) throws -> Int64? {
    guard let text = call.query(name) else { return nil }
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    let clock = parts.count > 1 ? parts[1] : ""
    let sign = clock.lastIndex { "+- ".contains($0) }
    let plain = sign.map { text[..<$0] } ?? text[...]
    guard let moment = Timestamp.milliseconds(String(plain)),
      let offset = sign.map({ minutes(clock[clock.index(after: $0)...]) }) ?? 0
    else {
      throw PlatformFault.invalid(
        "The time '\(text)' does not have the format yyyy-MM-dd'T'HH:mm:ss[.sss]X.",
        .parameter(name))
    }
    let isBehind = sign.map { clock[$0] == "-" } ?? false
    return moment - Int64(isBehind ? -offset : offset) * 60_000
  }

  /// Of `12`, `0230` or `02:30`.
  private static func minutes(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != ":" }
    guard let number = Int(digits), [2, 4].contains(digits.count) else { return nil }
    return digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
  }
}
