import GRDB
import JSON

/// An asset as it is stored: columns to find it by, and its document in three pieces of JSON text.
struct AssetRecord {
  var row: Int64
  var container: Int64
  var id: String
  var type: String
  var name: String
  var description: String?
  var metadata: String
  var entity: String?
  var attachments: String?

  init(
    row: Int64, container: Int64, id: String, type: String, name: String, description: String?,
    metadata: String, entity: String?, attachments: String?
  ) {
    self.row = row
    self.container = container
    self.id = id
    self.type = type
    self.name = name
    self.description = description
    self.metadata = metadata
    self.entity = entity
    self.attachments = attachments
  }

  init(_ row: Row) {
    self.row = row["rowid"]
    container = row["container"]
    id = row["id"]
    type = row["type"]
    name = row["name"]
    description = row["description"]
    metadata = row["metadata"]
    entity = row["entity"]
    attachments = row["attachments"]
  }

  /// A row of `selection`. To look its columns up by their names takes longer than to read them.
  init(selected row: Row) {
    self.row = row[0]
    container = row[1]
    id = row[2]
    type = row[3]
    name = row[4]
    description = row[5]
    metadata = row[6]
    entity = row[7]
    attachments = row[8]
  }

  static func find(_ id: String, in database: Database) throws -> AssetRecord? {
    try Row.fetchOne(
      database.cachedStatement(sql: "\(selection) WHERE a.id = ?"), arguments: [id]
    ).map(AssetRecord.init(selected:))
  }

  /// Those that meet a condition on `asset AS a` and `asset_document AS d`.
  static func all(_ condition: SQLText, in database: Database) throws -> [AssetRecord] {
    try Row.fetchAll(
      database, sql: "\(selection) WHERE \(condition.sql)",
      arguments: condition.statementArguments
    ).map(AssetRecord.init(selected:))
  }

  static func find(row: Int64, in database: Database) throws -> AssetRecord? {
    try Row.fetchOne(
      database.cachedStatement(sql: "\(selection) WHERE a.rowid = ?"), arguments: [row]
    ).map(AssetRecord.init(selected:))
  }

  /// Those of `rows`, in their order; what is gone is left out.
  ///
  /// - Parameter sections: false: without entity and attachments, which are long.
  static func all(
    rows: [Int64], sections: Bool, in database: Database
  ) throws -> [AssetRecord] {
    let entity = sections ? "d.entity, d.attachments" : "NULL, NULL"
    // A cross join keeps the order of what stands left of it.
    let cursor = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT a.rowid, a.container, a.id, a.type, a.name, a.description, d.metadata, \(entity)
          FROM json_each(?) wanted CROSS JOIN asset a ON a.rowid = wanted.value
            CROSS JOIN asset_document d ON d.rowid = a.rowid
          """), arguments: ["[\(rows.map(String.init).joined(separator: ","))]"])
    var records: [AssetRecord] = []
    records.reserveCapacity(rows.count)
    while let row = try cursor.next() { records.append(AssetRecord(selected: row)) }
    return records
  }

  /// `a` is the asset, `d` its document.
  static let selection = """
    SELECT a.rowid, a.container, a.id, a.type, a.name, a.description, d.metadata, d.entity,
      d.attachments, a.updated
    FROM asset a JOIN asset_document d ON d.rowid = a.rowid
    """

  /// Appends `{"metadata", "entity"?, "attachments"?, "href"}`.
  func write(
    into text: inout JSONBytes, in container: Container, entity: Bool, attachments: Bool
  ) {
    text.raw("{\"metadata\":")
    text.plain(metadata)
    if entity, let section = self.entity {
      text.raw(",\"entity\":")
      text.plain(section)
    }
    if attachments, let section = self.attachments {
      text.raw(",\"attachments\":")
      text.plain(section)
    }
    text.raw(",\"href\":\"/v2/assets/")
    text.plain("\(id)?\(container.query)\"}")
  }

  /// The whole asset: `{"metadata", "entity"?, "attachments"?, "href"}`.
  func document(in container: Container, attachments: Bool = true) throws -> JSONValue {
    var text = JSONBytes(capacity: 4096)
    write(into: &text, in: container, entity: true, attachments: attachments)
    return try JSONValue.parse(text.bytes)
  }

  /// Without its columns, whose number may run into thousands. Throws if the text is no JSON.
  mutating func removeColumns() throws {
    guard let text = entity, JSONSections(Array(text.utf8)).range(of: "data_asset") != nil else {
      return
    }
    var value = try JSONValue.parse(text)
    value["data_asset"]?["columns"] = nil
    value["column_info"] = nil
    entity = value.serialized()
  }
}

extension Call {
  /// The asset of this id. Throws 404 if it is not in this container or is hidden from the caller,
  /// 403 if it is private.
  func asset(_ id: String, in container: Container) throws -> AssetRecord {
    try writer.asset(id, in: container)
  }
}
