import GRDB
import JSON

/// Finds what is related to one asset, column or artifact, from whichever end.
struct RelationshipFinder {
  private let query: RelationshipQuery
  private let subject: RelationshipSubject
  private let call: Call
  private let both: SQLText

  init(_ call: Call, _ subject: RelationshipSubject) throws {
    self.call = call
    self.subject = subject
    query = try RelationshipQuery(call)
    both =
      SQLText(
        """
        FROM (SELECT rowid * 2 AS position, name AS relation, type_id, creator, updater, created,
          updated, target_kind AS far_kind, target_container AS far_container, target AS far,
          target_type AS far_type, target_name AS far_name, target_column AS far_column
        FROM relationship WHERE
        """) + subject.stands(at: "source", withColumns: query.withSourceColumns)
      + SQLText(
        """
        UNION ALL SELECT rowid * 2 + 1, reverse_name, type_id, creator, updater, created, updated,
          source_kind, source_container, source, source_type, source_name, source_column
        FROM relationship WHERE
        """) + subject.stands(at: "target", withColumns: query.withSourceColumns)
      + SQLText(") WHERE") + .all([query.isNamed("relation"), query.opposite(at: "far")])
  }

  /// `{"total_rows", "options", "resources", "next"?}`.
  func answer() throws -> JSONValue {
    let page = try query.page(
      "*, (SELECT name FROM asset WHERE asset.id = far) AS far_now", both, call.database)
    let total = try Int.fetchOne(
      call.database, sql: "SELECT count(*) \(both.sql)", arguments: both.statementArguments)
    var answer: JSONValue = [
      "total_rows": JSONValue(total ?? 0), "options": query.options,
      "resources": .array(page.rows.map(resource)),
    ]
    if let next = page.next {
      answer["next"] = [
        "bookmark": .string(next.text), "limit": JSONValue(query.limit),
        subject.parameter.name: .string(subject.parameter.value),
      ]
    }
    return answer
  }

  private func resource(_ row: Row) -> JSONValue {
    var end = RelationshipEnd(row, "far")
    // Relationships follow assets that are renamed.
    end.name = row["far_now"] as String? ?? end.name
    var resource = end.document(query.shownNames)
    resource["relationship_name"] = .string(row["relation"])
    for (key, value) in Self.history(of: row) { resource[key] = value }
    return .object(resource)
  }

  /// Who made and changed it, and when.
  static func history(of row: Row) -> JSONObject {
    [
      "created": JSONValue(row["created"] as Int64),
      "updated": JSONValue(row["updated"] as Int64),
      "creator_id": .string(row["creator"]), "updater_id": .string(row["updater"]),
    ]
  }
}
