import GRDB
import JSON

/// An export or import of assets: what was asked for, how far it is, and the archive.
///
/// Source: GET /v2/asset_exports/{export_id}, as its clients know it: `entity.status.state`.
struct AssetTransfer {
  enum Kind: String, Sendable {
    case export
    case `import`

    /// `asset_exports` or `asset_imports`.
    var path: String { "asset_\(rawValue)s" }
  }

  enum State: String, Sendable {
    case pending
    case running
    case completed
    case failed
    case canceled

    var isOver: Bool {
      switch self {
      case .pending, .running: false
      case .completed, .failed, .canceled: true
      }
    }
  }

  var row: Int64 = 0
  var id: String
  var kind: Kind
  var containerID: String
  /// `{"metadata", "entity": {"assets"?, "format", "status": {"state"}}}`.
  var document: JSONValue

  private init(_ row: Row) throws {
    self.row = row["rowid"]
    id = row["id"]
    kind = Kind(rawValue: row["kind"]) ?? .export
    containerID = row["container_id"]
    document = try JSONValue.parse(row["document"] as String)
  }

  /// A new one, pending.
  init(_ kind: Kind, _ name: String, _ description: String?, in container: Container, _ call: Call)
  {
    id = call.newID()
    self.kind = kind
    containerID = container.scope.id
    let time = JSONValue.string(CalendarDate.milliseconds(call.now))
    var metadata: JSONValue = ["id": .string(id), "name": .string(name)]
    if let description { metadata["description"] = .string(description) }
    metadata["creator_id"] = .string(call.caller.id)
    metadata["created_at"] = time
    metadata["updated_at"] = time
    metadata[container.key] = .string(container.scope.id)
    metadata["url"] = .string("/v2/\(kind.path)/\(id)?\(container.query)")
    document = [
      "metadata": metadata, "entity": ["format": "json", "status": ["state": "pending"]],
    ]
  }

  var name: String { document["metadata"]?["name"]?.string ?? "" }

  var state: State {
    document["entity"]?["status"]?["state"]?.string.flatMap(State.init(rawValue:)) ?? .pending
  }

  /// - Parameter failure: why, if it is one.
  mutating func enter(_ state: State, at now: Int64, failure: String? = nil) {
    let time = JSONValue.string(CalendarDate.milliseconds(now))
    document["metadata"]?["updated_at"] = time
    document["entity"]?["status"]?["state"] = .string(state.rawValue)
    if state == .running { document["entity"]?["status"]?["started_at"] = time }
    if state.isOver { document["entity"]?["status"]?["completed_at"] = time }
    if let failure {
      document["entity"]?["status"]?["failure"] = [
        "trace": .string(id),
        "errors": [["code": "\(kind.rawValue)_failed", "message": .string(failure)]],
      ]
    }
  }

  static func find(_ id: String, _ kind: Kind, in database: Database) throws -> AssetTransfer? {
    try Row.fetchOne(
      database,
      sql: "SELECT rowid, id, kind, container_id, document FROM asset_transfer "
        + "WHERE id = ? AND kind = ?", arguments: [id, kind.rawValue]
    ).map(AssetTransfer.init)
  }

  /// Oldest first, from behind a row.
  static func list(
    _ kind: Kind, of container: String, after row: Int64, limit: Int, _ database: Database
  ) throws -> [AssetTransfer] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, id, kind, container_id, document FROM asset_transfer
        WHERE container_id = ? AND kind = ? AND rowid > ? ORDER BY rowid LIMIT ?
        """, arguments: [container, kind.rawValue, row, limit]
    ).map(AssetTransfer.init)
  }

  func insert(content: [UInt8], into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO asset_transfer VALUES (NULL, ?, ?, ?, ?, ?)",
      arguments: [id, kind.rawValue, containerID, document.serialized(), Blob(content)])
  }

  func save(in database: Database) throws {
    try database.execute(
      sql: "UPDATE asset_transfer SET document = ? WHERE id = ?",
      arguments: [document.serialized(), id])
  }

  func remove(from database: Database) throws {
    try database.execute(sql: "DELETE FROM asset_transfer WHERE id = ?", arguments: [id])
  }

  /// The archive.
  func content(in database: Database) throws -> [UInt8] {
    try Blob.fetchOne(
      database, sql: "SELECT content FROM asset_transfer WHERE id = ?", arguments: [id])?.bytes
      ?? []
  }

  func setContent(_ bytes: [UInt8], in database: Database) throws {
    try database.execute(
      sql: "UPDATE asset_transfer SET content = ? WHERE id = ?", arguments: [Blob(bytes), id])
  }
}
