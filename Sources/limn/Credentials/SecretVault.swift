import PlatformModel
import Synchronization

/// A secret that is read when the first call needs it, on the lane of that call, and then held in
/// memory. That there was none is remembered for a moment: many calls begin at once, and none of them
/// is to ask anew for a passphrase that was just refused.
final class SecretVault: Sendable {
  private let source: SecretSource
  private let reader: SecretReader
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  private struct State {
    var secret: Secret?
    var problem: (SecretProblem, until: ContinuousClock.Instant)?
  }

  init(
    _ source: SecretSource, reader: SecretReader,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.source = source
    self.reader = reader
    self.now = now
  }

  /// Blocks while it is being read, here or on another lane.
  func secret() throws(PlatformError) -> Secret {
    try state.withLock { state throws(PlatformError) in
      if let secret = state.secret { return secret }
      if let (problem, until) = state.problem, now() < until { throw Self.error(problem) }
      do throws(SecretProblem) {
        let secret = try reader.secret(from: source)
        state.secret = secret
        return secret
      } catch {
        state.problem = (error, now() + .seconds(3))
        throw Self.error(error)
      }
    }
  }

  private static func error(_ problem: SecretProblem) -> PlatformError {
    PlatformError(cause: .noSecret(problem.description), request: "")
  }
}
