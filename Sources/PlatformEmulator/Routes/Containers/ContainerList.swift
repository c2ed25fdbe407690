import GRDB
import JSON

/// The containers of one kind that the caller may see, sorted and page by page.
struct ContainerList {
  enum Order {
    case name(descending: Bool)
    case created(descending: Bool)
    case updated(descending: Bool)

    /// `catalog_name_asc`, `create_time_desc`, … Anything else: by name.
    init(_ name: String?) {
      let text = (name ?? "").lowercased()
      let descending = text.hasSuffix("_desc")
      if text.hasPrefix("create_time") {
        self = .created(descending: descending)
      } else if text.hasPrefix("update_time") {
        self = .updated(descending: descending)
      } else {
        self = .name(descending: descending)
      }
    }

    var column: (name: String, isDescending: Bool) {
      switch self {
      case .name(let descending): ("name", descending)
      case .created(let descending): ("created", descending)
      case .updated(let descending): ("updated", descending)
      }
    }
  }

  let call: Call
  let kind: WorldScope.Kind
  var order = Order.name(descending: false)
  private var condition: SQLText

  init(_ call: Call, _ kind: WorldScope.Kind, order: Order = .name(descending: false)) {
    self.call = call
    self.kind = kind
    self.order = order
    condition = SQLText("kind = ?", kind.rawValue)
    if !call.caller.isAdministrator {
      restrict(
        SQLText("id IN (SELECT container_id FROM member WHERE user_id = ?)", call.caller.id))
    }
  }

  mutating func restrict(_ another: SQLText) {
    condition = condition + SQLText("AND") + another
  }

  /// Only those with this name, or with these words in it.
  mutating func restrict(name: String?, isExact: Bool) {
    guard let name else { return }
    restrict(
      isExact
        ? SQLText("name = ? COLLATE NOCASE", name)
        : SQLText(
          "name LIKE ? ESCAPE '\\'",
          TextCondition.like([.anyText, .literal(name), .anyText])))
  }

  mutating func restrict(ids: [String]) {
    guard !ids.isEmpty else { return }
    restrict(SQLText.any(ids.map { SQLText("id = ?", $0) }))
  }

  func total() throws -> Int {
    try Int.fetchOne(
      call.database, sql: "SELECT count(*) FROM container WHERE \(condition.sql)",
      arguments: condition.statementArguments) ?? 0
  }

  /// One page with the bookmark of its last item (nil if it is empty), and whether there is more.
  func page(
    after bookmark: Bookmark?, skip: Int = 0, limit: Int
  ) throws -> (documents: [JSONValue], last: Bookmark?, hasMore: Bool) {
    let (column, isDescending) = order.column
    var text = SQLText("SELECT rowid, \(column), document FROM container WHERE") + condition
    if let bookmark, let key = bookmark.keys.first {
      let value: any DatabaseValueConvertible = key.string ?? Int64(key.int ?? 0)
      text =
        text
        + SQLText(
          "AND (\(column), rowid) \(isDescending ? "<" : ">") (?, ?)", value, bookmark.row)
    }
    let direction = isDescending ? "DESC" : "ASC"
    text =
      text
      + SQLText(
        "ORDER BY \(column) \(direction), rowid \(direction) LIMIT ? OFFSET ?", limit + 1, skip)
    let rows = try Row.fetchAll(call.database, sql: text.sql, arguments: text.statementArguments)
    let shown = rows.prefix(limit)
    let documents = try shown.map { try JSONValue.parse($0["document"] as String) }
    let last = shown.last.map { row in
      let key: JSONValue =
        column == "name" ? .string(row["name"]) : JSONValue(row[column] as Int64)
      return Bookmark(keys: [key], row: row["rowid"])
    }
    return (documents, last, rows.count > limit)
  }
}

extension Call {
  /// The document of one container, by id or well-known name. Throws 404 or 403.
  func document(of kind: WorldScope.Kind, _ id: String) throws -> JSONValue {
    let found = try container(WorldScope(kind: kind, id: id))
    let text = try String.fetchOne(
      database, sql: "SELECT document FROM container WHERE rowid = ?", arguments: [found.row])
    return try JSONValue.parse(text ?? "{}")
  }

  /// Who is a member of a container, sorted by name.
  func members(of container: String) throws -> [WorldMember] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT user_id, user_name, role FROM member WHERE container_id = ? ORDER BY user_name
        """, arguments: [container]
    ).map {
      WorldMember(
        userID: $0["user_id"], userName: $0["user_name"],
        role: WorldMember.Role(rawValue: $0["role"]) ?? .viewer)
    }
  }
}
