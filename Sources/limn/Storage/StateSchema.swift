import GRDB

/// The tables of the state.
enum StateSchema {
  static func make(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE record (
          -- Whose it is: a platform and a user, or nobody's in particular.
          owner TEXT NOT NULL,
          kind TEXT NOT NULL,
          key TEXT NOT NULL,
          -- JSON; NULL: it was removed.
          document TEXT,
          -- The change that made it first, and the last one: the order of all changes.
          made INTEGER NOT NULL,
          changed INTEGER NOT NULL,
          writer TEXT NOT NULL,
          PRIMARY KEY (owner, kind, key)
        );
        CREATE INDEX record_changed ON record (owner, changed);
        CREATE TABLE change (number INTEGER NOT NULL);
        INSERT INTO change VALUES (0);
        """)
  }
}

/// Whose records: those of one platform for one user, or of limn itself.
struct StateOwner: Hashable, Sendable {
  var text: String

  init(_ text: String) {
    self.text = text
  }
}

/// The records of the state, inside of a transaction.
struct StateRecords {
  let database: Database
  let writer: String

  /// How many changes back a process may look that was stopped for long.
  private static let remembered = 20_000

  /// The number of the newest change.
  func newest() throws -> Int {
    try Int.fetchOne(database, sql: "SELECT number FROM change") ?? 0
  }

  /// In the order they were first put.
  func all(of owner: StateOwner, kind: String) throws -> [(key: String, document: String)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT key, document FROM record
        WHERE owner = ? AND kind = ? AND document IS NOT NULL ORDER BY made
        """, arguments: [owner.text, kind]
    ).map { ($0["key"], $0["document"]) }
  }

  /// Those whose keys begin so.
  func all(
    of owner: StateOwner, kind: String, prefix: String
  ) throws -> [(key: String, document: String)] {
    try all(of: owner, kind: kind).filter { $0.key.hasPrefix(prefix) }
  }

  /// Removes all whose keys begin so, without a trace.
  func clear(of owner: StateOwner, kind: String, prefix: String) throws {
    try database.execute(
      sql: "DELETE FROM record WHERE owner = ? AND kind = ? AND substr(key, 1, ?) = ?",
      arguments: [owner.text, kind, prefix.count, prefix])
  }

  func document(of owner: StateOwner, kind: String, key: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT document FROM record WHERE owner = ? AND kind = ? AND key = ?",
      arguments: [owner.text, kind, key])
  }

  /// A `document` of nil removes it.
  func put(_ document: String?, of owner: StateOwner, kind: String, key: String) throws {
    let number = try newest() + 1
    try database.execute(sql: "UPDATE change SET number = ?", arguments: [number])
    try database.execute(
      sql: """
        INSERT INTO record (owner, kind, key, document, made, changed, writer)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (owner, kind, key) DO UPDATE SET
          made = CASE WHEN document IS NULL THEN excluded.made ELSE made END,
          document = excluded.document, changed = excluded.changed, writer = excluded.writer
        """, arguments: [owner.text, kind, key, document, number, number, writer])
    guard document == nil else { return }
    try database.execute(
      sql: "DELETE FROM record WHERE document IS NULL AND changed < ?",
      arguments: [number - Self.remembered])
  }

  func has(_ owner: StateOwner) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM record WHERE owner = ?)",
      arguments: [owner.text]) ?? false
  }

  /// What `to` has already stays as it is.
  func move(from owner: StateOwner, to other: StateOwner) throws {
    try database.execute(
      sql: "UPDATE OR IGNORE record SET owner = ? WHERE owner = ?",
      arguments: [other.text, owner.text])
    try database.execute(sql: "DELETE FROM record WHERE owner = ?", arguments: [owner.text])
  }

  /// What others than this writer changed after a change.
  func changes(
    of owner: StateOwner, after number: Int
  ) throws -> [(kind: String, key: String, document: String?)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT kind, key, document FROM record
        WHERE owner = ? AND changed > ? AND writer <> ? ORDER BY changed
        """, arguments: [owner.text, number, writer]
    ).map { ($0["kind"], $0["key"], $0["document"]) }
  }
}
