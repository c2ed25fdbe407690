import Filters
public import PlatformModel

/// What was asked of the platforms: `@`.
public struct RequestsState: Equatable, Sendable {
  /// Newest last; bounded.
  public var entries: [RequestEntry] = []
  /// The one that is looked at; nil while none is.
  public var opened: ExchangeView?
  /// What is used up of what may be called in a minute, and when that was said.
  public var uses: [CallCategory: KnownUse] = [:]

  public init() {}
}

/// One call that ended. No secrets.
public struct RequestEntry: Hashable, Sendable {
  /// By which the rest of it is found again.
  public var id: Int
  /// `GET /v2/catalogs?limit=100`
  public var request: String
  public var host: String
  /// Nil if there was no answer.
  public var status: Int?
  public var startedAt: Timestamp
  public var duration: Duration
  public var bytes: Int
  public var traceID: String?
  /// What went wrong, for people; nil if nothing did.
  public var failure: String?
  /// What was used up then of what may be called in a minute; nil if nothing is limited.
  public var use: CallUse?

  public init(
    id: Int = 0, request: String, host: String, status: Int?, startedAt: Timestamp,
    duration: Duration, bytes: Int, traceID: String? = nil, failure: String? = nil,
    use: CallUse? = nil
  ) {
    self.id = id
    self.request = request
    self.host = host
    self.status = status
    self.startedAt = startedAt
    self.duration = duration
    self.bytes = bytes
    self.traceID = traceID
    self.failure = failure
    self.use = use
  }
}

public struct RequestsViewState: Hashable, Sendable {
  /// Over the requests that the filter lets through.
  public var cursor = ListCursor()
  public var filter = FilterState()

  public init() {}
}

/// What a call is fetched again for, from where calls are kept.
public enum RecallPurpose: Hashable, Sendable {
  case view
  case curl
  case copyMenu
}

/// What was used up at a moment. A minute later nobody knows.
public struct KnownUse: Hashable, Sendable {
  public var use: CallUse
  public var at: Timestamp

  public init(_ use: CallUse, at: Timestamp) {
    self.use = use
    self.at = at
  }

  static let lifetime = Duration.seconds(60)
}

extension RequestsState {
  /// The requests a filter lets through: words in method, address, status, trace and failure.
  public func entries(filteredBy filter: FilterState) -> [RequestEntry] {
    let query = FilterList.requests.query(filter.text)
    guard !query.isEmpty else { return entries }
    return entries.filter { FilterList.requests.matches(query, $0) }
  }

  /// The category of which most is used up; nil if nothing is limited, or nothing was called lately.
  public func fullestUse(at now: Timestamp) -> CallUse? {
    uses.values.filter { now - $0.at < KnownUse.lifetime }.map(\.use)
      .max { ($0.share, $1.category.rawValue) < ($1.share, $0.category.rawValue) }
  }
}
