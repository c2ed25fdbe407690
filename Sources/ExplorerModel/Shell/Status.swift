public import Nouns
public import PlatformModel

/// What just happened, and what happened before.
public struct StatusState: Hashable, Sendable {
  /// Shown in the status line until it is `messageLifetime` old or another key is pressed.
  public var current: StatusMessage?
  /// Newest last; bounded.
  public var log: [StatusMessage] = []

  /// How long a message stays if no key is pressed.
  public static let messageLifetime = Duration.seconds(6)

  public init() {}

  /// Says why a key did nothing. Nobody looks for that later: it is not kept.
  public mutating func refuse(_ reason: String, at now: Timestamp) {
    current = StatusMessage(text: reason, severity: .info, at: now)
  }

  public mutating func say(_ text: String, _ severity: StatusMessage.Severity, at now: Timestamp) {
    let message = StatusMessage(text: text, severity: severity, at: now)
    current = message
    log.append(message)
    if log.count > 500 { log.removeFirst(log.count - 500) }
  }
}

public struct StatusMessage: Hashable, Sendable {
  public var text: String
  public var severity: Severity
  public var at: Timestamp

  public enum Severity: Hashable, Sendable {
    case info
    case success
    case warning
    case error
  }

  public init(text: String, severity: Severity, at: Timestamp) {
    self.text = text
    self.severity = severity
    self.at = at
  }
}

/// Where the user was: `[` and `]` walk it like a browser's history.
public struct HistoryState: Hashable, Sendable {
  public var back: [Place] = []
  public var forward: [Place] = []

  public init() {}
}

/// A place to come back to, with filter, sort, selection and scroll.
public struct Place: Hashable, Sendable {
  public var focus: PaneID
  public var container: ContainerID?
  public var type: String?
  public var tag: String?
  public var sort: AssetQuery.Sort?
  public var filter: String
  public var assetCursor: ListCursor
  public var selectedAsset: AssetID?
  public var subject: InspectorSubject?
  public var tab: InspectorTab
  public var containerCursor: ListCursor
  /// What of the tree of relationships was open.
  public var relations = RelationsPlace()
  /// The list in the place of the assets; nil: they stood there.
  public var list: NounQuery?

  public init(
    focus: PaneID, container: ContainerID? = nil, type: String? = nil,
    sort: AssetQuery.Sort? = nil, filter: String = "", assetCursor: ListCursor = ListCursor(),
    selectedAsset: AssetID? = nil, subject: InspectorSubject? = nil,
    tab: InspectorTab = .overview, containerCursor: ListCursor = ListCursor()
  ) {
    self.focus = focus
    self.container = container
    self.type = type
    self.sort = sort
    self.filter = filter
    self.assetCursor = assetCursor
    self.selectedAsset = selectedAsset
    self.subject = subject
    self.tab = tab
    self.containerCursor = containerCursor
  }
}

/// A tree of relationships as it stood.
public struct RelationsPlace: Hashable, Sendable {
  /// Where it grew from; nil: there was none.
  public var root: AssetID?
  public var expanded: Set<RelationPath> = []
  public var filter = ""
  public var cursor = ListCursor()

  public init() {}
}
