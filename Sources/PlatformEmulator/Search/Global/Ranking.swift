#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What assets are worth that a query matched: the sum of what they matched of it, the rarer the more.
///
/// The reference does not say how `_score` is reckoned; this is the rarity that search engines use,
/// without regard to the length of texts.
struct Ranking {
  private var parts: [(rows: RowSet, worth: Double)] = []

  /// - Parameter total: how many assets there are, matched or not.
  mutating func add(_ rows: RowSet, worth: Double, among total: Int) {
    let count = Double(rows.count)
    guard count > 0 else { return }
    parts.append((rows, worth * log(1 + (Double(total) - count + 0.5) / (count + 0.5))))
  }

  /// 1 if nothing of the query counts.
  func score(of row: Int64) -> Double {
    if parts.isEmpty { return 1 }
    return parts.reduce(0) { $1.rows.contains(row) ? $0 + $1.worth : $0 }
  }

  /// The best, equal ones in order of their rows.
  func best(_ count: Int, of rows: RowSet) -> [(row: Int64, score: Double)] {
    var best: [(row: Int64, score: Double)] = []
    // Sorted out whenever there are twice as many as wanted.
    var least = -Double.infinity
    rows.forEach { row in
      let score = score(of: row)
      guard score > least else { return true }
      best.append((row, score))
      if best.count >= 2 * count + 64 {
        best = Self.sorted(best, count)
        least = best.last?.score ?? least
      }
      return !parts.isEmpty || best.count < count
    }
    return Self.sorted(best, count)
  }

  private static func sorted(
    _ list: [(row: Int64, score: Double)], _ count: Int
  ) -> [(row: Int64, score: Double)] {
    Array(list.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(count))
  }
}
