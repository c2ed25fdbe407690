import GRDB
import JSON

/// Whether the assets of a container are put away, and when that happened.
///
/// Source: GET /v2/asset_containers/archive_info. The reference has lost the names of the four pairs
/// of times; these follow `created_at` and `last_update_time` of the same service.
struct ContainerArchive: Hashable, Sendable {
  enum State: String, Sendable {
    case archiveScheduled = "ARCHIVE_SCHEDULED"
    case archiveFailed = "ARCHIVE_FAILED"
    case archived = "ARCHIVED"
    case restoreScheduled = "RESTORE_SCHEDULED"
    case restoreFailed = "RESTORE_FAILED"

    /// The assets cannot be reached.
    var isAway: Bool {
      switch self {
      case .archived, .restoreScheduled, .restoreFailed: true
      case .archiveScheduled, .archiveFailed: false
      }
    }
  }

  /// Nil: never archived, or restored since.
  private(set) var state: State?
  /// `{"state"?, "archive_scheduled_at"?, "archive_scheduled_time"?, …, "failure_count"?,
  /// "error_details"?}`.
  private(set) var document: JSONValue = [:]

  static func find(for container: String, in database: Database) throws -> ContainerArchive {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM container_archive WHERE container_id = ?"),
      arguments: [container])
    guard let row else { return ContainerArchive() }
    return ContainerArchive(
      state: (row["state"] as String?).flatMap(State.init(rawValue:)),
      document: try JSONValue.parse(row["document"] as String))
  }

  /// Catalogs show it in their own metadata, too. Source: GET /v2/catalogs, `archive_info`.
  func save(for container: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO container_archive VALUES (?, ?, ?)",
      arguments: [container, state?.rawValue, document.serialized()])
    try database.execute(
      sql: """
        UPDATE container SET document = json_set(document, '$.metadata.archive_info', json(?))
        WHERE id = ? AND kind = 'catalog'
        """, arguments: [document.serialized(), container])
  }

  mutating func enter(_ next: State, at now: Int64) {
    state = next
    document["state"] = .string(next.rawValue)
    switch next {
    case .archiveScheduled: note("archive_scheduled", now)
    case .archived:
      note("archived", now)
      succeed()
    case .restoreScheduled: note("restore_scheduled", now)
    case .archiveFailed: fail("The asset database could not be written to the object storage.")
    case .restoreFailed: fail("The asset database could not be read from the object storage.")
    }
  }

  mutating func restore(at now: Int64) {
    state = nil
    document["state"] = nil
    note("restored", now)
    succeed()
  }

  private mutating func note(_ name: String, _ now: Int64) {
    document["\(name)_at"] = .string(CalendarDate.milliseconds(now))
    document["\(name)_time"] = JSONValue(now)
  }

  /// "A successful archive/restore will reset this field."
  private mutating func succeed() {
    document["failure_count"] = 0
    document["error_details"] = nil
  }

  private mutating func fail(_ details: String) {
    document["failure_count"] = JSONValue((document["failure_count"]?.int ?? 0) + 1)
    document["error_details"] = .string(details)
  }
}
