import GRDB

/// Goes through a set of assets in an order until it has enough: key by key, group by group of assets
/// that are equal so far.
struct OrderedWalk {
  let order: SearchOrder
  let limit: Int
  /// How many are passed over before.
  private var skip: Int
  /// With the values of the keys that decided; the others are not looked up.
  private(set) var found: [SortPlace] = []
  private var values: [SortValue] = []

  init(order: SearchOrder, skip: Int, limit: Int) {
    self.order = order
    self.skip = skip
    self.limit = limit
  }

  /// - Parameters:
  ///   - assets: equal in all keys before `key`.
  ///   - place: what lies at it or before it is passed over; nil: nothing.
  mutating func visit(_ assets: RowSet, key: Int, after place: SortPlace?) throws {
    guard key < order.keys.count else {
      assets.forEach(descending: order.isDescending) { row in
        if let place, order.isDescending ? row >= place.row : row <= place.row { return true }
        return take(row)
      }
      return
    }
    let from = place?.values[key]
    try order.groups(order.keys[key], of: assets, from: from, wanted: skip + limit) {
      value, rows in
      values.append(value)
      defer { values.removeLast() }
      let isAtPlace = value == from
      if !isAtPlace, rows.count <= skip {
        skip -= rows.count
        return true
      }
      if !isAtPlace, rows.count == 1 || key + 1 == order.keys.count {
        take(rows.sorted())
      } else {
        try visit(
          RowSet(rows, chunks: assets.chunks), key: key + 1, after: isAtPlace ? place : nil)
      }
      return found.count < limit
    }
  }

  /// False once there are enough.
  private mutating func take(_ row: Int64) -> Bool {
    if skip > 0 {
      skip -= 1
      return true
    }
    if found.count < limit { found.append(SortPlace(values: values, row: row)) }
    return found.count < limit
  }

  private mutating func take(_ rows: [Int64]) {
    let rest = limit - found.count
    let next = (order.isDescending ? rows.reversed() : rows).dropFirst(skip).prefix(rest)
    skip = max(0, skip - rows.count)
    found += next.map { SortPlace(values: values, row: $0) }
  }
}
