import GRDB

extension SearchOrder {
  private typealias Group = (SortValue, [Int64]) throws -> Bool

  /// Calls back with groups of assets that are equal in a key, in its order, until that returns false.
  ///
  /// - Parameters:
  ///   - from: groups before that are passed over.
  ///   - wanted: how many assets will be enough, about.
  func groups(
    _ key: SortKey, of assets: RowSet, from: SortValue?, wanted: Int,
    _ body: (SortValue, [Int64]) throws -> Bool
  ) throws {
    switch key.source {
    case .nothing: _ = try body(.missing, assets.rows)
    case .field(let field): try groups(field, key.isDescending, of: assets, from: from, body)
    case .column(let column):
      let count = assets.count
      // Reading the index costs a step for each asset of the container up to the last one wanted;
      // looking up and sorting costs several steps for each asset of the set.
      if count * count * 5 < wanted * total {
        try sortedGroups(column, key.isDescending, of: assets, from: from, body)
      } else {
        try indexedGroups(column, key.isDescending, of: assets, from: from, body)
      }
    }
  }

  private func sortedGroups(
    _ column: SortColumn, _ isDescending: Bool, of assets: RowSet, from: SortValue?, _ body: Group
  ) throws {
    var items: [(value: SortValue, row: Int64)] = []
    try assets.forEach { row in
      let value = try self.value(of: row, column)
      if let from, isDescending ? value > from : value < from { return true }
      items.append((value, row))
      return true
    }
    items.sort { isDescending ? $0.value > $1.value : $0.value < $1.value }
    var start = 0
    while start < items.count {
      let value = items[start].value
      let end = items[start...].firstIndex { $0.value != value } ?? items.count
      guard try body(value, items[start..<end].map(\.row)) else { return }
      start = end
    }
  }

  private func indexedGroups(
    _ column: SortColumn, _ isDescending: Bool, of assets: RowSet, from: SortValue?, _ body: Group
  ) throws {
    let sql = column.walk(descending: isDescending, fromValue: from != nil)
    let cursor = try Row.fetchCursor(
      database.cachedStatement(sql: sql),
      arguments: [container] + (from.map { [$0.databaseValue] } ?? []))
    var current: DatabaseValue?
    var rows: [Int64] = []
    while let row = try cursor.next() {
      guard assets.contains(row[0]) else { continue }
      let value: DatabaseValue = row[1]
      if let current, current != value {
        guard try body(SortValue(current), rows) else { return }
        rows.removeAll(keepingCapacity: true)
      }
      current = value
      rows.append(row[0])
    }
    if let current { _ = try body(SortValue(current), rows) }
  }

  /// Each asset under the first of its values, or the last one if those come first.
  private func groups(
    _ field: Int64, _ isDescending: Bool, of assets: RowSet, from: SortValue?, _ body: Group
  ) throws {
    let missing = assets.subtracting(
      try index.rows(with: field, among: RowSet(chunks: assets.chunks))
    ).rows
    if !isDescending, !missing.isEmpty, from == nil || from == .missing {
      guard try body(.missing, missing) else { return }
    }
    var remaining = assets
    var left = assets.count - missing.count
    var goesOn = true
    try index.forEachValue(field, in: container, descending: isDescending) { key, chunks in
      if left == 0 { return false }
      var rows: [Int64] = []
      for chunk in chunks where remaining.count(in: chunk) > 0 {
        chunk.forEachOffset { offset in
          let row = chunk.firstRow + Int64(offset)
          if remaining.contains(row) { rows.append(row) }
        }
      }
      for row in rows { remaining.remove(row) }
      left -= rows.count
      let value = SortValue(key)
      if rows.isEmpty { return true }
      if let from, isDescending ? value > from : value < from { return true }
      goesOn = try body(value, rows)
      return goesOn
    }
    if isDescending, goesOn, !missing.isEmpty { _ = try body(.missing, missing) }
  }
}
