import GRDB

/// One field that results are sorted by.
///
/// Source: `sort` of POST /v2/asset_types/{type_name}/search, `field<sort_type>`.
struct SortKey: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    case column(SortColumn)
    /// A number of the index.
    case field(Int64)
    /// Nothing is known by that name: all assets are equal.
    case nothing
  }

  var source: Source
  var isDescending: Bool

  init(_ field: SearchField, isDescending: Bool) {
    self.isDescending = isDescending
    source =
      switch field {
      case .name: .column(.name)
      case .time("created"): .column(.created)
      case .time: .column(.updated)
      case .id: .column(.id)
      case .description: .field(IndexedField.description.rawValue)
      case .keyword(let number): .field(number)
      case .unknown: .nothing
      }
  }
}

/// A column of `asset` with an index that has assets in its order.
enum SortColumn: String, Hashable, Sendable {
  case name
  case created
  case updated
  case id

  /// Walks along the index from a value on. Names are followed by what is the same for equal names,
  /// because the index has it so.
  func walk(descending: Bool, fromValue: Bool) -> String {
    let down = descending ? " DESC" : ""
    let order = self == .name ? "name\(down), folded\(down)" : "\(rawValue)\(down)"
    let from = fromValue ? "AND \(rawValue) \(descending ? "<=" : ">=") ?" : ""
    return """
      SELECT rowid, \(rawValue) FROM asset INDEXED BY \(index)
      WHERE \(self == .id ? "+" : "")container = ? \(from) ORDER BY \(order), rowid\(down)
      """
  }

  private var index: String {
    switch self {
    case .name: "asset_by_name"
    case .created: "asset_by_creation"
    case .updated: "asset_by_update"
    case .id: "asset_by_id"
    }
  }
}

/// A place in the order: the asset and what it is sorted by.
struct SortPlace: Hashable, Sendable {
  var values: [SortValue]
  var row: Int64
}

/// The first assets of a set in an order, in one container.
struct SearchOrder {
  let keys: [SortKey]
  let index: SearchIndex
  let container: Int64
  /// How many assets the container has.
  let total: Int

  init(_ keys: [SortKey], in container: Int64, of total: Int, _ database: Database) {
    self.keys = Self.deciding(keys)
    self.container = container
    self.total = total
    index = SearchIndex([container], database)
  }

  /// Without what sorts by a column once more, which decides nothing: no index is walked within a
  /// walk of the same.
  private static func deciding(_ keys: [SortKey]) -> [SortKey] {
    var seen: Set<SortColumn> = []
    return keys.filter { key in
      guard case .column(let column) = key.source else { return true }
      return seen.insert(column).inserted
    }
  }

  var database: Database { index.database }

  /// Equal assets come in the order of their rows, turned round if the first key is.
  var isDescending: Bool { keys.first?.isDescending ?? false }

  /// At most `limit` assets behind a place and `skip` more. What needed not be compared is not in their values: see
  /// `whole`.
  func page(
    of assets: RowSet, after place: SortPlace?, skip: Int = 0, limit: Int
  ) throws -> [SortPlace] {
    var walk = OrderedWalk(order: self, skip: skip, limit: limit)
    try walk.visit(assets, key: 0, after: place)
    return walk.found
  }

  /// The same place with all values.
  func whole(_ place: SortPlace) throws -> SortPlace {
    let rest = try keys.dropFirst(place.values.count).map { try value(of: place.row, $0) }
    return SortPlace(values: place.values + rest, row: place.row)
  }

  func value(of row: Int64, _ key: SortKey) throws -> SortValue {
    switch key.source {
    case .nothing: .missing
    case .column(let column): try value(of: row, column)
    case .field(let field): try value(of: row, field, isLast: key.isDescending)
    }
  }

  func value(of row: Int64, _ column: SortColumn) throws -> SortValue {
    let value = try DatabaseValue.fetchOne(
      database.cachedStatement(sql: "SELECT \(column.rawValue) FROM asset WHERE rowid = ?"),
      arguments: [row])
    return value.map(SortValue.init) ?? .missing
  }

  /// The first of several values, or the last one if the last ones come first.
  private func value(of row: Int64, _ field: Int64, isLast: Bool) throws -> SortValue {
    let cursor = try Row.fetchCursor(
      database.makeStatement(
        sql: """
          SELECT value, chunk, assets FROM search_posting
          WHERE container = ? AND field = ? AND value <> '' AND chunk = ?
          ORDER BY value \(isLast ? "DESC" : "")
          """),
      arguments: [container, field, RowChunk.number(of: row)])
    let set = RowSet(
      [row], chunks: RowChunk.number(of: row)..<RowChunk.number(of: row) + 1)
    while let entry = try cursor.next() {
      let chunk = RowChunk(number: entry[1], data: entry[2])
      if set.count(in: chunk) > 0 { return SortValue(entry[0] as DatabaseValue) }
    }
    return .missing
  }
}
