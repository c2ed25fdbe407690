import Synchronization

/// Totals of searches, so that paging through a million assets counts them once. Forgotten whenever
/// anything changes.
final class CountCache: Sendable {
  private struct State {
    var counts: [String: Int] = [:]
    /// Goes up with each change.
    var generation = 0
  }

  private let state = Mutex(State())

  /// To be read before the store is, so that a count begun before a change is not kept after it.
  var generation: Int {
    state.withLock { $0.generation }
  }

  /// The count under this name, worked out if it is not known for this generation.
  func count(_ name: String, generation: Int, _ work: () throws -> Int) rethrows -> Int {
    let known = state.withLock { $0.generation == generation ? $0.counts[name] : nil }
    if let known { return known }
    let count = try work()
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.counts.count >= 256 { state.counts.removeAll() }
      state.counts[name] = count
    }
    return count
  }

  func forgetAll() {
    state.withLock {
      $0.counts.removeAll()
      $0.generation += 1
    }
  }
}
