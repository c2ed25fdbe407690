/// How a run ends if nobody stops it.
enum RunOutcome: String, Hashable, Sendable, CaseIterable {
  case completed
  case completedWithWarnings
  case completedWithErrors
  case failed
  /// Somebody stopped it on the way, at a time its seed decides.
  case canceled

  /// One that is drawn by lot: most runs end well.
  init(drawnWith random: inout SplitMix64) {
    self =
      switch random.below(100) {
      case ..<80: .completed
      case ..<90: .completedWithWarnings
      case ..<93: .completedWithErrors
      default: .failed
      }
  }

  var finalState: RunState {
    switch self {
    case .completed: .completed
    case .completedWithWarnings: .completedWithWarnings
    case .completedWithErrors: .completedWithErrors
    case .failed: .failed
    case .canceled: .canceled
    }
  }
}
