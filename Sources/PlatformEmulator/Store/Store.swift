import GRDB

/// Where the platform keeps everything: SQLite, in memory or in a directory.
///
/// Safe to use from any thread: GRDB lets one change happen at a time.
final class Store: Sendable {
  private let writer: any DatabaseWriter
  private let lock: DirectoryLock?

  /// Opens the world in `options.dataDirectory`, or makes a new one.
  ///
  /// Throws `EmulatorStartError` if the directory cannot be used.
  init(options: PlatformEmulator.Options) throws {
    guard let directory = options.dataDirectory else {
      lock = nil
      writer = try Self.makeTransient(options)
      return
    }
    lock = try DirectoryLock(directory)
    let path = directory + "/platform.sqlite"
    if !DirectoryLock.fileExists(path) {
      try Self.makeFile(path, options)
    }
    writer = try DatabasePool(path: path, configuration: Self.configuration(readers: 3))
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try writer.read(body)
  }

  func write<T>(_ body: (Database) throws -> T) throws -> T {
    try writer.write(body)
  }

  /// Ends all connections; later calls throw.
  func close() throws {
    try writer.close()
  }

  /// Small worlds stay in memory. Big ones get a temporary file that SQLite makes and removes, so
  /// that memory stays flat.
  private static func makeTransient(_ options: PlatformEmulator.Options) throws -> DatabaseQueue {
    let isSmall = options.assets <= 20_000
    let configuration = configuration(readers: 1)
    let queue =
      isSmall
      ? try DatabaseQueue(configuration: configuration)
      : try DatabaseQueue(path: "", configuration: configuration)
    try fill(queue, options)
    return queue
  }

  /// The file gets its name once it is complete: a start that was killed leaves no half a world.
  private static func makeFile(_ path: String, _ options: PlatformEmulator.Options) throws {
    let draft = path + ".new"
    DirectoryLock.removeFile(draft)
    let queue = try DatabaseQueue(path: draft, configuration: configuration(readers: 1))
    try fill(queue, options)
    try queue.close()
    try DirectoryLock.rename(draft, to: path)
  }

  private static func fill(_ queue: DatabaseQueue, _ options: PlatformEmulator.Options) throws {
    try queue.writeWithoutTransaction { database in
      // Nothing can be lost yet: the file counts only once it is whole.
      // More cache than later, as indexes are sorted in it.
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
          PRAGMA threads = 2
          """)
      try database.inTransaction {
        try Schema.createTables(in: database)
        var loader = try WorldLoader(database)
        let generator = WorldGenerator(
          seed: options.seed, assets: options.assets, now: options.clock.milliseconds)
        try generator.generate(into: &loader)
        try WorldFiles.add(to: database, at: options.clock.milliseconds)
        try Schema.createIndexes(in: database)
        return .commit
      }
      try database.execute(
        sql: """
          PRAGMA journal_mode = MEMORY; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;
          PRAGMA shrink_memory
          """)
    }
  }

  private static func configuration(readers: Int) -> Configuration {
    var configuration = Configuration()
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -32768; PRAGMA synchronous = NORMAL")
    }
    return configuration
  }
}
