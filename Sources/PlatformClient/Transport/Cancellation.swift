import Synchronization

/// Tells calls that are under way that nobody wants their answers any more.
///
/// Cancelled once, it stays so; every call made with it afterwards ends at once.
public final class Cancellation: Sendable {
  private struct State {
    var isCancelled = false
    var nextID = 0
    var handlers: [Int: @Sendable () -> Void] = [:]
  }

  /// Handlers are taken out under the lock and called after it.
  private let state = Mutex(State())

  public init() {}

  public var isCancelled: Bool {
    state.withLock { $0.isCancelled }
  }

  public func cancel() {
    let handlers = state.withLock { state in
      state.isCancelled = true
      defer { state.handlers = [:] }
      return Array(state.handlers.values)
    }
    for handler in handlers { handler() }
  }

  /// Runs `body`, which blocks; `handler` is called if `cancel` is called meanwhile (or was before)
  /// and should make `body` return soon.
  ///
  /// `handler` is called on the thread that cancels, at most once, and may still be running when
  /// `body` has returned.
  public func onCancel<Result, Failure: Error>(
    _ handler: @escaping @Sendable () -> Void, during body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let id = register(handler)
    if id == nil { handler() }
    defer { if let id { remove(id) } }
    return try body()
  }

  /// Nil if it is cancelled already.
  private func register(_ handler: @escaping @Sendable () -> Void) -> Int? {
    state.withLock { state in
      guard !state.isCancelled else { return nil }
      state.nextID += 1
      state.handlers[state.nextID] = handler
      return state.nextID
    }
  }

  private func remove(_ id: Int) {
    state.withLock { _ = $0.handlers.removeValue(forKey: id) }
  }
}
