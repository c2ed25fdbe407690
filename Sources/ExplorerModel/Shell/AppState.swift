public import PlatformModel

/// Everything the program knows and shows. A value: whoever has it can draw the whole screen.
public struct AppState: Equatable, Sendable {
  public var context: ContextInfo
  /// Rises when the context is switched; answers of an older generation are dropped.
  public var generation = 0
  /// Moved by `.ticked`; the only clock there is.
  public var now: Timestamp
  /// The clock of the place where the user is.
  public var zone: Zone
  /// The number of this program among those of the machine: whose what is being written is.
  public var process = 0
  public var screen: ScreenSize

  public var library = Library()
  public var containers = ContainersState()
  public var assets = AssetsState()
  /// What stands in the place of the assets.
  public var list = NounListState()
  public var inspector = InspectorState()
  public var relationships = RelationshipsState()
  public var runs = RunsState()
  public var runLog = RunLogState()
  public var drafts = DraftsState()
  public var records = RecordsState()
  public var operations = OperationsState()
  public var ongoing = OngoingState()
  public var requests = RequestsState()
  public var api = APIConsoleState()
  /// In the order they were made.
  public var bookmarks: [Bookmark] = []
  /// Where the session before ended; nil once it was opened, or if there is none.
  public var lastPlace: LastPlace?
  /// The terminal reports the mouse.
  public var isMouseOn = true

  public var layout = LayoutState()
  /// What lies over the panes, the topmost last.
  public var overlays: [Overlay] = []
  public var status = StatusState()
  /// Something is typed where nothing can be; nil: nothing is.
  public var refusedInput: RefusedInput?
  /// Containers whose role was asked for, so that nobody is asked twice.
  var askedRoles: Set<ContainerID> = []
  public var history = HistoryState()
  public var connection: ConnectionState = .connecting
  /// Reads that failed for now and will be asked again by themselves.
  public var retry = RetryState()
  /// Until when a second `ctrl-c` quits.
  public var quitArmedUntil: Timestamp?
  /// Set when the run loop should end.
  public var isQuitting = false

  public init(
    context: ContextInfo, now: Timestamp, zone: Zone = .utc,
    screen: ScreenSize = ScreenSize(columns: 120, rows: 40)
  ) {
    self.context = context
    self.now = now
    self.zone = zone
    self.screen = screen
  }
}

/// Where the program is connected to, as the header says it.
public struct ContextInfo: Hashable, Sendable {
  /// The name of the context: `demo`, or the host.
  public var name: String
  public var user: String?
  public var host: String
  /// Verification of certificates was turned off; always shown.
  public var isInsecure: Bool
  public var hasPlatform: Bool
  public var hasAILake: Bool
  /// Nothing may be changed.
  public var isReadOnly: Bool
  /// People work with what is there: changes of several things are asked for twice as carefully.
  public var isProduction: Bool
  /// Where the platform shows its things to people: `https://cpd.example.com`; nil: nowhere.
  public var webAddress: String?
  /// Which containers are shown.
  public var scope: ContainerScope
  /// The container to open at the start, by name or id; nil once it was, or if there is none.
  public var defaultContainer: String?

  public init(
    name: String, user: String? = nil, host: String, isInsecure: Bool = false,
    hasPlatform: Bool = true, hasAILake: Bool = false, isReadOnly: Bool = false,
    isProduction: Bool = false, scope: ContainerScope = ContainerScope(),
    defaultContainer: String? = nil
  ) {
    self.name = name
    self.user = user
    self.host = host
    self.isInsecure = isInsecure
    self.hasPlatform = hasPlatform
    self.hasAILake = hasAILake
    self.isReadOnly = isReadOnly
    self.isProduction = isProduction
    self.scope = scope
    self.defaultContainer = defaultContainer
  }

  /// Why the platform cannot be changed; nil if that is for the platform to say.
  public var refusal: String? { isReadOnly ? "The context \(name) is read-only" : nil }

  /// Which platform it is, for questions: `prod (cpd.example.com), which is production`.
  public var place: String {
    let host = host.isEmpty || host == name ? "" : " (\(host))"
    return name + host + (isProduction ? ", which is production" : "")
  }
}

/// The terminal's size in cells.
public struct ScreenSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// Whether the platform answers.
public enum ConnectionState: Hashable, Sendable {
  case connecting
  /// The user did not want to wait; nothing is tried until it is asked for.
  case givenUp
  case online
  /// It did not answer; the program tries again by itself at `retryAt`.
  case offline(PlatformError, retryAt: Timestamp)
  /// It answered that nobody is signed in.
  case signedOut(PlatformError)
}

/// When what could not be read is asked again.
public struct RetryState: Hashable, Sendable {
  /// How often in a row it failed.
  public var attempts = 0
  /// Nil: nothing to be asked again.
  public var at: Timestamp?

  public init() {}
}
