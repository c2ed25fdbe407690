public import JSON
public import Nouns
public import PlatformModel

/// What the program wants done outside of itself. Values, so that a test can compare them.
public enum Effect: Equatable, Sendable {
  /// A read, on the lane `requests`.
  case load(Query)
  /// A read nobody wants any more: cancelled on the wire too.
  case cancel(QueryKey)
  /// Every read that is under way (`ctrl-c`).
  case cancelReads
  /// Looks again and again until `unfollow`; answers come as `…Polled`.
  case follow(FollowTarget)
  case unfollow(FollowTarget)
  /// Looks now instead of when the interval is over.
  case pollNow(FollowTarget)
  /// A change, on the lane `changes`, one after the other.
  case change(Change)
  /// Sends no more of what `Change.saveAll` saves; what is being sent is finished.
  case stopSaving(entry: Int)
  /// Keeps, beyond the end of the program, all of these changes or none; answers `RecordNews.kept`,
  /// and `.refused` for each that another process was faster with.
  case keep([RecordEdit])
  /// Fetches a call from where they are kept; answers `.recalled`.
  case recall(Int, RecallPurpose)
  /// Fetches all operations of the platforms; answers `.catalogueRead`.
  case readCatalogue
  /// Puts text on the clipboard.
  case copy(String)
  /// Opens `$EDITOR` on the text; answers `.editorClosed`. While it is open the text stands in a file
  /// that is found by `id`, that of the record.
  case openEditor(AssetID, id: String, text: String)
  /// Opens the user's browser; answers `.browserOpened`.
  case browse(String)
  /// Writes a file; answers `.exported`. One that exists is left alone unless it is `replacing` it.
  case write(Export, to: String, replacing: Bool)
  /// Whether the terminal reports the mouse.
  case mouse(Bool)
  case bell
  /// Stops the process until it is continued (`ctrl-z`).
  case suspend
  /// Draws everything anew (`ctrl-l`).
  case redraw
}

/// A read from a platform.
public enum Query: Hashable, Sendable {
  case signIn
  case containers(ContainerKind, after: PageCursor?)
  case databases(after: PageCursor?)
  case storages
  case facets(ContainerID)
  /// A page; one that is read behind what somebody does is there for a filter to look at.
  case assets(AssetQuery, after: PageCursor?, isBehind: Bool = false)
  case asset(AssetID)
  case columns(AssetID, after: PageCursor?)
  /// A page of a list that is described as a value; one behind is there for a filter or an order.
  case rows(NounQuery, after: PageCursor?, isBehind: Bool = false)
  case relationships(AssetID, after: PageCursor?)
  case revisions(AssetID, after: PageCursor?)
  /// What an asset was in one revision.
  case revision(AssetID, Int)
  case job(JobID)
  case runsOfJob(JobID, after: PageCursor?)
  /// All runs of some jobs that are in one of some states; of no state: all of them.
  case runsInStates([JobID], [RunState])
  case run(JobRunID)
  case database(String)
  case user(String)
  /// What this user is in a container.
  case role(ContainerID)
  /// An operation that only reads.
  case call(OperationCall)
  /// What became of a change whose answer was lost; the error is that of the change.
  case lost(LostChange, PlatformError)

  /// Nobody waits for it: a name or a count beside what was asked for. It leaves calls, and room on
  /// the way, to what somebody waits for.
  public var yields: Bool {
    switch self {
    case .user, .facets, .runsInStates, .role: true
    case .assets(_, _, let isBehind), .rows(_, _, let isBehind): isBehind
    default: false
    }
  }

  /// The question it replaces: of two with the same key the newest wins, the older is cancelled.
  public var key: QueryKey {
    switch self {
    case .signIn: .named("sign-in")
    case .containers(let kind, _): .named("containers \(kind.rawValue)")
    case .databases: .named("databases")
    case .storages: .named("storages")
    case .facets(let id): .facets(id)
    case .assets: .named("assets")
    case .asset(let id): .asset(id)
    case .columns: .named("columns")
    case .rows: .named("rows")
    case .relationships(let id, _): .relationships(id)
    case .revisions: .named("revisions")
    case .revision(let id, let number): .named("revision \(number) of \(id.id)")
    case .job(let id): .job(id)
    case .runsOfJob: .named("runs of job")
    case .runsInStates: .named("runs in states")
    case .run(let id): .run(id)
    case .database(let id): .named("database \(id)")
    case .user(let id): .named("user \(id)")
    case .role(let id): .named("role in \(id.id)")
    case .call: .named("call")
    case .lost(let change, _): .named("lost \(change.entry)")
    }
  }
}

public enum QueryKey: Hashable, Sendable {
  case named(String)
  case facets(ContainerID)
  case asset(AssetID)
  case relationships(AssetID)
  case job(JobID)
  case run(JobRunID)
}

/// Something looked at again and again while somebody wants to know.
public enum FollowTarget: Hashable, Sendable {
  case runs(ContainerID)
  /// Runs that go on in a container that was left, until they have ended.
  case activeRuns(ContainerID, [JobRunID])
  case runLog(JobRunID)
  /// An operation of the tray, by entry.
  case operation(entry: Int, id: String)
  case run(entry: Int, JobRunID)
  /// What a call written by hand began.
  case work(entry: Int, OngoingWork)
}

/// A change to a platform.
public enum Change: Equatable, Sendable {
  case save(AssetID, base: AssetDetail, edits: [AssetField: JSONValue])
  /// Many, twenty at a time and no faster than the platform allows; answers `.saving` again and again,
  /// until it is `.ended`.
  case saveAll(entry: Int, [AssetSaving])
  /// Finds out whether what was being sent when the program ended has arrived; answers as `saveAll`.
  case lookForSaved(entry: Int, [AssetSaving])
  case startRun(entry: Int, JobID)
  case cancelRun(entry: Int, JobRunID)
  case createDatabase(entry: Int, name: String, storageIDs: [String])
  case deleteDatabase(entry: Int, id: String)
  case call(OperationCall)
}

/// A change of which nobody knows whether it was made, and how it can be found.
public enum LostChange: Hashable, Sendable {
  case startRun(entry: Int, JobID, sent: Timestamp)
  case cancelRun(entry: Int, JobRunID)
  /// An operation of AI Lake, under an id of our own choosing.
  case operation(entry: Int, id: String)

  /// The entry of the tray that is about it.
  public var entry: Int {
    switch self {
    case .startRun(let entry, _, _), .cancelRun(let entry, _), .operation(let entry, _): entry
    }
  }

  /// As a clause: `it started`.
  var words: String {
    switch self {
    case .startRun: "it started"
    case .cancelRun: "it was cancelled"
    case .operation: "it began"
    }
  }
}
