import PlatformClient
import PlatformModel
import Synchronization

/// What users are called, each asked for once.
final class OwnerNames: Sendable {
  private let client: PlatformClient
  private let known = Mutex<[String: User?]>([:])

  init(_ client: PlatformClient) {
    self.client = client
  }

  /// Name, user name and id, for a filter to look in; the id alone if the platform does not tell.
  func text(_ id: String) -> String {
    user(id).map { "\($0.displayName) \($0.username ?? "") \(id)" } ?? id
  }

  /// What the user signs in as, else the name; nil if the platform does not tell.
  func name(_ id: String) -> String? {
    user(id).map { $0.username ?? $0.displayName }
  }

  private func user(_ id: String) -> User? {
    if let user = known.withLock({ $0[id] }) { return user }
    let user = try? client.user(id)
    known.withLock { $0[id] = .some(user) }
    return user
  }
}
