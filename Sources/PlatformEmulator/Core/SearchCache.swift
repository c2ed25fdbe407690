import Synchronization

/// What the last searches found, and how far they were paged through, so that paging through a million
/// assets looks for them once and passes over none of them again.
final class SearchCache: Sendable {
  private struct State {
    var sets: [String: RowSet] = [:]
    /// By search and order: after how many assets a page ended, ascending, and where.
    var ends: [String: [(count: Int, place: SortPlace)]] = [:]
    /// What they were found in.
    var generation = 0
  }

  private static let most = 16
  private static let mostEnds = 8_192
  private let state = Mutex(State())

  /// The set under this name, worked out if it is not known for this generation.
  ///
  /// - Parameter generation: of `CountCache`, which goes up with each change.
  func rows(_ name: String, generation: Int, _ work: () throws -> RowSet) rethrows -> RowSet {
    let known = state.withLock { $0.generation == generation ? $0.sets[name] : nil }
    if let known { return known }
    let rows = try work()
    state.withLock { state in
      Self.begin(generation, &state)
      if state.sets.count >= Self.most { state.sets.removeAll() }
      state.sets[name] = rows
    }
    return rows
  }

  /// The end of a page nearest before the asset that `skip` others precede, and how many assets that
  /// end has before it; nil if none is known.
  func end(
    _ name: String, before skip: Int, generation: Int
  ) -> (count: Int, place: SortPlace)? {
    state.withLock { state in
      guard state.generation == generation, let ends = state.ends[name] else { return nil }
      let next = Self.index(of: skip + 1, in: ends)
      return next > 0 ? ends[next - 1] : nil
    }
  }

  /// Keeps where a page ended, `count` assets after the first.
  func note(_ place: SortPlace, after count: Int, of name: String, generation: Int) {
    state.withLock { state in
      Self.begin(generation, &state)
      if state.ends[name] == nil, state.ends.count >= Self.most { state.ends.removeAll() }
      var ends = state.ends.removeValue(forKey: name) ?? []
      let index = Self.index(of: count, in: ends)
      if ends.count < Self.mostEnds, index == ends.count || ends[index].count != count {
        ends.insert((count, place), at: index)
      }
      state.ends[name] = ends
    }
  }

  /// Forgets what was found before something changed.
  private static func begin(_ generation: Int, _ state: inout State) {
    guard state.generation != generation else { return }
    state = State()
    state.generation = generation
  }

  /// Of the first end with that many assets before it or more.
  private static func index(
    of count: Int, in ends: [(count: Int, place: SortPlace)]
  ) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle].count < count { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
