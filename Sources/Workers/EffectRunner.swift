public import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Does what the program wants done outside of itself; answers come back through the mailbox.
///
/// Lives on the first thread. What it cannot do itself (the terminal's part: bell, suspend, redraw,
/// editor, clipboard) it hands back.
public final class EffectRunner {
  private let platforms: Platforms
  private let scheduler: any Scheduler
  private let mailbox: Mailbox
  private let records: RecordKeeper
  private let exchanges: ExchangeLog
  private let newOperationID: @Sendable () -> String
  private var reads: [QueryKey: Read] = [:]
  private var pollers: [FollowTarget: Poller] = [:]
  /// Of changes that were written by hand and are under way.
  private var calls: [Cancellation] = []
  /// Of drafts that are saved together, by entry of the tray.
  private var savers: [Int: Saver] = [:]

  /// A read under way. Whoever ends it first, its answer or a cancellation, has the only word.
  private final class Read: Sendable {
    let query: Query
    let generation: Int
    let cancellation = Cancellation()
    private let isOver = Mutex(false)

    init(_ query: Query, generation: Int) {
      self.query = query
      self.generation = generation
    }

    var isUnderWay: Bool { isOver.withLock { !$0 } }

    /// True for the one who ends it.
    func end() -> Bool {
      isOver.withLock { isOver in
        defer { isOver = true }
        return !isOver
      }
    }

    func cancel() -> Bool {
      guard end() else { return false }
      cancellation.cancel()
      return true
    }
  }

  public init(
    platforms: Platforms, scheduler: any Scheduler, mailbox: Mailbox, records: RecordKeeper,
    exchanges: ExchangeLog = ExchangeLog(),
    newOperationID: @escaping @Sendable () -> String
  ) {
    self.platforms = platforms
    self.scheduler = scheduler
    self.mailbox = mailbox
    self.records = records
    self.exchanges = exchanges
    self.newOperationID = newOperationID
  }

  /// Reads what is kept; it arrives as `RecordNews.found`.
  public func begin() { records.begin() }

  /// Returns the effect if it is the terminal's business, nil if it is taken care of.
  public func run(_ effect: Effect, generation: Int) -> Effect? {
    switch effect {
    case .load(let query): load(query, generation)
    case .cancel(let key): _ = reads.removeValue(forKey: key)?.cancel()
    case .cancelReads: cancelReads()
    case .follow(let target): follow(target, generation)
    case .unfollow(let target): pollers.removeValue(forKey: target)?.stop()
    case .pollNow(let target): pollers[target]?.lookNow()
    case .change(.saveAll(let entry, let savings)):
      save(savings, entry, isLooking: false, generation)
    case .change(.lookForSaved(let entry, let savings)):
      save(savings, entry, isLooking: true, generation)
    case .change(let change): self.change(change, generation)
    case .keep(let edits): records.keep(edits)
    case .stopSaving(let entry): savers.removeValue(forKey: entry)?.stop()
    case .readCatalogue: readCatalogue(generation)
    case .recall(let id, let purpose): recall(id, purpose, generation)
    case .write(let export, let path, let replacing):
      write(export, to: path, replacing: replacing, generation)
    case .copy, .browse, .mouse, .openEditor, .bell, .suspend, .redraw: return effect
    }
    return nil
  }

  /// How long the disk may take for what was to be kept.
  private static let keeping = Duration.seconds(10)

  /// Ends everything that goes on; calls under way are cancelled on the wire. What was to be written
  /// to the disk is there when this returns.
  public func stop() {
    defer { _ = scheduler.finish(.local, within: Self.keeping) }
    for read in reads.values { _ = read.cancel() }
    for poller in pollers.values { poller.stop() }
    for call in calls { call.cancel() }
    for saver in savers.values { saver.stop() }
    reads = [:]
    pollers = [:]
    savers = [:]
  }

  private func load(_ query: Query, _ generation: Int) {
    let read = Read(query, generation: generation)
    if reads.count > 64 { reads = reads.filter { $0.value.isUnderWay } }
    _ = reads.updateValue(read, forKey: query.key)?.cancel()
    let reader = Reader(platforms: platforms, cancellation: read.cancellation)
    let ask: @Sendable () -> Void = { [mailbox] in
      // Asked for and no longer wanted before its turn came: nothing is sent at all.
      guard read.isUnderWay else { return }
      let answer = reader.answer(to: query)
      if read.end() { mailbox.post(.answered(generation: generation, answer)) }
    }
    guard query.yields else { return scheduler.run(on: .requests, ask) }
    Yielding(
      scheduler: scheduler, pause: yielding, isWanted: { read.isUnderWay }, work: ask
    ).run()
  }

  /// A read cancelled by the user says so, so that nothing is shown as loading for ever.
  private func cancelReads() {
    for read in reads.values where read.cancel() {
      let error = PlatformError(cause: .cancelled, request: "")
      mailbox.post(
        .answered(generation: read.generation, Reader.failure(of: read.query, error)))
    }
    reads = [:]
    for call in calls { call.cancel() }
    calls = []
  }

