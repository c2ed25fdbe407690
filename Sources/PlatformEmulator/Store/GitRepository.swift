import GRDB
import JSON

/// The Git repository of a project, as far as the platform shows it: one branch, the files of its last
/// commit, a configuration, and remotes that know what was pushed to them last.
struct GitRepository {
  /// A file that is not as in the last commit.
  struct Change: Hashable {
    /// Source: GET /v2/asset_files/git_transactions/status. `Unstage` does not occur here: an export
    /// adds and commits in one step.
    enum Status: String {
      case create = "Create"
      case delete = "Delete"
      case modify = "Modify"
      case rename = "Rename"
    }

    /// From the assets folder on.
    var path: String
    var status: Status
  }

  let database: Database
  /// Id of the project.
  let project: String

  /// Its configuration: `{"remote": {"origin": {"url"}}, "http"}`. Nil if there is no repository.
  func settings() throws -> JSONValue? {
    try String.fetchOne(
      database, sql: "SELECT settings FROM git_repository WHERE project_id = ?",
      arguments: [project]
    ).map { try JSONValue.parse($0) }
  }

  func save(_ settings: JSONValue) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO git_repository VALUES (?, ?)",
      arguments: [project, settings.serialized()])
  }

  /// Makes an empty one if there is none.
  func open() throws {
    if try settings() == nil { try save(["remote": [:], "http": ["sslVerify": true]]) }
  }

  func remote() throws -> String? {
    try settings()?["remote"]?["origin"]?["url"]?.string
  }

  /// What differs from the last commit, by path. A file that went while another came with the same
  /// contents was renamed.
  func changes() throws -> [Change] {
    var created = try paths(
      "SELECT path FROM file f WHERE \(Self.isTracked) AND NOT EXISTS "
        + "(SELECT 1 FROM git_file g WHERE g.place = ?2 AND g.path = f.path)")
    let modified = try paths(
      "SELECT f.path FROM file f JOIN git_file g ON g.place = ?2 AND g.path = f.path "
        + "WHERE \(Self.isTracked) AND g.bytes IS NOT f.bytes")
    var deleted = try paths(
      "SELECT g.path FROM git_file g WHERE g.place = ?2 AND NOT EXISTS "
        + "(SELECT 1 FROM file f WHERE \(Self.isTracked) AND f.path = g.path)")
    var renamed: [String] = []
    for path in created {
      let old = try String.fetchOne(
        database,
        sql: """
          SELECT g.path FROM file f JOIN git_file g ON g.bytes = f.bytes
          WHERE f.owner = ? AND f.path = ? AND g.place = ? ORDER BY g.path LIMIT 1
          """, arguments: [project, path, head])
      guard let old, let index = deleted.firstIndex(of: old) else { continue }
      deleted.remove(at: index)
      renamed.append(path)
    }
    created.removeAll { renamed.contains($0) }
    let groups: [([String], Change.Status)] = [
      (created, .create), (modified, .modify), (deleted, .delete), (renamed, .rename),
    ]
    return groups.flatMap { paths, status in
      paths.map { Change(path: FileStore.shown($0), status: status) }
    }.sorted { $0.path < $1.path }
  }

  /// Puts files, as they are now, into the last commit, and that commit onto the remote.
  ///
  /// - Parameter paths: from the assets folder on.
  func push(_ paths: [String], to remote: String) throws {
    for path in paths.map({ "assets/" + $0 }) {
      try database.execute(
        sql: "DELETE FROM git_file WHERE place = ? AND path = ?", arguments: [head, path])
      try database.execute(
        sql: """
          INSERT INTO git_file SELECT ?, path, bytes FROM file
          WHERE owner = ? AND path = ? AND NOT is_folder
          """, arguments: [head, project, path])
    }
    try database.execute(
      sql: "DELETE FROM git_file WHERE place = ?", arguments: [Self.place(of: remote)])
    try database.execute(
      sql: "INSERT INTO git_file SELECT ?, path, bytes FROM git_file WHERE place = ?",
      arguments: [Self.place(of: remote), head])
  }

  /// Takes over what was last pushed to the remote. Files that were changed here stay as they are,
  /// unless all are to be replaced.
  func pull(from remote: String, replacing: Bool, at now: Int64) throws {
    let own = replacing ? [] : Set(try changes().map { "assets/" + $0.path })
    let files = FileStore(database: database, owner: project)
    let theirs = try Row.fetchAll(
      database, sql: "SELECT path, bytes FROM git_file WHERE place = ?",
      arguments: [Self.place(of: remote)])
    let gone = Set(try paths("SELECT path FROM git_file WHERE place = ?2"))
      .subtracting(theirs.map { $0["path"] as String }).subtracting(own)
    for path in gone { try files.remove(path) }
    for row in theirs where !own.contains(row["path"]) {
      try files.put((row["bytes"] as Blob?)?.bytes ?? [], at: row["path"], at: now)
    }
    try database.execute(sql: "DELETE FROM git_file WHERE place = ?", arguments: [head])
    try database.execute(
      sql: "INSERT INTO git_file SELECT ?, path, bytes FROM git_file WHERE place = ?",
      arguments: [head, Self.place(of: remote)])
  }

  private var head: String { "head/\(project)" }

  private static func place(of remote: String) -> String {
    "remote/\(remote.hasSuffix(".git") ? String(remote.dropLast(4)) : remote)"
  }

  private static let isTracked = "f.owner = ?1 AND NOT f.is_folder AND f.path LIKE 'assets/%'"

  /// - Parameter sql: ?1 is the project, ?2 its last commit.
  private func paths(_ sql: String) throws -> [String] {
    let text = sql.contains("?1") ? sql : sql + " AND ?1 IS NOT NULL"
    return try String.fetchAll(database, sql: text + " ORDER BY 1", arguments: [project, head])
  }
}
