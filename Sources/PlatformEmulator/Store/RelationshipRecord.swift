import GRDB
import JSON

/// A relationship as it is stored: its source is what stands at the first end of its type.
struct RelationshipRecord {
  let type: RelationshipTypeRecord
  let source: RelationshipEnd
  let target: RelationshipEnd

  /// - Parameter isReversed: the relationship was named by the second end of its type.
  init(
    _ type: RelationshipTypeRecord, _ source: RelationshipEnd, _ target: RelationshipEnd,
    isReversed: Bool
  ) {
    self.type = type
    self.source = isReversed ? target : source
    self.target = isReversed ? source : target
  }

  /// Binds both ends. A relationship that is there already is but touched; at an end where there is
  /// room for one, it takes the place of the one before.
  ///
  /// Returns true if it is new. Source: POST /v2/assets/set_relationships.
  func set(by user: String, at now: Int64, in database: Database) throws -> Bool {
    if let row = try row(in: database) {
      try database.execute(
        sql: "UPDATE relationship SET updater = ?, updated = ? WHERE rowid = ?",
        arguments: [user, now, row])
      return false
    }
    if type.end1.isSingle { try delete(source.stands(at: "source"), database) }
    if type.end2.isSingle { try delete(target.stands(at: "target"), database) }
    try database.execute(
      sql: """
        INSERT INTO relationship VALUES
        (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        type.id, type.end1.name, type.end2.name,
        source.kind, source.container, source.id, source.type, source.name, source.column,
        target.kind, target.container, target.id, target.type, target.name, target.column,
        user, user, now, now,
      ])
    return true
  }

  /// Its row; of types that read alike from both ends, also the other way round.
  private func row(in database: Database) throws -> Int64? {
    var places = [SQLText.all([source.stands(at: "source"), target.stands(at: "target")])]
    if type.end1.name == type.end2.name {
      places.append(.all([target.stands(at: "source"), source.stands(at: "target")]))
    }
    let condition = SQLText.all([SQLText("type_id = ?", type.id), .any(places)])
    return try Int64.fetchOne(
      database, sql: "SELECT rowid FROM relationship WHERE \(condition.sql)",
      arguments: condition.statementArguments)
  }

  private func delete(_ place: SQLText, _ database: Database) throws {
    let condition = SQLText.all([SQLText("type_id = ?", type.id), place])
    try database.execute(
      sql: "DELETE FROM relationship WHERE \(condition.sql)",
      arguments: condition.statementArguments)
  }

  /// Where a relationship of that name binds the two, from whichever end it is named.
  static func places(
    named name: String, _ source: RelationshipEnd, _ target: RelationshipEnd
  ) -> SQLText {
    .any([
      .all([
        SQLText("name = ?", name), source.stands(at: "source"), target.stands(at: "target"),
      ]),
      .all([
        SQLText("reverse_name = ?", name), source.stands(at: "target"),
        target.stands(at: "source"),
      ]),
    ])
  }
}
