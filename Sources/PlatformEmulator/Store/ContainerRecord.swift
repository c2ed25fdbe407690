import GRDB
import JSON

/// A catalog, project or space as it is stored.
struct ContainerRecord {
  var kind: WorldScope.Kind
  var id: String
  /// The well-known name of a catalog, such as `ibm-default-hub`.
  var uid: String?
  var name: String
  /// The hidden catalog of a project or space, in which its assets are kept; the id of a catalog.
  var catalogID: String
  var created: Int64
  var updated: Int64
  var document: JSONValue

  init(_ document: JSONValue, _ kind: WorldScope.Kind) {
    let metadata = document["metadata"]
    self.kind = kind
    self.document = document
    id = (metadata?[kind == .space ? "id" : "guid"])?.string ?? ""
    uid = document["entity"]?["uid"]?.string
    name = document["entity"]?["name"]?.string ?? ""
    catalogID =
      switch kind {
      case .catalog: id
      case .project: document["entity"]?["catalog"]?["guid"]?.string ?? ""
      case .space: WorldID.named("space/\(name)/hidden catalog")
      }
    let date = metadata?["created_at"]?.string ?? metadata?["create_time"]?.string ?? ""
    created = Timestamp.milliseconds(date) ?? 0
    updated = metadata?["updated_at"]?.string.flatMap(Timestamp.milliseconds) ?? created
  }

  /// The row it got.
  func insert(into database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO container VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        kind.rawValue, id, uid, name, catalogID, created, updated, document.serialized(),
      ])
    return database.lastInsertedRowID
  }
}
