import Dispatch
import PlatformModel
import Synchronization

/// One sign-in that is under way, and those who wait for how it ends.
final class SignInFlight: Sendable {
  private struct State {
    var result: Result<Token, PlatformError>?
    var waiting: [DispatchSemaphore] = []
  }

  private let state = Mutex(State())

  func finish(_ result: Result<Token, PlatformError>) {
    let waiting = state.withLock { state in
      state.result = result
      defer { state.waiting = [] }
      return state.waiting
    }
    for semaphore in waiting { semaphore.signal() }
  }

  /// Blocks until it ends; nil if `cancellation` comes first.
  func result(_ cancellation: Cancellation) -> Result<Token, PlatformError>? {
    let woken = DispatchSemaphore(value: 0)
    let isWaiting = state.withLock { state in
      guard state.result == nil else { return false }
      state.waiting.append(woken)
      return true
    }
    if isWaiting { cancellation.onCancel({ woken.signal() }) { woken.wait() } }
    return cancellation.isCancelled ? nil : state.withLock { $0.result }
  }
}
