import GRDB
import JSON

/// A whole world as a file of JSON lines: one that says what it is, one for each row of each table,
/// and one that says how many there were.
///
///     {"limn_world":1,"schema":"5f1b…"}
///     {"table":"asset","row":{"rowid":1,"container":3,"id":"…",…}}
///     {"rows":41207}
enum WorldFile {
  static let format = 1

  /// Every table that holds something of its own: what searches make for themselves is made anew.
  static func tables(in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name
        """)
  }
}

/// Writes a world into a file.
struct WorldWriter: ~Copyable {
  private var file: LineWriter
  private var line = JSONBytes(capacity: 4_096)
  private var rows: Int64 = 0

  init(_ path: String) throws(FileProblem) {
    file = try LineWriter(path)
  }

  mutating func write(_ database: Database) throws {
    line.raw("{\"limn_world\":")
    line.number(Int64(WorldFile.format))
    line.raw(",\"schema\":")
    line.string(try Schema.signature(in: database) ?? "")
    try end()
    for table in try WorldFile.tables(in: database) { try write(table, database) }
    line.raw("{\"rows\":")
    line.number(rows)
    try end()
    try file.finish()
  }

  private mutating func write(_ table: String, _ database: Database) throws {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier)")
    while let row = try cursor.next() {
      line.raw("{\"table\":")
      line.string(table)
      line.raw(",\"row\":{")
      for (index, (column, value)) in row.enumerated() where !value.isNull {
        line.raw(index > 0 ? "," : "")
        line.string(column)
        line.raw(":")
        write(value)
      }
      line.raw("}")
      rows += 1
      try end()
    }
  }

  /// Texts and numbers as they are; bytes as `{"base64": "…"}`.
  private mutating func write(_ value: DatabaseValue) {
    switch value.storage {
    case .null: line.raw("null")
    case .int64(let number): line.number(number)
    case .double(let number): line.plain("\(number)")
    case .string(let text): line.string(text)
    case .blob(let data):
      line.raw("{\"base64\":\"")
      line.plain(Base64.encodeForURL(data))
      line.raw("\"}")
    }
  }

  private mutating func end() throws(FileProblem) {
    line.raw("}")
    try file.add(line.bytes)
    line.reset()
  }
}
