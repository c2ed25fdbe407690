import GRDB
import JSON

/// Something that is done to a container bit by bit, as whoever asked for it can follow it.
struct ContainerTask {
  enum Kind: String {
    case rehome
    case projectImport = "project_import"
  }

  var id: String
  var container: String
  var kind: Kind
  /// As it is answered.
  var document: JSONValue

  static func find(_ id: String, _ kind: Kind, in database: Database) throws -> ContainerTask? {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM container_task WHERE id = ? AND kind = ?",
      arguments: [id, kind.rawValue])
    return try row.map {
      ContainerTask(
        id: id, container: $0["container_id"], kind: kind,
        document: try JSONValue.parse($0["document"] as String))
    }
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO container_task VALUES (?, ?, ?, ?)",
      arguments: [id, container, kind.rawValue, document.serialized()])
  }

  func save(in database: Database) throws {
    try database.execute(
      sql: "UPDATE container_task SET document = ? WHERE id = ?",
      arguments: [document.serialized(), id])
  }
}
