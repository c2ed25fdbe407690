import GRDB
import JSON

/// How many assets of a set there are for each value of a field.
///
/// Source: `counts` of POST /v2/asset_types/{type_name}/search.
struct ValueCounts {
  let assets: RowSet
  let index: SearchIndex

  typealias Count = (value: String, count: Int)

  /// Most frequent first.
  func counts(of field: SearchField) throws -> [Count] {
    var counts: [Count] = []
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
    return Self.merged(counts).sorted { $0.count > $1.count }
  }

  /// In the order of the values, each once.
  private static func merged(_ counts: [Count]) -> [Count] {
    var merged: [Count] = []
    merged.reserveCapacity(counts.count)
    // They come almost in this order, which makes it quick.
    for entry in counts.sorted(by: { $0.value < $1.value }) {
      if let last = merged.last, last.value == entry.value {
        merged[merged.count - 1].count += entry.count
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  private func count(
    _ field: Int64, in container: Int64, _ counts: inout [Count]
  ) throws {
    try index.forEachPosting(field, in: container) { posting in
      let count = assets.count(in: posting.chunk)
      if count > 0 { counts.append((posting.text, count)) }
      return true
    }
  }

  private func count(
    _ column: String, _ sortedIndex: String, in container: Int64, _ counts: inout [Count]
  ) throws {
    let cursor = try Row.fetchCursor(
      index.database.cachedStatement(
        sql: """
          SELECT rowid, \(column) FROM asset INDEXED BY \(sortedIndex) WHERE container = ?
          """), arguments: [container])
    while let row = try cursor.next() {
      if assets.contains(row[0]) { counts.append((row[1], 1)) }
    }
  }
}
