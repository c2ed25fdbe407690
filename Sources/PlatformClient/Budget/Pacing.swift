public import PlatformModel

/// How fast many calls are made one after the other: what the platform allows, less a little for
/// others. For panes and commands alike.
public struct Pacing: Sendable {
  /// How often a call is made that is one too many, and how long is waited before where the
  /// platform does not say: more than its minute in all.
  static let tries = 6
  static let patience = Duration.seconds(15)
  /// Of what is allowed, left to others.
  static let reserve = 0.05

  private let budget: CallBudget?

  /// - Parameter budget: nil: nothing is limited.
  public init(_ budget: CallBudget?) {
    self.budget = budget
  }

  /// How long to wait before calls of these categories; nil: not at all.
  public func pause(before categories: [CallCategory]) -> Duration? {
    categories.compactMap { budget?.pause(before: $0, reserve: Self.reserve) }.max()
  }

  /// How long to wait before a call is made again that was one too many, and so was not made; nil: it
  /// is given up, or ended otherwise.
  ///
  /// - Parameter tried: how often it was made.
  public func pause(
    after error: PlatformError, tried: Int, _ categories: [CallCategory]
  ) -> Duration? {
    guard case .rateLimited(let wait) = error.cause, tried < Self.tries else { return nil }
    let room = categories.compactMap { budget?.pause(before: $0, reserve: 0) }.max()
    return wait ?? room ?? Self.patience
  }
}

extension PlatformError {
  /// It is not the thing that failed: the next call would fail just so.
  public var concernsAll: Bool {
    if outcomeIsUnknown { return false }
    return switch cause {
    case .signedOut, .noSecret, .unreachable, .untrusted: true
    default: false
    }
  }
}
