import PlatformClient
import PlatformModel
import Synchronization

/// Time that moves only when told to, or when somebody waits.
final class ManualClock: Sendable {
  private struct State {
    var now = Timestamp(milliseconds: 1_800_000_000_000)
    var sleeps: [Duration] = []
  }

  private let state = Mutex(State())

  var now: Timestamp { state.withLock { $0.now } }

  /// How long somebody waited, each time.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func advance(by duration: Duration) {
    state.withLock { $0.now = $0.now + duration }
  }

  var clock: ClientClock {
    ClientClock(now: { self.now }) { duration, cancellation in
      guard !cancellation.isCancelled else { return }
      self.state.withLock { $0.sleeps.append(duration) }
      self.advance(by: duration)
    }
  }
}
