import PlatformClient
import PlatformModel
import Synchronization

/// What users are called, each asked for once.
final class OwnerNames: Sendable {
  private struct State {
    var known: [String: User?] = [:]
    /// How many more may be asked for; nil: as many as there are.
    var left: Int?
  }

  private let client: @Sendable () -> PlatformClient?
  private let state: Mutex<State>

  init(_ client: PlatformClient) {
    self.client = { client }
    state = Mutex(State())
  }

  /// - Parameter client: nil if there is no platform to ask.
  init(_ client: @escaping @Sendable () -> PlatformClient?) {
    self.client = client
    state = Mutex(State())
  }

  /// - Parameters:
  ///   - most: users that are asked for; none any more once the platform could not be asked.
  ///   - client: nil if there is no platform to ask.
  init(most: Int, _ client: @escaping @Sendable () -> PlatformClient?) {
    self.client = client
    state = Mutex(State(left: most))
  }

  /// Name and user name, for a filter; none if the platform does not tell.
  func names(_ id: String) -> [String] {
    user(id).map { [$0.displayName, $0.username ?? id] } ?? []
  }

  /// What the user signs in as, else the name; nil if the platform does not tell.
  func name(_ id: String) -> String? {
    user(id).map { $0.username ?? $0.displayName }
  }

  private func user(_ id: String) -> User? {
    if let user = state.withLock({ $0.known[id] }) { return user }
    guard takeTurn(), let client = client() else { return nil }
    do {
      let user = try client.user(id)
      state.withLock { $0.known[id] = .some(user) }
      return user
    } catch {
      state.withLock { state in
        state.known[id] = .some(nil)
        if state.left != nil { state.left = 0 }
      }
      return nil
    }
  }

  private func takeTurn() -> Bool {
    state.withLock { state in
      guard let left = state.left else { return true }
      state.left = max(0, left - 1)
      return left > 0
    }
  }
}
