import GRDB
import JSON

/// A data source that somebody looks into, through a connection that is stored or only described.
struct ConnectionSource {
  let definition: DatasourceDefinition
  /// In clear.
  let properties: JSONValue
  let contents: ConnectionContents
  /// Nil: the connection is not stored.
  private let ids: [String]
  private let database: Database

  /// Throws 404 if its type is gone, 400 if it cannot be reached.
  init(_ record: ConnectionRecord, _ call: Call) throws {
    database = call.database
    definition = try call.datasourceType(record.typeID)
    properties = try record.properties(in: database)
    try ConnectionRules.reach(properties, name: record.asset.name)
    ids = [record.id, record.reference].compactMap(\.self)
    contents = ConnectionContents(
      definition.contents, properties: properties,
      referred: try Self.paths(behind: ids, database))
  }

  /// Throws 400 if the description is wrong or it cannot be reached.
  init(_ draft: ConnectionDraft, _ call: Call) throws {
    try draft.check(call, tests: true)
    database = call.database
    definition = draft.definition
    properties = draft.properties
    ids = []
    contents = ConnectionContents(definition.contents, properties: properties, referred: [])
  }

  /// Throws 404 if there are no data at the path.
  func dataset(at path: [String]) throws -> SampleDataset {
    guard let dataset = contents.dataset(at: path, fields: try fields(at: path)) else {
      throw PlatformFault.missing(
        "CDICO2012E: There are no data at '/\(path.joined(separator: "/"))'.")
    }
    return dataset
  }

  static func segments(of path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }

  /// The columns that a data asset knows of the table at that path.
  private func fields(at path: [String]) throws -> [JSONValue]? {
    let text = "/" + path.joined(separator: "/")
    for id in ids {
      let entity = try String.fetchOne(
        database,
        sql: """
          SELECT entity FROM asset_document WHERE attachments IS NOT NULL
            AND json_extract(attachments, '$[0].connection_id') = ?
            AND json_extract(attachments, '$[0].connection_path') = ? LIMIT 1
          """, arguments: [id, text])
      let columns = try entity.map { try JSONValue.parse($0) }?["data_asset"]?["columns"]?.array
      if let columns, !columns.isEmpty { return columns }
    }
    return nil
  }

  private static func paths(behind ids: [String], _ database: Database) throws -> [[String]] {
    try ids.flatMap { id in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT json_extract(attachments, '$[0].connection_path') FROM asset_document
          WHERE attachments IS NOT NULL AND json_extract(attachments, '$[0].connection_id') = ?
            AND json_extract(attachments, '$[0].connection_path') IS NOT NULL
          LIMIT 5000
          """, arguments: [id])
    }.map(segments)
  }
}
