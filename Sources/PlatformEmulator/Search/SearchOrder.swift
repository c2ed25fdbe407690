import GRDB
import JSON

/// The order of results, and the condition for all that comes behind a bookmark in it.
struct SearchOrder {
  let keys: [SQLText]
  private let descending: [Bool]

  init(_ sort: [SearchRequest.Sort]) {
    keys = sort.map(\.field.expression)
    descending = sort.map(\.isDescending)
  }

  var clause: SQLText {
    var text = SQLText("ORDER BY")
    for (key, isDescending) in zip(keys, descending) {
      text = text + key + SQLText(isDescending ? "DESC," : ",")
    }
    return text + SQLText(descending.first == true ? "a.rowid DESC" : "a.rowid")
  }

  /// Throws 400 for a bookmark of another order.
  func after(_ bookmark: Bookmark) throws -> SQLText {
    guard bookmark.keys.count == keys.count else {
      throw PlatformFault.invalid("The bookmark belongs to another sort.", .field("bookmark"))
    }
    let values = bookmark.keys.map(Self.databaseValue)
    if Set(descending).count <= 1 { return tuple(after: values, bookmark.row) }
    return steps(after: values, bookmark.row)
  }

  func bookmark(of row: Row) -> Bookmark {
    let first = row.count - keys.count
    return Bookmark(
      keys: keys.indices.map { Self.json(row[first + $0]) }, row: row["rowid"])
  }

  /// `(key, rowid) > (value, row)`, which runs along an index.
  private func tuple(after values: [DatabaseValue], _ row: Int64) -> SQLText {
    var left = SQLText("(")
    for key in keys { left = left + key + SQLText(",") }
    left = left + SQLText(descending.first == true ? "a.rowid) < (" : "a.rowid) > (")
    for value in values { left = left + SQLText("?,", value) }
    return left + SQLText("?)", row)
  }

  /// The same, written out: the directions differ.
  private func steps(after values: [DatabaseValue], _ row: Int64) -> SQLText {
    let last = (key: SQLText("a.rowid"), value: row.databaseValue, down: descending[0])
    let all = zip(zip(keys, values), descending).map { (key: $0.0, value: $0.1, down: $1) } + [last]
    return .any(
      all.indices.map { index in
        let equal = all[..<index].map { $0.key + SQLText("= ?", $0.value) }
        let step = all[index].key + SQLText(all[index].down ? "< ?" : "> ?", all[index].value)
        return .all(equal + [step])
      })
  }

  private static func databaseValue(_ value: JSONValue) -> DatabaseValue {
    if let text = value.string { return text.databaseValue }
    if let number = value.int { return number.databaseValue }
    return value.double?.databaseValue ?? .null
  }

  private static func json(_ value: DatabaseValue) -> JSONValue {
    switch value.storage {
    case .string(let text): .string(text)
    case .int64(let number): JSONValue(number)
    case .double(let number): JSONValue(number)
    case .null, .blob: .null
    }
  }
}
