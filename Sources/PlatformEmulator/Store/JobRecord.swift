import GRDB
import JSON

/// A job as it is stored: the asset that it is, what the jobs API says of it without what its runs
/// add, and when it is due.
struct JobRecord {
  var row: Int64 = 0
  var scope: WorldScope
  var id: String
  var name: String
  /// `asset_ref_type`, such as `notebook`.
  var type: String
  /// `{metadata, entity: {job}}`.
  var document: JSONValue
  /// When it starts by itself, in milliseconds since 1970; nil: it does not.
  var nextRun: Int64?
  /// It goes as soon as its runs have ended; nothing starts it any more.
  var isBeingDeleted = false

  /// The first of `future_scheduled_runs` is when it starts by itself.
  init(_ document: JSONValue, in scope: WorldScope) {
    let job = document["entity"]?["job"]
    self.scope = scope
    self.document = document
    id = document["metadata"]?["asset_id"]?.string ?? ""
    name = document["metadata"]?["name"]?.string ?? ""
    type = job?["asset_ref_type"]?.string ?? ""
    nextRun = job?["future_scheduled_runs"]?[0]?.string.flatMap(Timestamp.milliseconds)
  }

  /// Name, description and owner are those of the asset: whoever changes it changes the job.
  private init(_ row: Row) throws {
    var document = try JSONValue.parse(row["document"] as String)
    document["metadata"]?["name"] = .string(row["name"])
    document["metadata"]?["description"] = .string(row["description"] as String? ?? "")
    document["metadata"]?["owner_id"] = .string(row["owner"])
    self.init(
      document,
      in: WorldScope(
        kind: WorldScope.Kind(rawValue: row["kind"]) ?? .project, id: row["container_id"]))
    self.row = row["rowid"]
    nextRun = row["next_run"]
    isBeingDeleted = row["deleting"]
  }

  var job: JSONValue { document["entity"]?["job"] ?? [:] }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO job VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        scope.id, id, name, type, job["asset_ref"]?.string, job["serving_name"]?.string,
        document.serialized(), nextRun, isBeingDeleted,
      ])
  }

  func save(in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE job SET name = ?, serving_name = ?, document = ?, next_run = ?, deleting = ?
        WHERE id = ?
        """,
      arguments: [
        name, job["serving_name"]?.string, document.serialized(), nextRun, isBeingDeleted, id,
      ])
  }

  /// Jobs whose asset is there: one in the trash is none.
  ///
  /// - Parameter condition: over `j` (the job) and `a` (its asset), with what may follow a WHERE.
  static func fetch(_ condition: SQLText, in database: Database) throws -> [JobRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT j.rowid, j.container_id, j.document, j.next_run, j.deleting, c.kind, a.name,
          a.description, a.owner
        FROM job j JOIN asset a ON a.id = j.id JOIN container c ON c.id = j.container_id
        WHERE \(condition.sql)
        """, arguments: condition.statementArguments
    ).map { try JobRecord($0) }
  }

  static func find(_ id: String, in database: Database) throws -> JobRecord? {
    try fetch(SQLText("j.id = ?", id), in: database).first
  }
}
