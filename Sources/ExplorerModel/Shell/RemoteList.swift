public import PlatformModel

/// Where a read from the platform stands.
public enum LoadPhase: Hashable, Sendable {
  case idle
  /// `request` as people can read it: `GET /v2/catalogs`.
  case loading(since: Timestamp, request: String)
  case loaded(at: Timestamp)
  case failed(PlatformError, at: Timestamp)

  public var isLoading: Bool {
    if case .loading = self { true } else { false }
  }
}

/// A list read page by page. It holds what rows are called; the things themselves are in `Library`.
public struct RemoteList<Row: Hashable & Sendable>: Hashable, Sendable {
  public var rows: [Row] = []
  public var total: Total = .unknown
  /// How to go on; nil when there is nothing more (or nothing was read yet).
  public var next: PageCursor?
  public var phase: LoadPhase = .idle
  /// When the first page of what is shown was read; nil: never.
  public var readAt: Timestamp?
  /// Rows the platform sent that could not be read.
  public var unreadable = 0

  public init() {}

  /// True once every row is here.
  public var isComplete: Bool { readAt != nil && next == nil }

  /// What a pane should draw: the six pictures of a list.
  public var picture: ListPicture {
    switch phase {
    case .failed(let error, let at) where rows.isEmpty:
      error.cause == .forbidden ? .forbidden(error) : .failed(error, at: at)
    case .failed(let error, _): .stale(asOf: readAt, failure: error)
    case .loading(let since, let request) where rows.isEmpty && readAt == nil:
      .loading(since: since, request: request)
    case .idle where readAt == nil: .idle
    case _ where rows.isEmpty: .empty
    case _ where next != nil: .partial
    default: .complete
    }
  }
}

/// The pictures of a list.
public enum ListPicture: Hashable, Sendable {
  /// Nobody asked yet.
  case idle
  case loading(since: Timestamp, request: String)
  case partial
  case complete
  case empty
  /// Rows from before, since the last read failed.
  case stale(asOf: Timestamp?, failure: PlatformError)
  case failed(PlatformError, at: Timestamp)
  case forbidden(PlatformError)
}

/// The selection and what of a list is visible. Costs the same however many rows there are.
public struct ListCursor: Hashable, Sendable {
  public var selected = 0
  /// The first visible row.
  public var top = 0
  /// First visible column of text, when the list is scrolled sideways.
  public var left = 0

  public init(selected: Int = 0, top: Int = 0) {
    self.selected = selected
    self.top = top
  }

  /// Moves the selection, keeps it inside `count` rows and visible in `height` rows.
  public mutating func move(_ movement: Movement, count: Int, height: Int) {
    let height = max(1, height)
    switch movement {
    case .up(let steps): selected -= steps
    case .down(let steps): selected += steps
    case .pageUp:
      selected -= height
      top -= height
    case .pageDown:
      selected += height
      top += height
    case .halfPageUp:
      selected -= height / 2
      top -= height / 2
    case .halfPageDown:
      selected += height / 2
      top += height / 2
    case .first: selected = 0
    case .last: selected = count - 1
    case .to(let row): selected = row
    }
    clamp(count: count, height: height)
  }

  /// Brings selection and view back inside what there is.
  public mutating func clamp(count: Int, height: Int) {
    let height = max(1, height)
    selected = min(max(0, selected), max(0, count - 1))
    top = min(max(0, top), max(0, count - height))
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
  }
}

/// How a selection moves.
public enum Movement: Hashable, Sendable {
  case up(Int)
  case down(Int)
  case pageUp
  case pageDown
  case halfPageUp
  case halfPageDown
  case first
  case last
  case to(Int)
}
