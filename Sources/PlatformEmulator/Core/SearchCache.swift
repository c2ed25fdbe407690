import Synchronization

/// What the last searches found, so that paging through a million assets looks for them once.
final class SearchCache: Sendable {
  private struct State {
    var sets: [String: RowSet] = [:]
    /// What they were found in.
    var generation = 0
  }

  private static let most = 16
  private let state = Mutex(State())

  /// The set under this name, worked out if it is not known for this generation.
  ///
  /// - Parameter generation: of `CountCache`, which goes up with each change.
  func rows(_ name: String, generation: Int, _ work: () throws -> RowSet) rethrows -> RowSet {
    let known = state.withLock { $0.generation == generation ? $0.sets[name] : nil }
    if let known { return known }
    let rows = try work()
    state.withLock { state in
      if state.generation != generation || state.sets.count >= Self.most {
        state.sets.removeAll()
      }
      state.generation = generation
      state.sets[name] = rows
    }
    return rows
  }
}
