import GRDB

/// The files of one container, or of the account: folders and bytes by path.
///
/// Paths are relative to the root of the container; what people see begins at `assets`.
struct FileStore {
  let database: Database
  /// Id of the container, or `account/999`.
  let owner: String

  /// False for a catalog until its root folder is made.
  func hasRoot() throws -> Bool {
    try find("") != nil
  }

  /// With the folders that are always there.
  func makeRoot(at now: Int64) throws {
    for path in ["", "assets", "assets/data_asset"] where try find(path) == nil {
      try insert(path, isFolder: true, at: now)
    }
  }

  func removeRoot() throws {
    try database.execute(sql: "DELETE FROM file WHERE owner = ?", arguments: [owner])
  }

  func find(_ path: String) throws -> FileRecord? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT \(Self.columns) FROM file f WHERE owner = ? AND path = ?"),
      arguments: [owner, path]
    ).map(FileRecord.init)
  }

  /// - Parameter range: which bytes; nil for all.
  func bytes(of file: FileRecord, _ range: Range<Int>? = nil) throws -> [UInt8] {
    let wanted = range ?? 0..<file.size
    let blob = try Blob.fetchOne(
      database.cachedStatement(sql: "SELECT substr(bytes, ?, ?) FROM file WHERE rowid = ?"),
      arguments: [wanted.lowerBound + 1, wanted.count, file.row])
    return blob?.bytes ?? []
  }

  /// Puts a file in place, over what was there, and makes the folders it lies in.
  ///
  /// Throws 409 if the place, or one on the way there, is taken by the other kind.
  func put(
    _ bytes: [UInt8], at path: String, mimeType: String? = nil, at now: Int64
  ) throws {
    try makeFolder(Self.parent(of: path) ?? "", at: now)
    let type = FileRecord.mimeType(of: path) ?? mimeType
    guard let old = try find(path) else {
      return try insert(path, isFolder: false, bytes, type, at: now)
    }
    guard !old.isFolder else {
      throw PlatformFault.conflict("There is a folder at '\(Self.shown(path))'.")
    }
    try database.execute(
      sql: "UPDATE file SET size = ?, mime_type = ?, modified = ?, bytes = ? WHERE rowid = ?",
      arguments: [bytes.count, type, now, Blob(bytes), old.row])
  }

  /// Makes a folder with all above it. True if it was not there. Throws 409 if a file is in the way.
  @discardableResult
  func makeFolder(_ path: String, at now: Int64) throws -> Bool {
    if let found = try find(path) {
      guard found.isFolder else {
        throw PlatformFault.conflict("There is a file at '\(Self.shown(path))'.")
      }
      return false
    }
    if let parent = Self.parent(of: path) { try makeFolder(parent, at: now) }
    try insert(path, isFolder: true, at: now)
    return true
  }

  /// With everything in it.
  func remove(_ path: String) throws {
    try database.execute(
      sql: "DELETE FROM file WHERE owner = ?1 AND (path = ?2 OR (path >= ?3 AND path < ?4))",
      arguments: [owner, path, path + "/", path + "0"])
  }

  /// What lies directly in a folder, by path.
  func children(of folder: String) throws -> [FileRecord] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT \(Self.columns) FROM file f WHERE owner = ? AND parent = ? ORDER BY path"),
      arguments: [owner, folder]
    ).map(FileRecord.init)
  }

  /// Everything in a folder and below, by path.
  func descendants(of folder: String) throws -> [FileRecord] {
    let (first, last) = folder.isEmpty ? ("\u{1}", "\u{10FFFF}") : (folder + "/", folder + "0")
    return try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(Self.columns) FROM file f WHERE owner = ? AND path >= ? AND path < ?
          ORDER BY path
          """), arguments: [owner, first, last]
    ).map(FileRecord.init)
  }

  static func parent(of path: String) -> String? {
    guard !path.isEmpty else { return nil }
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// This path, or with a piece of the id in it if it is taken; from the assets folder on.
  func free(_ path: String, for id: String) throws -> String {
    guard try find("assets/" + path) != nil else { return path }
    let name = path.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".").map { name.distance(from: $0, to: name.endIndex) } ?? 0
    return "\(path.dropLast(dot))_\(id.prefix(8))\(path.suffix(dot))"
  }

  /// As people know it: from the assets folder on.
  static func shown(_ path: String) -> String {
    path.hasPrefix("assets/") ? String(path.dropFirst(7)) : path
  }

  private func insert(
    _ path: String, isFolder: Bool, _ bytes: [UInt8] = [], _ mimeType: String? = nil, at now: Int64
  ) throws {
    try database.execute(
      sql: "INSERT INTO file VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        owner, path, Self.parent(of: path), isFolder, bytes.count, mimeType, now,
        isFolder ? nil : Blob(bytes),
      ])
  }

  /// Everything but the bytes; the size of a folder is counted.
  private static let columns = """
    rowid, path, is_folder, mime_type, modified, CASE WHEN is_folder
      THEN (SELECT count(*) FROM file c WHERE c.owner = f.owner AND c.parent = f.path)
      ELSE size END AS size
    """
}
