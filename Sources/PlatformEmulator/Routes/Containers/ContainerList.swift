import GRDB
import JSON

/// The containers of one kind that the caller may see, sorted and page by page.
struct ContainerList {
  /// One field to sort by.
  struct Order: Hashable {
    var column: String
    var isDescending = false

    static let byName = Order(column: "name")

    /// `catalog_name_asc`, `create_time_desc`, … without regard to case. Throws 400 for anything
    /// else.
    ///
    /// Source: GET /v2/catalogs, `orderby`.
    init(_ name: String) throws {
      let words = name.lowercased().split(separator: "_").map(String.init)
      let columns = ["catalog_name": "name", "create_time": "created", "update_time": "updated"]
      guard words.count == 3, let column = columns[words[0] + "_" + words[1]],
        words[2] == "asc" || words[2] == "desc"
      else {
        throw PlatformFault.invalid(
          "The value '\(name)' of parameter 'orderby' is not a sort field.", .parameter("orderby"))
      }
      self.column = column
      isDescending = words[2] == "desc"
    }

    init(column: String) {
      self.column = column
    }
  }

  /// A container and its place in the list.
  struct Entry {
    var record: ContainerRecord
    var bookmark: Bookmark
  }

  let call: Call
  let kind: WorldScope.Kind
  private let orders: [Order]
  private var condition: SQLText

  init(_ call: Call, _ kind: WorldScope.Kind, orders: [Order] = []) {
    self.call = call
    self.kind = kind
    self.orders = orders.isEmpty ? [.byName] : orders
    condition = SQLText("kind = ?", kind.rawValue)
    if !call.caller.isAdministrator {
      restrict(member: UserGroup.identities(of: call.caller.id), roles: [])
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
          TextPattern.like([.anyText, .literal(name), .anyText])))
  }

  mutating func restrict(ids: [String]) {
    guard !ids.isEmpty else { return }
    restrict(SQLText.any(ids.map { SQLText("id = ?", $0) }))
  }

  /// Only those with one of these tags.
  mutating func restrict(tags: [String]) {
    restrict(oneOf: tags, in: "$.entity.tags")
  }

  /// Only those whose document has one of these texts there: at a path, or in the list at a path.
  mutating func restrict(oneOf texts: [String], in path: String) {
    guard !texts.isEmpty else { return }
    restrict(
      SQLText(
        """
        EXISTS (SELECT 1 FROM json_each(document, ?)
          WHERE value IN (SELECT value FROM json_each(?)))
        """, path, JSONValue.array(texts.map(JSONValue.string)).serialized()))
  }

  /// Only those in which somebody has one of these roles; no roles: any.
  ///
  /// - Parameter member: the ids under which somebody may be a member.
  mutating func restrict(member ids: [String], roles: [String]) {
    let list = JSONValue.array(ids.map(JSONValue.string)).serialized()
    var text = SQLText(
      """
      SELECT container_id FROM member_role WHERE user_id IN (SELECT value FROM json_each(?))
      """, list)
    if !roles.isEmpty {
      let list = JSONValue.array(roles.map(JSONValue.string)).serialized()
      text = text + SQLText("AND role IN (SELECT value FROM json_each(?))", list)
    }
    restrict(SQLText("id IN (") + text + SQLText(")"))
  }

  /// Only those of a member, named by `member` (id or name), with one of `roles`. Roles without a
  /// member are the caller's.
  mutating func restrictToMember() throws {
    let roles = try call.roles("roles")
    if let name = call.query("member") {
      let user =
        try UserRecord.find(id: name, in: call.database)
        ?? UserRecord.find(name: name, in: call.database)
      restrict(member: user.map { UserGroup.identities(of: $0.id) } ?? [name], roles: roles)
    } else if !roles.isEmpty {
      restrict(member: UserGroup.identities(of: call.caller.id), roles: roles)
    }
  }

  func total() throws -> Int {
    try Int.fetchOne(
      call.database, sql: "SELECT count(*) FROM container WHERE \(condition.sql)",
      arguments: condition.statementArguments) ?? 0
  }

  /// The place before everything.
  var beginning: Bookmark {
    Bookmark(keys: orders.map { $0.column == "name" ? "" : 0 }, row: 0)
  }

  /// What lies behind a bookmark: at most `limit` containers and one more, if there is one.
  func entries(after bookmark: Bookmark?, skip: Int = 0, limit: Int) throws -> [Entry] {
    var text = SQLText("SELECT * FROM container WHERE") + condition
    if let bookmark { text = text + SQLText("AND") + (try behind(bookmark)) }
    let directions = orders.map { "\($0.column) \($0.isDescending ? "DESC" : "ASC")" }
    let last = orders[0].isDescending ? "DESC" : "ASC"
    text =
      text
      + SQLText(
        "ORDER BY \(directions.joined(separator: ", ")), rowid \(last) LIMIT ? OFFSET ?",
        limit + 1, skip)
    let rows = try Row.fetchAll(call.database, sql: text.sql, arguments: text.statementArguments)
    return try rows.map { row in
      Entry(
        record: try ContainerRecord(row),
        bookmark: Bookmark(keys: orders.map { Self.key($0.column, row) }, row: row["rowid"]))
    }
  }

  private static func key(_ column: String, _ row: Row) -> JSONValue {
    column == "name" ? .string(row["name"]) : JSONValue(row[column] as Int64)
  }

  /// Behind it by the first field, or equal there and behind it by the next …
  private func behind(_ bookmark: Bookmark) throws -> SQLText {
    guard bookmark.keys.count == orders.count else {
      throw PlatformFault.invalid(
        "The bookmark is of a list in another order.", .parameter("bookmark"))
    }
    let fields =
      zip(orders, bookmark.keys).map { order, key in
        (order.column, order.isDescending, value(key))
      } + [("rowid", orders[0].isDescending, bookmark.row)]
    let cases = fields.indices.map { index in
      SQLText.all(
        fields[..<index].map { SQLText("\($0.0) = ?", $0.2) }
          + [SQLText("\(fields[index].0) \(fields[index].1 ? "<" : ">") ?", fields[index].2)])
    }
    return .any(cases)
  }

  private func value(_ key: JSONValue) -> any DatabaseValueConvertible {
    key.string ?? Int64(key.int ?? 0)
  }
}

extension ContainerList {
  /// Only those in whose name a word begins with a word of this text; none if it has no words.
  ///
  /// Source: GET /v2/projects, `match`: "if the specified text matches any keyword parsed from the
  /// project name".
  mutating func restrict(keywords text: String) {
    let words = Self.words(text)
    guard !words.isEmpty else { return }
    restrict(
      .any(
        words.flatMap { word in
          [
            SQLText("name LIKE ?", "\(word)%"), SQLText("lower(name) GLOB ?", "*[^a-z0-9]\(word)*"),
          ]
        }))
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
