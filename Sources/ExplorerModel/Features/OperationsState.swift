public import PlatformModel

/// What is going on because somebody here asked for it: the tray `T`.
public struct OperationsState: Equatable, Sendable {
  /// Newest last; bounded.
  public var entries: [TrayEntry] = []
  /// Given to the next entry.
  public var nextID = 1

  public init() {}
}

/// One long-running thing.
public struct TrayEntry: Hashable, Sendable {
  public var id: Int
  public var title: String
  public var subject: Subject
  public var state: State
  public var startedAt: Timestamp
  public var endedAt: Timestamp?
  public var polledAt: Timestamp?
  /// The last look failed; the operation itself goes on.
  public var pollFailure: PlatformError?

  public enum Subject: Hashable, Sendable {
    case aiLakeOperation(id: String)
    case run(JobRunID)
    /// Cancelling, starting: one call, no operation to follow.
    case call
  }

  public enum State: Hashable, Sendable {
    /// Asked for, not yet accepted.
    case requested
    /// In the platform's word.
    case going(String)
    case succeeded(String)
    case failed(String)
  }

  public init(
    id: Int, title: String, subject: Subject, state: State, startedAt: Timestamp,
    endedAt: Timestamp? = nil
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.state = state
    self.startedAt = startedAt
    self.endedAt = endedAt
  }
}

public struct TrayState: Hashable, Sendable {
  public var cursor = ListCursor()

  public init() {}
}

/// What was asked of the platforms: `@`.
public struct RequestsState: Equatable, Sendable {
  /// Newest last; bounded.
  public var entries: [RequestEntry] = []

  public init() {}
}

/// One call that ended. No secrets.
public struct RequestEntry: Hashable, Sendable {
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

  public init(
    request: String, host: String, status: Int?, startedAt: Timestamp, duration: Duration,
    bytes: Int, traceID: String? = nil, failure: String? = nil
  ) {
    self.request = request
    self.host = host
    self.status = status
    self.startedAt = startedAt
    self.duration = duration
    self.bytes = bytes
    self.traceID = traceID
    self.failure = failure
  }
}

public struct RequestsViewState: Hashable, Sendable {
  public var cursor = ListCursor()

  public init() {}
}
