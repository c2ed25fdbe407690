import GRDB
import JSON

/// How many assets of a set there are for each value of a field.
///
/// Source: `counts` of POST /v2/asset_types/{type_name}/search.
struct ValueCounts {
  let assets: RowSet
  let index: SearchIndex

  /// Most frequent first.
  func counts(of field: SearchField) throws -> [(value: String, count: Int)] {
    var counts: [String: Int] = [:]
    for container in index.containers {
      switch field {
      case .keyword(let number): try count(number, in: container, &counts)
      case .description:
        try count(IndexedField.description.rawValue, in: container, &counts)
      case .name: try count("name", "asset_by_name", in: container, &counts)
      case .time(let column):
        try count(
          "strftime('%Y-%m-%dT%H:%M:%SZ', \(column) / 1000, 'unixepoch')",
          column == "created" ? "asset_by_creation" : "asset_by_update", in: container, &counts)
      case .id, .unknown: break
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (value: $0.key, count: $0.value) }
  }

  private func count(
    _ field: Int64, in container: Int64, _ counts: inout [String: Int]
  ) throws {
    try index.forEach(field, in: container) { entry in
      let count = entry.chunks.reduce(0) { $0 + assets.count(in: $1) }
      if count > 0 { counts[entry.text, default: 0] += count }
      return true
    }
  }

  private func count(
    _ column: String, _ sortedIndex: String, in container: Int64, _ counts: inout [String: Int]
  ) throws {
    let cursor = try Row.fetchCursor(
      index.database.cachedStatement(
        sql: """
          SELECT rowid, \(column) FROM asset INDEXED BY \(sortedIndex) WHERE container = ?
          """), arguments: [container])
    while let row = try cursor.next() {
      if assets.contains(row[0]) { counts[row[1], default: 0] += 1 }
    }
  }
}
