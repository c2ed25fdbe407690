import HTTPTypes
public import PlatformModel

/// How many calls a user may make in a minute.
///
/// Source: samples of 429 in the reference: "Requests: 601. Limit: 600. Category: read", 450 for
/// writes, and 60 for the query of GET /v2/projects.
public struct CallLimits: Hashable, Sendable {
  public var read: Int
  public var write: Int
  public var query: Int

  public init(read: Int = 600, write: Int = 450, query: Int = 60) {
    self.read = read
    self.write = write
    self.query = query
  }

  public static let documented = CallLimits()

  func limit(_ category: CallCategory) -> Int {
    switch category {
    case .read: read
    case .write: write
    case .query: query
    }
  }
}

extension Call {
  /// Only the list of projects is known to be a query; other searches change nothing, so they are
  /// counted as reads.
  var category: CallCategory {
    if method == .get, path == ["v2", "projects"] { return .query }
    return isRepeatable ? .read : .write
  }
}

extension APIOperation {
  /// The category that calling it counts in.
  public var category: CallCategory {
    if method == "GET", path == "/v2/projects" { return .query }
    return isReading ? .read : .write
  }
}
