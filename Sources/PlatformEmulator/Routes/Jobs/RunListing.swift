import GRDB
import JSON

/// The runs of one job, newest first.
struct RunListing {
  let job: String
  /// Empty: all.
  let states: Set<RunState>
  let now: Int64
  let database: Database

  func total() throws -> Int {
    if states.isEmpty {
      return try Int.fetchOne(
        database, sql: "SELECT count(*) FROM run WHERE job_id = ?", arguments: [job]) ?? 0
    }
    return try matching(SQLText("1")).count
  }

  func page(
    after bookmark: Bookmark?, limit: Int
  ) throws -> (runs: [RunRecord], hasMore: Bool) {
    var condition = SQLText("1")
    if let bookmark, let created = bookmark.keys.first?.int {
      condition = SQLText("(created, rowid) < (?, ?)", Int64(created), bookmark.row)
    }
    let runs = try matching(condition, limit: states.isEmpty ? limit + 1 : -1)
    return (Array(runs.prefix(limit)), runs.count > limit)
  }

  /// The state of a run is a matter of time, so it is worked out for each.
  private func matching(_ condition: SQLText, limit: Int = -1) throws -> [RunRecord] {
    let text =
      SQLText("SELECT * FROM run WHERE job_id = ? AND", job) + condition
      + SQLText("ORDER BY created DESC, rowid DESC LIMIT ?", limit)
    let runs = try Row.fetchAll(database, sql: text.sql, arguments: text.statementArguments)
      .map(RunRecord.init)
    return states.isEmpty ? runs : runs.filter { states.contains($0.snapshot(at: now).state) }
  }
}

extension RunRecord {
  /// Throws 404.
  static func find(_ id: String, in database: Database) throws -> RunRecord {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id])
    guard let row else {
      throw PlatformFault.missing("The job run '\(id)' could not be found.")
    }
    return try RunRecord(row)
  }

  /// Newest first.
  static func all(of job: String, in database: Database) throws -> [RunRecord] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM run WHERE job_id = ? ORDER BY created DESC, rowid DESC",
      arguments: [job]
    ).map(RunRecord.init)
  }

  func remove(from database: Database) throws {
    try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
  }

  static func latest(of job: String, in database: Database) throws -> RunRecord? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT * FROM run WHERE job_id = ? ORDER BY created DESC, rowid DESC LIMIT 1"),
      arguments: [job]
    ).map(RunRecord.init)
  }
}
