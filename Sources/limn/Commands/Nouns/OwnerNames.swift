import PlatformClient
import PlatformModel
import Synchronization

/// What owners are called, each asked for once.
final class OwnerNames: Sendable {
  private let client: PlatformClient
  private let known = Mutex<[String: String]>([:])

  init(_ client: PlatformClient) {
    self.client = client
  }

  /// Name, user name and id, for a filter to look in; the id alone if the platform does not tell.
  func text(_ id: String) -> String {
    if let text = known.withLock({ $0[id] }) { return text }
    let user = try? client.user(id)
    let text = user.map { "\($0.displayName) \($0.username ?? "") \(id)" } ?? id
    known.withLock { $0[id] = text }
    return text
  }
}
