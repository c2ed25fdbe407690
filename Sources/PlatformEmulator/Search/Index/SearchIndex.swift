import FoundationEssentials
import GRDB

/// Which assets of some containers have a value in a field.
struct SearchIndex {
  /// One value of a field, with the assets that have it.
  struct Entry {
    var value: DatabaseValue
    /// As it was written, if not as `value`.
    var label: String
    var chunks: [RowChunk]

  }

  /// Some of the assets that have a value, as they are stored.
  struct Posting {
    var value: DatabaseValue
    var label: String
    var chunk: RowChunk

    /// For answers.
    var text: String {
      guard label.isEmpty else { return label }
      return switch value.storage {
      case .string(let text): text
      case .int64(let number): String(number)
      case .double(let number): String(number)
      case .null, .blob: ""
      }
    }
  }

  let containers: [Int64]
  let database: Database

  /// - Parameter containers: their rows.
  init(_ containers: [Int64], _ database: Database) {
    self.containers = containers
    self.database = database
  }

  /// All assets; every other set is of this one's span.
  func everything() throws -> RowSet {
    var chunks: [RowChunk] = []
    for container in containers {
      chunks += try Self.chunks(
        Row.fetchCursor(
          database.cachedStatement(
            sql: "SELECT chunk, assets FROM search_posting WHERE container = ? AND field = 0"),
          arguments: [container]))
    }
    let numbers = chunks.map(\.number)
    var set = RowSet(chunks: (numbers.min() ?? 0)..<((numbers.max() ?? -1) + 1))
    for chunk in chunks { set.insert(chunk) }
    return set
  }

  /// Assets with a value of a field.
  ///
  /// - Parameter values: as they are compared: `SearchTerm.Value.key`.
  func rows(_ field: Int64, values: [DatabaseValue], among all: RowSet) throws -> RowSet {
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    var condition = SQLText("value IN (\(marks))")
    condition.arguments = values
    return try rows(field, condition, among: all)
  }

  /// Assets that have anything there.
  func rows(with field: Int64, among all: RowSet) throws -> RowSet {
    try rows(field, SQLText("value = ''"), among: all)
  }

  /// Assets with a value of the field that satisfies a condition on `value`.
  func rows(_ field: Int64, _ condition: SQLText, among all: RowSet) throws -> RowSet {
    var set = all.none
    for container in containers {
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT chunk, assets FROM search_posting
            WHERE container = ? AND field = ? AND (\(condition.sql))
            """),
        arguments: [container, field] + condition.statementArguments)
      while let row = try cursor.next() { set.insert(RowChunk(number: row[0], data: row[1])) }
    }
    return set
  }

  /// Assets of a type, and those that have it as an attribute.
  func rows(ofType type: String, among all: RowSet) throws -> RowSet {
    let value = SearchTerm.Value.text(type).key
    var set = try rows(IndexedField.assetType.rawValue, values: [value], among: all)
    set.formUnion(try rows(IndexedField.attributes.rawValue, values: [value], among: all))
    return set
  }

  /// Calls back with each value of a field in one container and its assets, in order of the values,
  /// until that returns false.
  ///
  /// - Parameter condition: on `value`.
  func forEach(
    _ field: Int64, in container: Int64, _ condition: SQLText = SQLText("value <> ''"),
    descending: Bool = false, _ body: (Entry) throws -> Bool
  ) throws {
    var entry: Entry?
    var goesOn = true
    try forEachPosting(field, in: container, condition, descending: descending) { posting in
      if entry?.value == posting.value, entry?.label == posting.label {
        entry?.chunks.append(posting.chunk)
        return true
      }
      if let entry { goesOn = try body(entry) }
      entry = Entry(value: posting.value, label: posting.label, chunks: [posting.chunk])
      return goesOn
    }
    if goesOn, let entry { _ = try body(entry) }
  }

  /// The same, chunk by chunk.
  func forEachPosting(
    _ field: Int64, in container: Int64, _ condition: SQLText = SQLText("value <> ''"),
    descending: Bool = false, _ body: (Posting) throws -> Bool
  ) throws {
    let order = descending ? "value DESC, label DESC, chunk DESC" : "value, label, chunk"
    // No cached statement: walks within walks use the same.
    let cursor = try Row.fetchCursor(
      database.makeStatement(
        sql: """
          SELECT value, label, chunk, assets FROM search_posting
          WHERE container = ? AND field = ? AND (\(condition.sql)) ORDER BY \(order)
          """),
      arguments: [container, field] + condition.statementArguments)
    while let row = try cursor.next() {
      let chunk = RowChunk(number: row[2], data: row[3])
      guard try body(Posting(value: row[0], label: row[1], chunk: chunk)) else { return }
    }
  }

  /// The same, with values that are only written differently taken together.
  func forEachValue(
    _ field: Int64, in container: Int64, descending: Bool,
    _ body: (DatabaseValue, [RowChunk]) throws -> Bool
  ) throws {
    var current: (value: DatabaseValue, chunks: [RowChunk])?
    var goesOn = true
    try forEach(field, in: container, descending: descending) { entry in
      if current?.value == entry.value {
        current?.chunks += entry.chunks
        return true
      }
      if let (value, chunks) = current { goesOn = try body(value, chunks) }
      current = (entry.value, entry.chunks)
      return goesOn
    }
    if goesOn, let (value, chunks) = current { _ = try body(value, chunks) }
  }

  private static func chunks(_ cursor: RowCursor) throws -> [RowChunk] {
    var chunks: [RowChunk] = []
    while let row = try cursor.next() { chunks.append(RowChunk(number: row[0], data: row[1])) }
    return chunks
  }
}
