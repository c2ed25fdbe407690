import HTTPTypes

extension PlatformEmulator {
  /// How many requests a user may make in a minute.
  ///
  /// Source: samples of 429 in the reference, "Requests: 601. Limit: 600. Category: read", 450 for
  /// writes, and 60 for the query of GET /v2/projects.
  public struct RateLimits: Sendable, Hashable {
    public var read: Int
    public var write: Int
    public var query: Int

    public init(read: Int = 600, write: Int = 450, query: Int = 60) {
      self.read = read
      self.write = write
      self.query = query
    }

    func limit(_ category: RateCategory) -> Int {
      switch category {
      case .read: read
      case .write: write
      case .query: query
      }
    }
  }
}

/// What a request counts as.
enum RateCategory: String, Hashable, Sendable {
  case read, write, query

  /// Only the list of projects is known to be a query; other searches count as reads, as nothing is
  /// changed by them.
  ///
  /// Source: category of the 429 sample of GET /v2/projects.
  init(_ route: Route) {
    if route.method == .get, route.pattern == "/v2/projects" {
      self = .query
    } else {
      self = route.access == .write ? .write : .read
    }
  }
}
