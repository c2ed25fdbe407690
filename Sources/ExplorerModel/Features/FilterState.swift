public import Filters

/// What a list is filtered by.
public struct FilterState: Hashable, Sendable {
  /// As typed so far.
  public var input = TextInput()
  /// The keys go to the filter.
  public var isEditing = false
  /// Where it was evaluated.
  public var place: Place = .here
  /// What is not understood of it, for people: it is not taken like that.
  public private(set) var problem: String?
  /// The problem is only that its last term has no end yet.
  public private(set) var isUnfinished = false
  /// How it compares texts, for people: `contains`, `exact`; nil: with none, or in both ways.
  public private(set) var comparison: String?
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
    isUnfinished = query.isUnfinished
    comparison = query.comparison
  }
}
