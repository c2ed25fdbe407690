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
    if options.startsOver { Self.remove(path) }
    if !DirectoryLock.fileExists(path) {
      try Self.makeFile(path, options)
    } else if options.worldFile != nil {
      throw EmulatorStartError.worldExists(directory: directory)
    }
    writer = try Self.open(path, in: directory)
  }

  /// A store in memory with what another one has.
  init(copying other: Store) throws {
    lock = nil
    let queue = try DatabaseQueue(configuration: Self.configuration(readers: 1))
    try other.writer.backup(to: queue)
    try queue.writeWithoutTransaction { try $0.execute(sql: Self.afterFilling) }
    writer = queue
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    guard let queue = writer as? DatabaseQueue else { return try writer.read(body) }
    // Its own `read` forbids changes by a pragma each time, after which SQLite prepares every
    // statement anew: that takes longer than most answers.
    return try queue.inDatabase { database in
      let changes = database.totalChangesCount
      defer {
        assert(database.totalChangesCount == changes, "A reading request changed something.")
      }
      return try body(database)
    }
  }

  func write<T>(_ body: (Database) throws -> T) throws -> T {
    try writer.write { database in
      let result = try body(database)
      try Declarations.catchUp(in: database)
      return result
    }
  }

  /// Ends all connections; later calls throw.
  func close() throws {
    try writer.close()
  }

  /// Writes everything into a file of JSON lines.
  func export(to file: String) throws {
    do {
      var target = try WorldWriter(file)
      try read { try target.write($0) }
    } catch let problem as FileProblem {
      throw EmulatorStartError.unusableWorldFile(file: file, line: 0, reason: "\(problem)")
    }
  }

  /// What was acknowledged is in the write-ahead log, in the hands of the system, before it is: a
  /// killed process loses nothing. (`synchronous = FULL` would wait for the disk each time, against
  /// a loss of power.)
  private static func open(_ path: String, in directory: String) throws -> DatabasePool {
    do {
      let pool = try DatabasePool(path: path, configuration: Self.configuration(readers: 3))
      let version = try pool.read { try Schema.signature(in: $0) }
      guard version == (try Schema.current()) else {
        throw EmulatorStartError.foreignWorld(directory: directory)
      }
      return pool
    } catch let error as DatabaseError {
      throw EmulatorStartError.unusable(
        directory: directory, reason: error.message ?? "its file is broken")
    }
  }

  private static func remove(_ path: String) {
    for part in ["", "-wal", "-shm"] { DirectoryLock.removeFile(path + part) }
  }

  /// Small worlds stay in memory. Big ones get a temporary file that SQLite makes and removes, so
  /// that memory stays flat.
  private static func makeTransient(_ options: PlatformEmulator.Options) throws -> DatabaseQueue {
    let isSmall = options.assets <= 20_000 && options.worldFile == nil
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
    do {
      try fill(queue, options)
      try queue.close()
    } catch {
      DirectoryLock.removeFile(draft)
      throw error
    }
    try DirectoryLock.rename(draft, to: path)
  }

  private static func fill(_ queue: DatabaseQueue, _ options: PlatformEmulator.Options) throws {
    try queue.writeWithoutTransaction { database in
      // Nothing can be lost yet: the file counts only once it is whole.
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
          PRAGMA threads = 2
          """)
      try database.inTransaction {
        try Schema.createTables(in: database)
        let signature = try Schema.signature(of: database)
        try loadWorld(into: database, options)
        try Schema.sign(database, signature)
        // Indexes are sorted in as much memory as the cache may have: what is more goes to the disk,
        // so that a large world takes no more than a small one.
        try database.execute(sql: "PRAGMA cache_size = -16384; PRAGMA shrink_memory")
        try Schema.createIndexes(in: database)
        return .commit
      }
      try database.execute(sql: afterFilling)
    }
  }

  /// From then on a change can be taken back, and memory is for answers.
  private static let afterFilling = """
    PRAGMA journal_mode = MEMORY; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;
    PRAGMA shrink_memory
    """

  private static func loadWorld(
    into database: Database, _ options: PlatformEmulator.Options
  ) throws {
    if let file = options.worldFile {
      // Rows come table by table, whatever they refer to.
      try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      var reader = try WorldReader(file)
      return try reader.read(into: database)
    }
    var loader = try WorldLoader(database)
    let generator = WorldGenerator(
      seed: options.seed, assets: options.assets, now: options.clock.milliseconds)
    try generator.generate(into: &loader)
    try loader.finish()
    try WorldFiles.add(to: database, at: options.clock.milliseconds)
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
