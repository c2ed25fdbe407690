import GRDB
import JSON

/// Finds relationships of which one end is as wanted, and answers both ends.
///
/// Source: POST /v2/assets/search_relationships. The answer is not in the reference.
struct RelationshipSearch {
  private let query: RelationshipQuery
  private let subject: RelationshipSubject?
  private let call: Call
  private let source: SQLText

  init(_ call: Call) throws {
    self.call = call
    let query = try RelationshipQuery(call)
    let isAboutOne = call.query("asset_id") != nil || call.query("artifact_id") != nil
    let subject = isAboutOne ? try RelationshipSubject(call) : nil
    let container = isAboutOne ? nil : try Routes.optionalContainer(call)
    let isWanted = { (near: String, name: String, far: String) in
      var conditions = [query.isNamed(name), query.opposite(at: far)]
      if let subject {
        conditions.append(subject.stands(at: near, withColumns: query.withSourceColumns))
      } else if !query.withSourceColumns {
        conditions.append(SQLText("\(near)_column IS NULL"))
      }
      if let container {
        conditions.append(SQLText("\(near)_container = ?", container.scope.id))
      }
      return SQLText.all(conditions)
    }
    let exists = SQLText.all([query.exists(at: "source"), query.exists(at: "target")])
    let sides = SQLText.any([
      isWanted("source", "name", "target"), isWanted("target", "reverse_name", "source"),
    ])
    let isVisible = container == nil ? Self.isVisible(to: call.caller) : SQLText("1")
    source =
      SQLText("FROM (SELECT *, rowid AS position FROM relationship) WHERE")
      + .all([sides, exists, isVisible] + (try Self.window(call)))
    self.query = query
    self.subject = subject
  }

  /// `{"total_rows", "options", "resources", "next"?}`.
  func answer() throws -> JSONValue {
    let page = try query.page(
      """
      *, (SELECT name FROM asset WHERE asset.id = source) AS source_now,
      (SELECT name FROM asset WHERE asset.id = target) AS target_now
      """, source, call.database)
    let total = try call.emulator.counts.count(source.key, generation: call.generation) {
      try Int.fetchOne(
        call.database, sql: "SELECT count(*) \(source.sql)", arguments: source.statementArguments)
        ?? 0
    }
    var answer: JSONValue = [
      "total_rows": JSONValue(total), "options": query.options,
      "resources": .array(page.rows.map(resource)),
    ]
    if let next = page.next {
      answer["next"] = ["bookmark": .string(next.text), "limit": JSONValue(query.limit)]
    }
    return answer
  }

  private func resource(_ row: Row) -> JSONValue {
    var resource: JSONObject = [
      "relationship_name": .string(row["name"]),
      "reverse_relationship_name": .string(row["reverse_name"]),
      "relationship_type_id": .string(row["type_id"]),
    ]
    for side in ["source", "target"] {
      var end = RelationshipEnd(row, side)
      end.name = row["\(side)_now"] as String? ?? end.name
      resource[side] = .object(end.document(query.shownNames))
    }
    for (key, value) in RelationshipFinder.history(of: row) { resource[key] = value }
    return .object(resource)
  }

  /// One end at least lies where the caller is a member.
  private static func isVisible(to caller: Caller) -> SQLText {
    guard !caller.isAdministrator else { return SQLText("1") }
    let identities = JSONValue.array(
      UserGroup.identities(of: caller.id).map(JSONValue.string)
    ).serialized()
    let sides = ["source", "target"].map { side in
      SQLText(
        """
        \(side)_container IN (SELECT container_id FROM member_role
          WHERE user_id IN (SELECT value FROM json_each(?)))
        """, identities)
    }
    return .any(sides)
  }

  private static func window(_ call: Call) throws -> [SQLText] {
    try [("modified_after", ">"), ("modified_before", "<")].compactMap { name, sign in
      guard let text = call.query(name) else { return nil }
      guard let time = Timestamp.milliseconds(text) else {
        throw PlatformFault.invalid(
          "The value '\(text)' of parameter '\(name)' is no time in ISO 8601.", .parameter(name))
      }
      return SQLText("updated \(sign) ?", time)
    }
  }
}
