import GRDB
import JSON

/// Carries out one search in one container.
struct AssetSearch {
  let request: SearchRequest
  let container: Container
  let database: Database
  private let condition: SQLText

  /// - Parameter type: `asset` for assets of any type.
  init(
    _ request: SearchRequest, type: String, in container: Container, _ database: Database
  ) throws {
    self.request = request
    self.container = container
    self.database = database
    var conditions = [SQLText("a.container = ?", container.row)]
    if let findable = AssetPrivacy.condition(in: container) { conditions.append(findable) }
    if type != "asset" {
      conditions.append(try Self.condition(ofType: type, container, database))
    }
    let compiler = SearchCompiler(container: container.row)
    let query = try request.parsedQuery()
    if query != .everything {
      conditions.append(compiler.condition(query))
    }
    for (field, values) in request.drilldown {
      conditions.append(
        .any(values.map { compiler.condition(.field(field, .phrase($0))) }))
    }
    condition = .all(conditions)
  }

  /// Assets of the type; for a name that is no asset's own type, assets with such an attribute.
  private static func condition(
    ofType type: String, _ container: Container, _ database: Database
  ) throws -> SQLText {
    let isOwnType = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM asset WHERE container = ? AND type = ?)",
      arguments: [container.row, type])
    if isOwnType == true { return SQLText("a.type = ?", type) }
    return SQLText("a.attributes IS NOT NULL AND instr(a.attributes, ?) > 0", "|\(type)|")
  }

  func total() throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM asset a WHERE \(condition.sql)",
      arguments: condition.statementArguments) ?? 0
  }

  /// Under which the total may be remembered.
  var key: String { condition.key }

  /// One page, and the bookmark of the next one if there is one.
  func page() throws -> (records: [AssetRecord], next: Bookmark?) {
    guard request.limit > 0 else { return ([], nil) }
    let order = SearchOrder(request.sort)
    var text = SQLText("SELECT a.*, d.metadata, d.entity, d.attachments")
    if !request.includesEntity { text = SQLText("SELECT a.*, d.metadata") }
    for key in order.keys { text = text + SQLText(",") + key }
    text =
      text
      + SQLText("FROM asset a CROSS JOIN asset_document d ON d.rowid = a.rowid WHERE")
      + condition
    if let bookmark = request.bookmark {
      text = text + SQLText("AND") + (try order.after(bookmark))
    }
    text =
      text + order.clause
      + SQLText("LIMIT ? OFFSET ?", request.limit + 1, request.bookmark == nil ? request.skip : 0)
    var rows = try Row.fetchAll(database, sql: text.sql, arguments: text.statementArguments)
    guard rows.count > request.limit else { return (rows.map(AssetRecord.init), nil) }
    rows.removeLast()
    return (rows.map(AssetRecord.init), rows.last.map { order.bookmark(of: $0) })
  }

  /// How many results there are for each value of a field, most frequent first.
  func counts(of name: String) throws -> JSONValue {
    let field = SearchField(name)
    let text: SQLText
    if field == .tags {
      text =
        SQLText(
          "SELECT tag, count(*) FROM asset_tag t WHERE t.container = ? AND t.asset IN "
            + "(SELECT a.rowid FROM asset a WHERE", container.row)
        + condition + SQLText(") GROUP BY 1 ORDER BY 2 DESC, 1")
    } else {
      text =
        SQLText("SELECT") + field.expression + SQLText("AS value, count(*) FROM asset a WHERE")
        + condition + SQLText("GROUP BY 1 ORDER BY 2 DESC, 1")
    }
    var object = JSONObject()
    for row in try Row.fetchAll(database, sql: text.sql, arguments: text.statementArguments) {
      let value = Self.label(row[0])
      if !value.isEmpty { object[value] = JSONValue(row[1] as Int) }
    }
    return .object(object)
  }

  private static func label(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .string(let text): text
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .null, .blob: ""
    }
  }
}
