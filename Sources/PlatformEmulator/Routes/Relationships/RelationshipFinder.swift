import GRDB
import JSON

/// Finds what is related to one asset.
struct RelationshipFinder {
  struct Order {
    /// As in `orderby`: `update_time_asc`.
    var name: String
    var column: String
    var isDescending: Bool

    init(_ text: String?) {
      let name = (text ?? "").lowercased()
      let columns = [
        "create_time": "created", "update_time": "updated", "creator_id": "creator",
        "updater_id": "updater",
      ]
      let isDescending = name.hasSuffix("_desc")
      let key = name.hasSuffix("_asc") ? String(name.dropLast(4)) : String(name.dropLast(5))
      if let column = columns[key] {
        (self.name, self.column, self.isDescending) = (name, column, isDescending)
      } else {
        (self.name, self.column, self.isDescending) = ("update_time_asc", "updated", false)
      }
    }
  }

  let order: Order
  /// Empty: all.
  let names: [String]
  /// Asset types of the other end. Empty: all.
  let types: [String]
  private let call: Call
  private let both: SQLText

  init(_ call: Call, asset: String) {
    self.call = call
    order = Order(call.query("orderby"))
    names = call.queries("relationship_names")
    types = call.queries("related_asset_types")
    let filter: [SQLText] = [
      names.isEmpty ? nil : SQLText.any(names.map { SQLText("relation = ?", $0) }),
      types.isEmpty ? nil : SQLText.any(types.map { SQLText("type = ?", $0) }),
    ].compactMap(\.self)
    both =
      SQLText(
        """
        (SELECT rowid * 2 AS position, name AS relation, type_id, creator, updater, created, updated,
          target_kind AS kind, target_container AS container, target AS other, target_type AS type,
          target_name AS other_name, target_column AS other_column
        FROM relationship WHERE source = ?
        UNION ALL
        SELECT rowid * 2 + 1, reverse_name, type_id, creator, updater, created, updated,
          source_kind, source_container, source, source_type, source_name, source_column
        FROM relationship WHERE target = ?) WHERE
        """, asset, asset) + SQLText.all(filter)
  }

  func total() throws -> Int {
    try Int.fetchOne(
      call.database, sql: "SELECT count(*) FROM \(both.sql)",
      arguments: both.statementArguments) ?? 0
  }

  func page(
    after bookmark: Bookmark?, limit: Int
  ) throws -> (resources: [JSONValue], next: Bookmark?) {
    let key = order.column
    var text =
      SQLText("SELECT *, (SELECT name FROM asset WHERE id = other) AS current_name FROM") + both
    if let bookmark, let value = bookmark.keys.first {
      let last: any DatabaseValueConvertible = value.string ?? Int64(value.int ?? 0)
      text =
        text
        + SQLText(
          "AND (\(key), position) \(order.isDescending ? "<" : ">") (?, ?)", last, bookmark.row)
    }
    let direction = order.isDescending ? "DESC" : "ASC"
    text =
      text
      + SQLText("ORDER BY \(key) \(direction), position \(direction) LIMIT ?", limit + 1)
    let rows = try Row.fetchAll(call.database, sql: text.sql, arguments: text.statementArguments)
    let shown = rows.prefix(limit)
    guard rows.count > limit, let last = shown.last else { return (shown.map(resource), nil) }
    let value: JSONValue =
      key == "created" || key == "updated"
      ? JSONValue(last[key] as Int64) : .string(last[key])
    return (shown.map(resource), Bookmark(keys: [value], row: last["position"]))
  }

  private func resource(_ row: Row) -> JSONValue {
    let kind: String = row["kind"]
    let container: String = row["container"]
    let asset: String = row["other"]
    var resource: JSONValue = [
      "\(kind)_id": .string(container), "asset_id": .string(asset),
      "asset_type": .string(row["type"]),
      "relationship_name": .string(row["relation"]),
      "href": .string("/v2/assets/\(asset)?\(kind)_id=\(container)"),
    ]
    // Left out only if the caller says so: that the names cost time is not this platform's trouble.
    if call.query("include_asset_names") != "false" {
      resource["asset_name"] = .string(row["current_name"] as String? ?? row["other_name"])
    }
    if let column = row["other_column"] as String? {
      resource["column_name"] = .string(column)
    }
    resource["created"] = JSONValue(row["created"] as Int64)
    resource["updated"] = JSONValue(row["updated"] as Int64)
    resource["creator_id"] = .string(row["creator"])
    resource["updater_id"] = .string(row["updater"])
    return resource
  }
}
