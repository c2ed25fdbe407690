/// The category a call counts in where a platform limits how many are made in a minute.
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

  /// How long so many calls take if each lasts `each` and none may be refused.
  public func time(for calls: Int, each: Duration) -> Duration {
    let left = max(0, limit - used)
    let minutes = calls <= left || limit == 0 ? 0 : (calls - left + limit - 1) / limit
    return max(each * calls, .seconds(60) * minutes)
  }
}
