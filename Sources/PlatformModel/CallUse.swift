/// What a call counts as where a platform limits how many are made in a minute.
///
/// Source: categories of the 429 samples of the reference.
public enum CallCategory: String, Hashable, Sendable, CaseIterable {
  case read
  case write
  case query
}

/// How much of what a platform allows in a minute is used up. An estimate: others may call as the
/// same user.
public struct CallUse: Hashable, Sendable {
  public var category: CallCategory
  public var used: Int
  public var limit: Int

  public init(_ category: CallCategory, used: Int, limit: Int) {
    self.category = category
    self.used = used
    self.limit = limit
  }

  /// From 0; 1 and more: no call is left.
  public var share: Double { limit > 0 ? Double(used) / Double(limit) : 1 }
}
