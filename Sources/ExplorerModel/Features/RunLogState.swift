public import PlatformModel

/// The log pane: one run's log, followed while it grows.
public struct RunLogState: Equatable, Sendable {
  public var run: JobRunID?
  public var runName = ""
  public var lines = LineStore()
  /// True: the last line stays in view. Scrolling up pauses.
  public var isFollowing = true
  /// Lines that arrived since following was paused.
  public var newLines = 0
  /// First visible line (of the shown ones: see `visible`).
  public var top = 0
  /// First visible cell, when lines are not wrapped.
  public var left = 0
  public var wraps = false
  public var showsTimestamps = true
  public var search = SearchState()
  /// Whether the end was in view when the search began.
  public var followedBeforeSearch = false
  /// `&`: only lines that match; nil indexes: all.
  public var filter = FilterState()
  public var visible: [Int]?
  /// So many lines before and after every match of the filter are shown too.
  public var context = 0
  public var polledAt: Timestamp?
  public var pollInterval: Duration?
  /// How many lines the platform says there are; more than are here if it keeps some back.
  public var platformTotal: Int?
  /// Lines known to be missing at the start or in between.
  public var missing = 0
  /// The log was rewritten by the platform while it was followed.
  public var wasRewritten = false
  public var failure: PlatformError?
  public var isFinal = false
  /// A poller looks at the log; it is started and stopped exactly once.
  public var isFollowed = false
  /// The poller was started anew and will bring the log from its beginning.
  public var beginsAnew = false
  /// The log of this job's newest run is to be opened as soon as its runs are known.
  public var wanted: JobID?

  public init() {}

  /// Lines shown: all, or those the filter lets through.
  public var shownCount: Int { visible?.count ?? lines.count }

  /// The number of a shown line among all lines; nil outside.
  public func line(shownAt row: Int) -> Int? {
    guard row >= 0, row < shownCount else { return nil }
    return visible?[row] ?? row
  }
}

/// What one look at a log brought that was not there before.
public struct LogChunk: Equatable, Sendable {
  /// What the last line that was there has become: it grew, or was written over. Nil: it is the same.
  public var lastLine: String?
  public var lines: [String]
  /// Lines between what was there and these that could not be had.
  public var missingBefore: Int
  /// What was there is no longer so: begin anew with these lines.
  public var replacesAll: Bool
  /// How many lines the platform says there are.
  public var total: Int?
  public var polledAt: Timestamp
  public var nextIn: Duration?
  /// The run has ended and this is the end of its log.
  public var isFinal: Bool
  /// The run as read in the same look; nil if only the log was read.
  public var run: JobRun?

  public init(
    lastLine: String? = nil, lines: [String], missingBefore: Int = 0, replacesAll: Bool = false,
    total: Int? = nil,
    polledAt: Timestamp, nextIn: Duration? = nil, isFinal: Bool = false, run: JobRun? = nil
  ) {
    self.lastLine = lastLine
    self.lines = lines
    self.missingBefore = missingBefore
    self.replacesAll = replacesAll
    self.total = total
    self.polledAt = polledAt
    self.nextIn = nextIn
    self.isFinal = isFinal
    self.run = run
  }
}
