public import JSON
public import Nouns
public import PlatformModel

/// What happened: a key that means something, something typed, time that moved on, or an answer.
public enum AppAction: Equatable, Sendable {
  /// The program started with nothing but its state.
  case started
  /// A key, a palette entry or a menu item asked for it.
  case command(Command)
  /// Typed into whatever input is open.
  case edited(TextEdit)
  case pointer(PointerEvent)
  case resized(ScreenSize)
  /// Time moved on. Comes only while something on the screen depends on it.
  case ticked(Timestamp)
  /// A key that is bound to nothing, as people write it.
  case unknownKey(String)
  /// What is kept on disk arrived, or what was to be kept is, or is not.
  case records(RecordNews)
  /// What became of the text that was asked from `$EDITOR`.
  case editorClosed(AssetID, EditorOutcome)
  case exchanged([RequestEntry])
  /// The program has to end: a signal says so, or the terminal is gone.
  case ending
  /// An answer to an effect of this generation.
  case answered(generation: Int, Answer)
}

/// How an editor ended.
public enum EditorOutcome: Equatable, Sendable {
  case unchanged
  case edited(String)
  /// It could not be started, or ended as one that failed: why, for people, and what it had written
  /// all the same; nil: nothing.
  case failed(String, text: String?)
}

/// A step of saving many drafts.
public enum SavingStep: Equatable, Sendable {
  /// What became of some of them.
  case saved([SavedAsset])
  /// Nothing is sent for so long: the platform allows no more calls now.
  case waiting(Duration)
  /// All were tried; or nothing more is sent, because somebody stopped it or because of an error that
  /// all others would end with.
  case ended(PlatformError?)
}

/// What became of a draft of many.
public struct SavedAsset: Equatable, Sendable {
  public var asset: AssetID
  public var result: SaveResult

  public init(_ asset: AssetID, _ result: SaveResult) {
    self.asset = asset
    self.result = result
  }
}

/// The mouse, in terms of panes.
public enum PointerEvent: Hashable, Sendable {
  /// `row` counts visible lines of the pane's content from its top; `count` clicks.
  case clicked(PaneID, row: Int, count: Int)
  /// Lines, positive downwards.
  case scrolled(PaneID, lines: Int)
  case clickedOverlay(row: Int, count: Int)
  case scrolledOverlay(lines: Int)
}

/// The answer to an effect; it carries its question.
public enum Answer: Equatable, Sendable {
  case signedIn(Result<User, PlatformError>)
  case containers(ContainerKind, after: PageCursor?, Result<Page<Container>, PlatformError>)
  case databases(after: PageCursor?, Result<Page<AILakeDatabase>, PlatformError>)
  case storages(Result<[ObjectStorage], PlatformError>)
  /// The first page of one asset, for the totals.
  case facets(ContainerID, Result<AssetPage, PlatformError>)
  case assets(AssetQuery, after: PageCursor?, Result<AssetPage, PlatformError>)
  case asset(AssetID, Result<AssetDetail, PlatformError>)
  case columns(AssetID, after: PageCursor?, Result<Page<Column>, PlatformError>)
  /// The documents of rows.
  case rows(NounQuery, after: PageCursor?, Result<Page<JSONValue>, PlatformError>)
  case relationships(AssetID, after: PageCursor?, Result<Page<Relationship>, PlatformError>)
  case revisions(AssetID, after: PageCursor?, Result<Page<Revision>, PlatformError>)
  case revision(AssetID, Int, Result<JSONValue, PlatformError>)
  case job(JobID, Result<Job, PlatformError>)
  case runsOfJob(JobID, after: PageCursor?, Result<Page<JobRun>, PlatformError>)
  case runsInStates([JobID], [RunState], Result<[JobRun], PlatformError>)
  case run(JobRunID, Result<JobRun, PlatformError>)
  case database(String, Result<AILakeDatabase, PlatformError>)
  case user(String, Result<User?, PlatformError>)
  /// What this user is in a container; nil: no member by himself.
  case role(ContainerID, Result<String?, PlatformError>)
  /// What a poller of `FollowTarget.runs` saw.
  case runsPolled(ContainerID, Result<RunsSnapshot, PlatformError>, at: Timestamp)
  /// Such a poller looks no earlier, so that enough of the platform's calls are left to people.
  case runsHeld(ContainerID, until: Timestamp)
  /// What a poller of `FollowTarget.activeRuns` saw: all that go on, and those that just ended.
  case activeRunsPolled(ContainerID, Result<[JobRun], PlatformError>, at: Timestamp)
  /// What a poller of `FollowTarget.runLog` saw.
  case logPolled(JobRunID, Result<LogChunk, PlatformError>, at: Timestamp)
  /// What a poller of `FollowTarget.operation` or `.run` saw.
  case operationPolled(entry: Int, Result<AILakeOperation, PlatformError>, at: Timestamp)
  case runPolled(entry: Int, Result<JobRun, PlatformError>, at: Timestamp)
  /// What a poller of `FollowTarget.work` saw.
  case workPolled(entry: Int, Result<WorkLook, PlatformError>, at: Timestamp)
  case saved(AssetID, SaveResult)
  /// How far `Change.saveAll` is.
  case saving(entry: Int, SavingStep)
  case runStarted(entry: Int, JobID, Result<JobRun, PlatformError>)
  case runCancelled(entry: Int, JobRunID, Result<JobRun, PlatformError>)
  /// The platform accepted; `operation` is what to follow.
  case databaseRequested(entry: Int, Result<String, PlatformError>)
  /// The answer to a change was lost: it is looked for next, and what is found is told as the answer.
  case answerLost(LostChange, PlatformError)
  /// A call that was asked for by its number; nil: it is no longer kept.
  case recalled(Int, RecallPurpose, RecordedCall?)
  case catalogueRead([APIOperation])
  case called(OperationCall, CallOutcome)
  case copied(String, problem: String?)
  /// `extent`: that of the export.
  case exported(path: String, extent: String, ExportOutcome)
  /// `isOpen`: there is a browser; else the address was put on the clipboard.
  case browserOpened(String, isOpen: Bool)
}
