import Foundation
import GRDB
import Synchronization

/// Everything that outlives the program: one SQLite database in the state folder, shared by every limn
/// of this user that runs.
///
/// A transaction is on the disk when it returns, whole or not at all, also if a process is killed in
/// the middle of it. SQLite locks the file, with a journal beside it: a write-ahead log would want
/// shared memory, which folders of a network do not have.
final class StateStore: Sendable {
  /// The version of the tables this program knows.
  static let version = 1
  /// How long another process is waited for.
  static let patience: TimeInterval = 8

  let folder: URL
  var path: String { folder.appendingPathComponent("state.db").path }
  /// Tells what this program wrote from what others did.
  let writer = UUID().uuidString

  private let opened = Mutex<Opened?>(nil)
  private let said = Mutex<[String]>([])

  private struct Opened {
    var queue: DatabaseQueue
    /// Which file it is: another may have taken its place.
    var file: FileIdentity
  }

  /// Nothing is opened before something is asked for.
  init(folder: URL) {
    self.folder = folder
  }

  /// What was found wrong since this was asked last, in words for people.
  func takeNotes() -> [String] {
    said.withLock { notes in
      defer { notes = [] }
      return notes
    }
  }

  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(StateFailure) -> Value {
    try perform { queue in try queue.read(body) }
  }

  /// All that `body` does, or nothing if it throws.
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(StateFailure) -> Value {
    try perform { queue in try queue.write(body) }
  }

  private func perform<Value>(
    _ body: (DatabaseQueue) throws -> Value
  ) throws(StateFailure) -> Value {
    do {
      do {
        return try body(try current())
      } catch let error as DatabaseError where error.isDamage {
        try setAside(error)
        return try body(try current())
      }
    } catch let failure as StateFailure {
      throw failure
    } catch {
      throw StateFailure(error, path: path, folder: folder)
    }
  }

  // MARK: Opening

  private func current() throws -> DatabaseQueue {
    try opened.withLock { opened in
      if let there = opened, there.file == FileIdentity(path) { return there.queue }
      opened = nil
      try prepareFolder()
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try migrate(queue)
      guard let file = FileIdentity(path) else { throw StateFailure.gone(path) }
      opened = Opened(queue: queue, file: file)
      return queue
    }
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "limn.state"
    configuration.prepareDatabase { database in
      // A token that is forgotten does not stay in the file.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  private func prepareFolder() throws {
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard FileLock.works(in: folder) else { throw StateFailure.noLocks(folder.path) }
    try EmptyFile.make(path)
  }

  private func migrate(_ queue: DatabaseQueue) throws {
    let version = try queue.read { try Self.version(of: $0) }
    guard version <= Self.version else { throw StateFailure.newer(path) }
    guard version < Self.version else { return }
    let files = EarlierFiles(folder: folder)
    let isNew = try queue.write { database in
      guard try Self.version(of: database) < Self.version else { return false }
      try StateSchema.make(in: database)
      try files.move(into: database, writer: writer)
      try database.execute(sql: "PRAGMA user_version = \(Self.version)")
      return true
    }
    if isNew { said.withLock { $0 += files.cleared() } }
  }

  private static func version(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  // MARK: Damage

  /// Puts the file where nothing writes over it, unless another process has done so already.
  private func setAside(_ error: DatabaseError) throws {
    let before = opened.withLock { opened in
      defer { opened = nil }
      return opened?.file ?? FileIdentity(path)
    }
    let lock = try? FileLock.waiting(for: folder.appendingPathComponent("state.lock").path)
    defer { lock?.release() }
    guard FileIdentity(path) == before else { return }
    let aside = FreeName.damaged(path)
    guard rename(path, aside) == 0 else { throw error }
    for ending in ["-journal", "-wal", "-shm"] { rename(path + ending, aside + ending) }
    said.withLock {
      $0.append("\(path) is damaged: it is set aside as \(aside), and a new one is begun")
    }
  }
}

extension DatabaseError {
  /// The file is no database, or not whole.
  fileprivate var isDamage: Bool {
    resultCode == .SQLITE_NOTADB || resultCode == .SQLITE_CORRUPT
  }
}
