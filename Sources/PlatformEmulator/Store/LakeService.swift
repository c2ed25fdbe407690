import GRDB
import JSON

/// A service that works for the databases of AI Lake.
///
/// Source: `ServiceInfo` and `GetServiceStatusResponse` of both OpenAPI documents, which leave what a
/// status holds and which commands there are to each service.
struct LakeService {
  enum Kind: String, Sendable {
    case engine, ingestion, compaction

    var commands: [String] {
      switch self {
      case .engine: ["restart", "scale"]
      case .ingestion: ["pause", "resume"]
      case .compaction: ["pause", "resume", "run"]
      }
    }
  }

  let id: String
  let name: String
  let kind: Kind
  /// What its commands change: `ready`, `reason`, `nodes`, …
  var state: JSONValue

  init(_ document: JSONValue) {
    id = document["serviceId"]?.string ?? ""
    name = document["name"]?.string ?? ""
    kind = document["kind"]?.string.flatMap(Kind.init) ?? .engine
    state = document["status"] ?? [:]
  }

  private init(_ row: Row) throws {
    id = row["id"]
    name = row["name"]
    kind = Kind(rawValue: row["kind"]) ?? .engine
    state = try JSONValue.parse(row["status"] as String)
  }

  /// By name; the order is not in the reference.
  static func all(in database: Database) throws -> [LakeService] {
    try Row.fetchAll(database, sql: "SELECT * FROM lake_service ORDER BY name")
      .map { try LakeService($0) }
  }

  /// Throws 404.
  static func find(_ id: String, in database: Database) throws -> LakeService {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM lake_service WHERE id = ?", arguments: [id])
    guard let row else { throw PlatformFault.missing("Service '\(id)' was not found.") }
    return try LakeService(row)
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO lake_service VALUES (?, ?, ?, ?)",
      arguments: [id, kind.rawValue, name, state.serialized()])
  }

  func update(in database: Database) throws {
    try database.execute(
      sql: "UPDATE lake_service SET status = ? WHERE id = ?", arguments: [state.serialized(), id])
  }

  /// The command that it is at; nil if it is at none.
  func runningCommand(in database: Database) throws -> String? {
    let request = try String.fetchOne(
      database,
      sql: """
        SELECT request FROM lake_operation WHERE status = 'pending' AND subject = ? AND kind = ?
        """,
      arguments: [id, LakeOperation.Kind.runServiceCommand.rawValue])
    return try request.flatMap { try JSONValue.parse($0)["command"]?.string }
  }

  /// With what is so at the moment.
  func status(in database: Database) throws -> JSONValue {
    var status = state
    if let command = try runningCommand(in: database) {
      status["running"] = .string(command)
      if command == "restart" { status["ready"] = false }
    }
    if kind == .engine {
      status["databases"] = JSONValue(try count("lake_database", in: database))
      status["tables"] = JSONValue(try count("lake_pipe_table", in: database))
      status["tablesWithStatistics"] = JSONValue(
        try count("lake_pipe_table WHERE analyzed IS NOT NULL", in: database))
    }
    status["commands"] = .array(kind.commands.map(JSONValue.string))
    return status
  }

  private func count(_ what: String, in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM \(what)") ?? 0
  }

  var document: JSONValue {
    ["serviceId": .string(id), "name": .string(name)]
  }
}
