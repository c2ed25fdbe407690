public import PlatformModel

/// The assets pane: a virtual table that reads on as one comes near its end.
public struct AssetsState: Equatable, Sendable {
  /// Nil until a container was opened.
  public var container: ContainerID?
  /// Only assets of this type; nil: all.
  public var type: String?
  public var tag: String?
  public var sort: AssetQuery.Sort?
  public var list = RemoteList<AssetID>()
  /// The question `list` answers.
  public var query: AssetQuery?
  public var typeCounts: [FacetCount] = []
  public var tagCounts: [FacetCount] = []
  public var filter = FilterState()
  /// Indexes into `list.rows` of what the filter lets through; nil: everything.
  public var visible: [Int]?
  /// What the rows are filtered by, ready to be searched.
  public var index = FilterIndex()
  public var marks: Set<AssetID> = []
  /// Where a range of marks began (`V`).
  public var rangeStart: Int?
  public var cursor = ListCursor()
  /// `w`: ISO times, owners, ids.
  public var isWide = false
  /// Columns the user showed or hid; others are there as there is room.
  public var columnChoices: [AssetColumn: Bool] = [:]
  /// When the filter is to be sent to the platform, once typing has paused.
  public var searchAt: Timestamp?
  /// The filter the platform was asked for in `query`; nil: `query` has no filter.
  public var sentFilter: String?
  /// All of the filter was sent, not only what the platform understands.
  public var isSentWhole = true
  /// The rows are the platform's answer to `sentFilter`.
  public var isAnswered = false
  /// The list without filter, while the platform's answer is shown in its place.
  public var unfiltered: KeptAssets?
  /// Where to stand once the rows are there, when a place is restored.
  public var restoring: RestoredSelection?
  /// Rows whose owners were asked for, so that a step asks for the new row's alone.
  public var ownersAsked: SeenRows?
  /// Pages read on without the user moving; bounded.
  public var pagesReadAlone = 0

  public init() {}

  /// Rows shown.
  public var visibleCount: Int { visible?.count ?? list.rows.count }

  /// The asset in a visible row; nil outside.
  public func asset(atRow row: Int) -> AssetID? {
    guard row >= 0, row < visibleCount else { return nil }
    return list.rows[visible?[row] ?? row]
  }

  public var selected: AssetID? { asset(atRow: cursor.selected) }
}

/// Rows that were looked at, of the list as it was then.
public struct SeenRows: Hashable, Sendable {
  public var rows: Range<Int>
  public var count: Int
  public var readAt: Timestamp?
}

/// A list that is shown again later.
public struct KeptAssets: Equatable, Sendable {
  public var query: AssetQuery
  public var list: RemoteList<AssetID>
  public var index: FilterIndex

  public init(query: AssetQuery, list: RemoteList<AssetID>, index: FilterIndex) {
    self.query = query
    self.list = list
    self.index = index
  }
}

/// A selection to come back to.
public struct RestoredSelection: Hashable, Sendable {
  public var asset: AssetID?
  public var cursor: ListCursor
}
