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
    AppReducer.reduce(&state, action)
  }
}
