import GRDB
import JSON

/// Earlier states of an asset: each the whole document as it was, under a number of its own.
///
/// The revisions of a new world have their metadata only, as storing the rest again would take as
/// long as storing the world: `completeRevisions` makes up for it when something changes.
extension AssetRecord {
  /// As it was in a revision: a number, or `latest`; nil: as it is. Throws 400 or 404.
  ///
  /// Source: `revision_id` of GET /v2/assets/{asset_id}.
  func atRevision(_ revision: String?, _ call: Call) throws -> AssetRecord {
    try atRevision(revision, in: call.database)
  }

  func atRevision(_ revision: String?, in database: Database) throws -> AssetRecord {
    guard let revision else { return self }
    let number = Int64(revision)
    guard number.map({ $0 > 0 }) ?? (revision == "latest") else {
      throw PlatformFault.invalid(
        "The revision '\(revision)' is neither a number nor 'latest'.", .parameter("revision_id"))
    }
    let document = try String.fetchOne(
      database,
      sql: """
        SELECT document FROM revision WHERE asset_id = ? AND (? IS NULL OR number = ?)
        ORDER BY number DESC LIMIT 1
        """, arguments: [id, number, number])
    guard let document else {
      throw PlatformFault.missing("There is no revision \(revision) of asset '\(id)'.")
    }
    let sections = JSONSections(Array(document.utf8))
    var record = self
    record.metadata = sections["metadata"] ?? metadata
    if let section = sections["entity"] {
      record.entity = section
      record.attachments = sections["attachments"]
    }
    let head = try JSONValue.parse(record.metadata)
    record.name = head["name"]?.string ?? name
    record.description = head["description"]?.string
    return record
  }

  /// Keeps the asset as it is now as its next revision, and returns that.
  ///
  /// - Parameter now: milliseconds since 1970.
  func committed(
    _ message: String?, at now: Int64, in database: Database
  ) throws -> AssetRecord {
    let last = try Int.fetchOne(
      database, sql: "SELECT max(number) FROM revision WHERE asset_id = ?", arguments: [id])
    let deleted = try Int.fetchOne(
      database, sql: "SELECT number FROM deleted_revision WHERE asset_id = ?", arguments: [id])
    let number = max(last ?? 0, deleted ?? 0) + 1
    var head = try JSONValue.parse(metadata)
    head["revision_id"] = JSONValue(number)
    var info: JSONValue = ["committed_at": .string(CalendarDate.seconds(now))]
    if let message { info["commit_message"] = .string(message) }
    if let last { info["previous_revision"] = JSONValue(last) }
    head["commit_info"] = info
    var record = self
    record.metadata = head.serialized()
    try database.execute(
      sql: "INSERT INTO revision VALUES (?, ?, ?)", arguments: [id, number, record.revisionText])
    return record
  }

  /// Throws 404 if there is no such revision. Its number is not given to another one.
  func deleteRevision(_ number: Int, in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM revision WHERE asset_id = ? AND number = ?", arguments: [id, number])
    guard database.changesCount > 0 else {
      throw PlatformFault.missing("There is no revision \(number) of asset '\(id)'.")
    }
    try database.execute(
      sql: """
        INSERT INTO deleted_revision VALUES (?, ?)
        ON CONFLICT DO UPDATE SET number = max(number, excluded.number)
        """, arguments: [id, number])
    for table in ["note", "rating"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE asset_id = ? AND revision = ?", arguments: [id, number])
    }
  }

  /// Gives revisions that have but their metadata what this asset has beside it: to be done before
  /// that changes for the first time.
  func completeRevisions(in database: Database) throws {
    // Inside of a JSON string the quotes would be escaped, so the text stands for the section only.
    try database.execute(
      sql: """
        UPDATE revision SET document = substr(document, 1, length(document) - 1) || ? || '}'
        WHERE asset_id = ? AND instr(document, ',"entity":') = 0
        """, arguments: [otherSections, id])
  }

  private var revisionText: String {
    "{\"metadata\":\(metadata)\(otherSections)}"
  }

  private var otherSections: String {
    ",\"entity\":\(entity ?? "{}")" + (attachments.map { ",\"attachments\":\($0)" } ?? "")
  }
}

/// An asset as it is, or as it was in a revision: each with notes and ratings of its own.
struct AssetVersion {
  /// 0: the asset as it is.
  var number: Int
  var record: AssetRecord

  var asset: String { record.id }
}

extension Call {
  /// The asset named in the path, as `revision_id` of the query asks for it.
  ///
  /// - Parameter changing: throws 403 if the caller may not change the asset.
  func version(in container: Container, changing: Bool = false) throws -> AssetVersion {
    let id = parameter("asset_id")
    let record = try changing ? changeableAsset(id, in: container) : asset(id, in: container)
    guard let revision = query("revision_id") else {
      return AssetVersion(number: 0, record: record)
    }
    let old = try record.atRevision(revision, in: database)
    let number = try JSONValue.parse(old.metadata)["revision_id"]?.int ?? 0
    return AssetVersion(number: number, record: old)
  }
}