  private func follow(_ target: FollowTarget, _ generation: Int) {
    guard pollers[target] == nil, let look = look(target, generation) else { return }
    let poller = Poller(
      scheduler: scheduler, lane: target.lane, pause: telling(target, generation), look: look)
    pollers[target] = poller
    poller.lookNow()
  }

  /// Looks that nobody asked for leave a quarter of the calls to people.
  private func yielding(_ target: FollowTarget) -> @Sendable () -> Duration? {
    guard target.isOfAILake else { return yielding }
    return { [platforms] in
      (try? platforms.aiLake?.client())?.budget.pause(before: .read, reserve: Self.reserve)
    }
  }

  private var yielding: @Sendable () -> Duration? {
    { [platforms] in
      (try? platforms.platform?.client())?.budget.pause(before: .read, reserve: Self.reserve)
    }
  }

  /// Of the calls a platform allows, left to people.
  static let reserve = 0.25

  /// As `yielding`, and says so where it is shown how old something is.
  private func telling(
    _ target: FollowTarget, _ generation: Int
  ) -> @Sendable () -> Duration? {
    let yielding = yielding(target)
    guard case .runs(let container) = target else { return yielding }
    return { [mailbox, scheduler] in
      let pause = yielding()
      if let pause {
        let answer = Answer.runsHeld(container, until: scheduler.now + pause)
        mailbox.post(.answered(generation: generation, answer))
      }
      return pause
    }
  }

  private func look(
    _ target: FollowTarget, _ generation: Int
  ) -> (@Sendable (Cancellation) -> Duration?)? {
    let post: @Sendable (Answer) -> Void = { [mailbox] answer in
      mailbox.post(.answered(generation: generation, answer))
    }
    if case .work(let entry, let work) = target {
      return OperationPoller(
        entry: entry, .work(work, platforms), scheduler: scheduler, post: post
      ).look
    }
    switch (target, platforms.platform, platforms.aiLake) {
    case (.runs(let container), let client?, _):
      return RunsPoller(container, connection: client, scheduler: scheduler, post: post).look
    case (.activeRuns(let container, let runs), let client?, _):
      return ActiveRunsPoller(
        container, runs: runs, connection: client, scheduler: scheduler, post: post
      ).look
    case (.runLog(let run), let client?, _):
      return RunLogFollower(run, connection: client, scheduler: scheduler, post: post).look
    case (.run(let entry, let run), let client?, _):
      return OperationPoller(entry: entry, .run(run, client), scheduler: scheduler, post: post).look
    case (.operation(let entry, let id), _, let client?):
      return OperationPoller(
        entry: entry, .operation(id, client), scheduler: scheduler, post: post
      ).look
    default: return nil
    }
  }

  private func change(_ change: Change, _ generation: Int) {
    let cancellation = Cancellation()
    // A draft that is being applied is applied; the rest may be given up, and is looked for then.
    if !change.isSave { calls = calls.filter { !$0.isCancelled } + [cancellation] }
    let changer = Changer(
      platforms: platforms, cancellation: cancellation, newOperationID: newOperationID,
      now: { [scheduler] in scheduler.now })
    scheduler.run(on: .changes) { [mailbox] in
      mailbox.post(.answered(generation: generation, changer.answer(to: change)))
      // It is over: nothing is left to cancel.
      cancellation.cancel()
    }
  }

  private func save(
    _ savings: [AssetSaving], _ entry: Int, isLooking: Bool, _ generation: Int
  ) {
    let saver = Saver(
      savings, connection: platforms.platform, scheduler: scheduler, isLooking: isLooking
    ) { [mailbox] step in
      mailbox.post(.answered(generation: generation, .saving(entry: entry, step)))
    }
    savers[entry] = saver
    saver.begin()
  }

  /// Off the first thread: it is a long text to read.
  private func readCatalogue(_ generation: Int) {
    scheduler.run(on: .local) { [mailbox] in
      mailbox.post(.answered(generation: generation, .catalogueRead(OperationCatalogue.all)))
    }
  }

  private func recall(_ id: Int, _ purpose: RecallPurpose, _ generation: Int) {
    scheduler.run(on: .local) { [mailbox, exchanges] in
      let call = exchanges.exchange(id)?.recorded
      mailbox.post(.answered(generation: generation, .recalled(id, purpose, call)))
    }
  }

  private func write(_ export: Export, to path: String, replacing: Bool, _ generation: Int) {
    scheduler.run(on: .local) { [mailbox] in
      let outcome = ExportFile(path: path).write(export.bytes, replacing: replacing)
      mailbox.post(
        .answered(
          generation: generation, .exported(path: path, extent: export.extent, outcome)))
    }
  }
}

extension Change {
  fileprivate var isSave: Bool {
    if case .save = self { true } else { false }
  }
}

extension FollowTarget {
  fileprivate var isOfAILake: Bool {
    switch self {
    case .operation: true
    case .work(_, let work): work.poll.operation.isAILake
    case .runs, .activeRuns, .runLog, .run: false
    }
  }

  fileprivate var lane: Lane {
    if case .runLog = self { .logs } else { .operations }
  }
}
