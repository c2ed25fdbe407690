/// Holds the state and lets actions through to the reducer; what is to be done comes out.
///
/// Lives on the first thread, and is not `Sendable`, so that the compiler keeps it there.
public final class Store {
  public private(set) var state: AppState

  public init(_ state: AppState) {
    self.state = state
  }

  /// Reduces one action. The effects are for whoever runs them.
  public func send(_ action: AppAction) -> [Effect] {
    let entries = state.operations.entries
    let effects = AppReducer.reduce(&state, action)
    // What goes on is kept, whoever began it.
    let kept = OperationsFeature.keep(&state, since: entries)
    RecordsFeature.note(&state, kept)
    return effects + kept
  }
}
