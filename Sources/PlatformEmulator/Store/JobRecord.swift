import GRDB
import JSON

/// A job as it is stored: its document without what its runs say about it.
struct JobRecord {
  var row: Int64 = 0
  var scope: WorldScope
  var id: String
  var name: String
  /// `asset_ref_type`, such as `notebook`.
  var type: String
  var document: JSONValue

  init(_ document: JSONValue, in scope: WorldScope) {
    let job = document["entity"]?["job"]
    self.scope = scope
    self.document = document
    id = document["metadata"]?["asset_id"]?.string ?? ""
    name = document["metadata"]?["name"]?.string ?? ""
    type = job?["asset_ref_type"]?.string ?? ""
  }

  init(_ row: Row, in scope: WorldScope) throws {
    self.init(try JSONValue.parse(row["document"] as String), in: scope)
    self.row = row["rowid"]
  }

  func insert(into database: Database) throws {
    let job = document["entity"]?["job"]
    try database.execute(
      sql: "INSERT INTO job VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        scope.id, id, name, type, job?["asset_ref"]?.string, job?["serving_name"]?.string,
        document.serialized(),
      ])
  }
}
