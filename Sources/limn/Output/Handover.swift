import Dispatch
import Synchronization

/// Hands values from one thread to another, with room for a few of them on the way.
final class Handover<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var isClosed = false
  }

  /// Never held while anything waits.
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(room count: Int) {
    for _ in 0..<max(1, count) { room.signal() }
  }

  /// Waits for room. False if nobody takes any more.
  func put(_ value: Value) -> Bool {
    room.wait()
    let isTaken = state.withLock { state in
      guard !state.isClosed else { return false }
      state.values.append(value)
      return true
    }
    if isTaken { filled.signal() } else { room.signal() }
    return isTaken
  }

  /// Waits for a value. To be asked no more often than there are values.
  func take() -> Value? {
    filled.wait()
    let value = state.withLock { $0.values.isEmpty ? nil : $0.values.removeFirst() }
    room.signal()
    return value
  }

  /// The taker wants no more; whoever puts is let go.
  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}
