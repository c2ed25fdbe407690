import GRDB
import JSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts the world of a file into a store whose tables are made and empty.
struct WorldReader: ~Copyable {
  /// What a column may hold: the store takes anything, and who reads it takes that for granted.
  private enum Kind {
    /// Whole, and small enough to be counted with.
    case count
    /// Any whole number.
    case whole
    case number
    case text
    case any

    init(_ column: ColumnInfo) {
      switch column.type.uppercased() {
      case "INTEGER": self = column.name == "seed" ? .whole : .count
      case "REAL": self = .number
      case "TEXT": self = .text
      default: self = .any
      }
    }

    func takes(_ value: DatabaseValue) -> Bool {
      switch (self, value.storage) {
      case (_, .null), (.any, _), (.whole, .int64), (.number, .int64), (.text, .int64),
        (.text, .string):
        true
      case (.count, .int64(let number)): number.magnitude <= 1 << 53
      case (.number, .double(let number)), (.text, .double(let number)): number.isFinite
      default: false
      }
    }
  }

  private struct Insertion {
    var columns: [String: Kind]
    /// For each set of columns that came, as absent ones are null.
    var statements: [[String]: Statement] = [:]
  }

  private let path: String
  private var lines: LineReader
  private var rows = 0

  /// Throws `EmulatorStartError`.
  init(_ path: String) throws {
    self.path = path
    do {
      lines = try LineReader(path)
    } catch {
      throw EmulatorStartError.unusableWorldFile(file: path, line: 0, reason: "\(error)")
    }
  }

  /// Throws `EmulatorStartError` with the number of the line that is wrong.
  mutating func read(into database: Database) throws {
    var tables: [String: Insertion] = [:]
    for table in try WorldFile.tables(in: database) {
      tables[table] = Insertion(
        columns: Dictionary(
          try database.columns(in: table).map { ($0.name, Kind($0)) }, uniquingKeysWith: { $1 }))
    }
    let triggers = try Self.takeTriggers(from: database)
    do {
      try readHead()
      while let line = try next() {
        if let count = line["rows"] {
          try readEnd(count)
          for trigger in triggers { try database.execute(sql: trigger) }
          return
        }
        try insert(line, &tables, database)
      }
      throw FileProblem("the file ends before its last line")
    } catch let error as DatabaseError {
      throw problem(error.message ?? "the row is not possible")
    } catch let error as FileProblem {
      throw problem(error.description)
    } catch let error as JSONParseError {
      throw problem("it is no JSON: \(error)")
    }
  }

  /// What triggers did is in the file already. Returns how they are made again.
  private static func takeTriggers(from database: Database) throws -> [String] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for row in rows {
      try database.execute(sql: "DROP TRIGGER \((row["name"] as String).quotedDatabaseIdentifier)")
    }
    return rows.map { $0["sql"] }
  }

  private mutating func next() throws -> JSONValue? {
    try lines.next().map { try JSONValue.parse(Array($0)) }
  }

  private mutating func readHead() throws {
    guard let format = try next()?["limn_world"] else {
      throw FileProblem("it is no world that limn exported")
    }
    guard format.int == WorldFile.format else {
      throw FileProblem("it was exported by another version of limn")
    }
  }

  private mutating func readEnd(_ count: JSONValue) throws {
    guard count.int == rows else {
      throw FileProblem("there should be \(count) rows, but there are \(rows)")
    }
    guard try next() == nil else { throw FileProblem("there is more after the last line") }
  }

  private mutating func insert(
    _ line: JSONValue, _ tables: inout [String: Insertion], _ database: Database
  ) throws {
    guard let table = line["table"]?.string, let row = line["row"]?.object else {
      throw FileProblem("it has no 'table' and 'row'")
    }
    guard var insertion = tables[table] else { throw FileProblem("there is no table '\(table)'") }
    tables[table] = nil
    defer { tables[table] = insertion }
    let statement =
      try insertion.statements[row.keys] ?? Self.statement(table, row.keys, insertion, database)
    insertion.statements[row.keys] = statement
    let values = try row.map { name, value in
      let value = try Self.value(value)
      guard insertion.columns[name]?.takes(value) == true else {
        throw FileProblem("'\(name)' of table '\(table)' cannot be \(value)")
      }
      return value
    }
    try statement.execute(arguments: StatementArguments(values))
    rows += 1
  }

  private static func statement(
    _ table: String, _ keys: [String], _ insertion: Insertion, _ database: Database
  ) throws -> Statement {
    if let unknown = keys.first(where: { insertion.columns[$0] == nil }) {
      throw FileProblem("table '\(table)' has no column '\(unknown)'")
    }
    let columns = keys.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let marks = keys.map { _ in "?" }.joined(separator: ", ")
    return try database.makeStatement(
      sql: "INSERT INTO \(table.quotedDatabaseIdentifier) (\(columns)) VALUES (\(marks))"
    )
  }

  private static func value(_ value: JSONValue) throws -> DatabaseValue {
    switch value {
    case .null: return .null
    case .string(let text): return text.databaseValue
    case .number(let number):
      let isWhole = !number.text.contains { ".eE".contains($0) }
      if isWhole, let whole = number.int { return whole.databaseValue }
      return number.double.databaseValue
    case .object(let object):
      guard let bytes = object["base64"]?.string.flatMap({ Base64.decode($0) }) else { break }
      return Data(bytes).databaseValue
    case .bool, .array: break
    }
    throw FileProblem("a value is no text, no number and no base64")
  }

  private func problem(_ reason: String) -> EmulatorStartError {
    .unusableWorldFile(file: path, line: lines.number, reason: reason)
  }
}
