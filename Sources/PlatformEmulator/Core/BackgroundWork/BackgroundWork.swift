import GRDB
import JSON
import Synchronization

/// What the platform does by itself some time after a call: copies, purges, archives, schedules.
///
/// Kept in the store, so that it survives a restart. Each piece is done in a transaction of its own
/// at the moment it was due, whenever the clock is next looked at: no thread waits for it.
struct BackgroundWork: Sendable {
  /// One piece of work at its moment.
  struct Turn {
    let emulator: PlatformEmulator
    let database: Database
    let payload: JSONValue
    /// When it was due, in milliseconds since 1970: the time at which it happens.
    let now: Int64

    /// Puts more work of the same or another kind into the store.
    func schedule(_ kind: BackgroundWork, after delay: Int64, _ payload: JSONValue) throws {
      try kind.schedule(at: now + delay, payload, emulator, database)
    }
  }

  /// Under which it is kept: never to be changed.
  let name: String
  let perform: @Sendable (Turn) throws -> Void

  init(_ name: String, perform: @escaping @Sendable (Turn) throws -> Void) {
    self.name = name
    self.perform = perform
  }

  /// - Parameter due: milliseconds since 1970.
  fileprivate func schedule(
    at due: Int64, _ payload: JSONValue, _ emulator: PlatformEmulator, _ database: Database
  ) throws {
    try store(at: due, payload, in: database)
    emulator.agenda.expect(due)
  }

  /// Leaves it in a store that nobody looks into yet.
  func store(at due: Int64, _ payload: JSONValue, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO background_work VALUES (NULL, ?, ?, ?)",
      arguments: [name, due, payload.serialized()])
  }
}

extension Call {
  /// - Parameter delay: milliseconds from now.
  func schedule(_ kind: BackgroundWork, after delay: Int64, _ payload: JSONValue) throws {
    try kind.schedule(at: now + delay, payload, emulator, database)
  }
}

/// Knows when the next work is due, and has it done.
final class Agenda: Sendable {
  private let next = Mutex<Int64?>(nil)

  /// Never later than the store says; earlier does no harm.
  func expect(_ due: Int64) {
    next.withLock { $0 = min($0 ?? due, due) }
  }

  /// Looks into a store that was opened.
  func read(_ store: Store) throws {
    if let due = try store.read({ try Self.firstDue(in: $0) }) { expect(due) }
  }

  /// Does everything that was due until now, in order of its time.
  func catchUp(_ emulator: PlatformEmulator, until now: Int64) throws {
    guard isDue(now) else { return }
    while try emulator.store.write({ try Self.performOne(emulator, $0, until: now) }) {}
    emulator.counts.forgetAll()
    try emulator.store.write { database in
      let due = try Self.firstDue(in: database)
      next.withLock { $0 = due }
    }
  }

  private func isDue(_ now: Int64) -> Bool {
    next.withLock { $0.map { $0 <= now } ?? false }
  }

  private static func firstDue(in database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT min(due) FROM background_work")
  }

  /// False if nothing was due.
  private static func performOne(
    _ emulator: PlatformEmulator, _ database: Database, until now: Int64
  ) throws -> Bool {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT * FROM background_work WHERE due <= ? ORDER BY due, rowid LIMIT 1"),
      arguments: [now])
    guard let row else { return false }
    try database.execute(
      sql: "DELETE FROM background_work WHERE rowid = ?", arguments: [row["rowid"] as Int64])
    guard let kind = BackgroundWork.all[row["kind"]] else { return true }
    let turn = BackgroundWork.Turn(
      emulator: emulator, database: database,
      payload: try JSONValue.parse(row["payload"] as String), now: row["due"])
    // What a piece of work that failed had done is undone, and the rest goes on.
    try? database.inSavepoint {
      try kind.perform(turn)
      return .commit
    }
    return true
  }
}
