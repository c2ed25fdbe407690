import JSON
public import PlatformModel

/// What is going on because somebody here asked for it: the tray `T`.
public struct OperationsState: Equatable, Sendable {
  /// Newest last; bounded.
  public var entries: [TrayEntry] = []
  /// Records that came from the disk: they are there.
  var found: [RecordID: JSONValue] = [:]
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
  /// It was not begun here; somebody only wants to know when it ends.
  public var isWatchOnly = false

  public enum Subject: Hashable, Sendable {
    case aiLakeOperation(id: String)
    case run(JobRunID)
    /// What a call of `:api` began, and the last look at it.
    case work(OngoingWork, last: RecordedCall?)
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
    /// It was sent, and its answer was lost.
    case unknown(String)
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
