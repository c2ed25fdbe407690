import GRDB
import JSON

/// What the calls that look for relationships have in common: which, in which order, with what.
///
/// Source: POST /v2/assets/get_relationships and search_relationships.
struct RelationshipQuery {
  let names: [String]
  let assetTypes: [String]
  let artifactTypes: [String]
  /// Relationships that end at a column count, too.
  let withTargetColumns: Bool
  /// Relationships that begin at a column of the asset count, too.
  let withSourceColumns: Bool
  let shownNames: RelationshipNames
  let limit: Int
  private let order: ListOrder
  private let start: Bookmark?
  private let caller: Caller

  private static let columns = [
    "create_time": "created", "update_time": "updated", "creator_id": "creator",
    "updater_id": "updater",
  ]

  init(_ call: Call) throws {
    names = call.queries("relationship_names")
    assetTypes = call.queries("related_asset_types")
    artifactTypes = call.queries("related_artifact_types")
    withTargetColumns = call.flag("include_target_columns")
    withSourceColumns = call.flag("include_source_columns")
    guard withTargetColumns || !withSourceColumns else {
      throw PlatformFault.invalid(
        "When 'include_source_columns' is true, 'include_target_columns' must be, too.",
        .parameter("include_target_columns"))
    }
    shownNames = try RelationshipNames(call)
    limit = try call.limit(default: 25, maximum: 200)
    order = try ListOrder(
      suffixed: call.queries("orderby"),
      among: ["create_time", "update_time", "creator_id", "updater_id"],
      standard: "update_time_asc")
    start = try call.bookmark()
    caller = call.caller
  }

  /// As answers repeat it.
  var options: JSONValue {
    [
      "limit": JSONValue(limit), "orderby": order.options,
      "relationship_names": .array(names.map(JSONValue.string)),
      "related_asset_types": .array(assetTypes.map(JSONValue.string)),
      "related_artifact_types": .array(artifactTypes.map(JSONValue.string)),
    ]
  }

  /// What the opposite end must be: there, of one of the types, and no column unless they count.
  func opposite(at side: String) -> SQLText {
    var conditions = [exists(at: side)]
    if !withTargetColumns { conditions.append(SQLText("\(side)_column IS NULL")) }
    let types =
      assetTypes.map { SQLText("\(side)_kind <> 'artifact' AND \(side)_type = ?", $0) }
      + artifactTypes.map { SQLText("\(side)_kind = 'artifact' AND \(side)_type = ?", $0) }
    if !types.isEmpty { conditions.append(.any(types)) }
    return .all(conditions)
  }

  /// There is what stands there, and the caller may find it: private assets of catalogs are found by
  /// their members only.
  func exists(at side: String) -> SQLText {
    let asset = SQLText("SELECT 1 FROM asset a JOIN container c ON c.rowid = a.container")
    var conditions = [SQLText("a.id = \(side)")]
    if !caller.isAdministrator {
      let rows = "SELECT 1 FROM private_asset WHERE container = a.container AND asset = a.rowid"
      conditions.append(
        .any([
          SQLText("c.kind <> 'catalog'"), SQLText("NOT EXISTS (\(rows))"),
          SQLText("EXISTS (\(rows) AND user = ?)", caller.id),
        ]))
    }
    return SQLText("\(side)_kind = 'artifact' OR EXISTS (") + asset + SQLText("WHERE")
      + .all(conditions) + SQLText(")")
  }

  func isNamed(_ column: String) -> SQLText {
    names.isEmpty ? SQLText("1") : .any(names.map { SQLText("\(column) = ?", $0) })
  }

  /// One page of `source`, which has the columns of a relationship that order it, and `position`.
  ///
  /// - Parameter source: `FROM … WHERE …`.
  func page(
    _ selection: String, _ source: SQLText, _ database: Database
  ) throws -> (rows: [Row], next: Bookmark?) {
    var text = SQLText("SELECT \(selection)") + source
    if let start { text = text + SQLText("AND") + (try behind(start)) }
    let terms = order.keys.map { "\(Self.columns[$0.name] ?? "updated") \(direction($0))" }
    let last = order.keys.last.map(direction) ?? "ASC"
    text =
      text
      + SQLText(
        "ORDER BY \((terms + ["position \(last)"]).joined(separator: ", ")) LIMIT ?", limit + 1)
    let rows = try Row.fetchAll(database, sql: text.sql, arguments: text.statementArguments)
    guard rows.count > limit else { return (rows, nil) }
    return (Array(rows.prefix(limit)), place(of: rows[limit - 1]))
  }

  private func direction(_ key: ListOrder.Key) -> String {
    key.isDescending ? "DESC" : "ASC"
  }

  private func place(of row: Row) -> Bookmark {
    order.place(row: row["position"]) { key in
      let value: DatabaseValue = row[Self.columns[key] ?? "updated"]
      if let number = Int64.fromDatabaseValue(value) { return JSONValue(number) }
      return String.fromDatabaseValue(value).map(JSONValue.string)
    }
  }

  private func behind(_ start: Bookmark) throws -> SQLText {
    guard start.keys.count == order.keys.count else {
      throw PlatformFault.invalid("The bookmark is not valid.", .parameter("bookmark"))
    }
    var equal: [SQLText] = []
    var steps: [SQLText] = []
    for (key, value) in zip(order.keys, start.keys) {
      let column = Self.columns[key.name] ?? "updated"
      let last: any DatabaseValueConvertible = value.string ?? Int64(value.int ?? 0)
      let sign = key.isDescending ? "<" : ">"
      steps.append(.all(equal + [SQLText("\(column) \(sign) ?", last)]))
      equal.append(SQLText("\(column) = ?", last))
    }
    let sign = order.keys.last?.isDescending == true ? "<" : ">"
    steps.append(.all(equal + [SQLText("position \(sign) ?", start.row)]))
    return .any(steps)
  }
}
