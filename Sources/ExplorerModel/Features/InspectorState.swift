import JSON
public import PlatformModel

/// What the inspector shows.
public enum InspectorSubject: Hashable, Sendable {
  case asset(AssetID)
  case container(ContainerID)
  case database(String)
  case job(JobID)
  case run(JobRunID)
  /// A row of a list that is described as a value.
  case item(NounItemID)
}

public enum InspectorTab: Hashable, Sendable, CaseIterable {
  case overview
  case columns
  case relationships
  case revisions
  case json

  public var title: String {
    switch self {
    case .overview: "Overview"
    case .columns: "Columns"
    case .relationships: "Relationships"
    case .revisions: "Revisions"
    case .json: "JSON"
    }
  }
}

/// The inspector pane: one thing, from several sides.
public struct InspectorState: Equatable, Sendable {
  public var subject: InspectorSubject?
  public var tab: InspectorTab = .overview
  /// Reading the thing itself.
  public var phase: LoadPhase = .idle
  public var readAt: Timestamp?
  /// Indexes into `Library.columns` of the subject.
  public var columns = RemoteList<Int>()
  public var columnCursor = ListCursor()
  public var columnFilter = FilterState()
  /// Columns the filter lets through; nil: all.
  public var visibleColumns: [Int]?
  /// Indexes into `Library.revisions` of the subject.
  public var revisions = RemoteList<Int>()
  public var revisionCursor = ListCursor()
  /// First visible line of the overview.
  public var overviewTop = 0
  public var json = JSONTreeState()
  /// When what was only passed over so far is read whole.
  public var loadAt: Timestamp?
  /// Users that were asked for, so that nobody is asked for twice.
  public var askedUsers: Set<String> = []
  /// Users whose names the platform does not tell, or did not tell yet.
  public var namelessUsers: Set<String> = []
  /// When asking for a user failed, which says nothing about the user: it is asked again.
  public var failedUsers: [String: Timestamp] = [:]
  /// Assets that were read whole, the last one last: the oldest are forgotten.
  public var recent: [AssetID] = []

  public init() {}
}

/// A JSON document folded to lines, searchable.
public struct JSONTreeState: Equatable, Sendable {
  /// Lines as they are shown, the folded parts left out.
  public var lines: [JSONLine] = []
  /// Pointers (RFC 6901) of what is folded.
  public var folded: Set<String> = []
  /// Written as YAML instead of JSON.
  public var isYAML = false
  /// Lines that are too long go on below instead of to the right.
  public var wraps = false
  public var cursor = ListCursor()
  public var search = SearchState()

  public init() {}
}

/// One line of a pretty-printed document.
public struct JSONLine: Hashable, Sendable {
  /// Of the value that begins here; closing lines have that of the value they close.
  public var pointer: String
  public var depth: Int
  /// Nil in arrays and at the root.
  public var key: String?
  public var value: Value
  /// Something follows in the same array or object.
  public var hasComma: Bool

  public enum Value: Hashable, Sendable {
    /// Text as JSON writes it (`"customers"`, `42`, `true`, `null`), secrets masked.
    case scalar(String, ScalarKind)
    case open(isArray: Bool)
    case close(isArray: Bool)
    case folded(isArray: Bool, count: Int)
    case empty(isArray: Bool)
  }

  public enum ScalarKind: Hashable, Sendable {
    case string
    case number
    case bool
    case null
    case secret
  }

  public init(pointer: String, depth: Int, key: String?, value: Value, hasComma: Bool) {
    self.pointer = pointer
    self.depth = depth
    self.key = key
    self.value = value
    self.hasComma = hasComma
  }
}

/// A search in a text: `/`, `n`, `N`.
public struct SearchState: Hashable, Sendable {
  public var input = TextInput()
  public var isEditing = false
  /// Lines that match, in order; bounded, see `isBounded`.
  public var matches: [Int] = []
  public var isBounded = false
  /// Index into `matches`.
  public var current: Int?
  /// Where the search began; `Esc` while typing goes back there.
  public var origin = 0

  public init() {}

  public var text: String { input.text }
  public var isActive: Bool { !input.text.isEmpty }
}
