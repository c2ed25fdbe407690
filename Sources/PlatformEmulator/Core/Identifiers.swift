import Synchronization

/// Makes the ids of what comes into being while the emulator runs: version 4 UUIDs.
///
/// Seeded with the world's seed and the time of the start, so that tests see the same ids each time
/// and a world that is opened again does not see old ones.
final class Identifiers: Sendable {
  private let random: Mutex<SplitMix64>

  init(seed: UInt64) {
    random = Mutex(SplitMix64(seed: seed))
  }

  func next() -> String {
    random.withLock { WorldID.random(&$0) }
  }

  func nextNumber() -> UInt64 {
    random.withLock { $0.next() }
  }
}
