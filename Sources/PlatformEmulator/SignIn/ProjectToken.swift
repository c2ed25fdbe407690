import GRDB
import JSON

/// An access token of a project: who bears it may act in that project, with the role it names.
///
/// Source: GET /v2/projects/{project_id}/tokens, recorded; that one may sign in with it is not in
/// the reference.
struct ProjectToken {
  var guid: String
  var project: String
  var secret: String
  var name: String
  var role: WorldMember.Role
  var created: Int64
  var lastUsed: Int64?

  /// What all of them begin with.
  static let prefix = "p-2"

  static func all(of project: String, in database: Database) throws -> [ProjectToken] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM project_token WHERE container_id = ? ORDER BY created, guid",
      arguments: [project]
    ).map(ProjectToken.init)
  }

  /// Who bears it; nil if it is none. Remembers when that was, to the minute.
  static func use(_ secret: String, at now: Int64, _ store: Store) throws -> Caller? {
    guard secret.hasPrefix(prefix) else { return nil }
    let token = try store.read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM project_token WHERE secret = ?", arguments: [secret]
      ).map(ProjectToken.init)
    }
    guard let token else { return nil }
    if now - (token.lastUsed ?? 0) >= 60_000 {
      try store.write { database in
        try database.execute(
          sql: "UPDATE project_token SET last_used = ? WHERE guid = ?",
          arguments: [now, token.guid])
      }
    }
    return Caller(id: token.guid, userName: token.name, isAdministrator: false)
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO project_token VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [guid, project, secret, name, role.rawValue, created, lastUsed])
  }

  var document: JSONValue {
    var document: JSONValue = [
      "token": .string(secret), "guid": .string(guid), "name": .string(name),
      "scopes": [
        ["audience": "project", "guid": .string(project), "role": .string(role.rawValue)]
      ],
      "created_at": .string(CalendarDate.milliseconds(created)),
    ]
    if let lastUsed { document["last_used_at"] = .string(CalendarDate.milliseconds(lastUsed)) }
    return document
  }
}

extension ProjectToken {
  private init(_ row: Row) {
    guid = row["guid"]
    project = row["container_id"]
    secret = row["secret"]
    name = row["name"]
    role = WorldMember.Role(rawValue: row["role"]) ?? .viewer
    created = row["created"]
    lastUsed = row["last_used"]
  }
}
