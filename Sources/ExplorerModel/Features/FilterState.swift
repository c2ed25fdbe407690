/// What a list is filtered by.
public struct FilterState: Hashable, Sendable {
  /// As typed so far.
  public var input = TextInput()
  /// The keys go to the filter.
  public var isEditing = false
  /// Where it was evaluated.
  public var place: Place = .here
  /// What is not understood of it, for people; what is understood works all the same.
  public private(set) var problem: String?
  /// Part of it, or all, was not understood and hides nothing.
  public private(set) var leavesOut = false
  /// What `Tab` wrote last; nil: nothing yet.
  public var completion: FilterCompletion?

  public enum Place: Hashable, Sendable {
    /// Over the rows that are loaded.
    case here
    /// By the platform, over everything it has.
    case onThePlatform
  }

  public init() {}

  public var text: String { input.text }
  public var isActive: Bool { !input.text.isEmpty }

  /// Keeps what `query`, the filter as it was understood, says of itself.
  mutating func understood(as query: FilterQuery) {
    problem = query.problem
    leavesOut = query.leavesOut
  }
}
