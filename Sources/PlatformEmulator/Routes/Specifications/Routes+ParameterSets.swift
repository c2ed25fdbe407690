import GRDB
import JSON

extension Routes {
  /// The parameter sets of a project or space: its assets of that type. Not in the reference; the
  /// fields are those that clients read.
  static let parameterSets: [Route] = [
    .get("/v2/parameter_sets", .exportsAndImports) { call in
      let container = try call.specificationScope()
      let sets = try Row.fetchAll(
        call.database,
        sql: """
          SELECT a.*, d.metadata, d.entity, d.attachments
          FROM asset a JOIN asset_document d ON d.rowid = a.rowid
          WHERE a.container = ? AND a.type = 'parameter_set' ORDER BY a.name, a.rowid
          """, arguments: [container.row]
      ).map { try document(ofParameters: AssetRecord($0), in: container) }
      return Answer.json(["parameter_sets": .array(sets), "total_count": JSONValue(sets.count)])
    }
  ]

  private static func document(
    ofParameters record: AssetRecord, in container: Container
  ) throws -> JSONValue {
    var document = try record.document(in: container, attachments: false)
    let created = document["metadata"]?["created"]?.int.map(Int64.init) ?? 0
    document["metadata"]?["create_time"] = .string(CalendarDate.milliseconds(created))
    document["href"] = .string("/v2/parameter_sets/\(record.id)?\(container.query)")
    return document
  }
}
