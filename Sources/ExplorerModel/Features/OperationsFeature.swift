public import PlatformModel

/// Decides about the tray: what is going on, because somebody here asked for it or not.
public enum OperationsFeature {
  private static let keptEntries = 200

  public static func open(_ state: inout AppState) -> [Effect] {
    var view = TrayState()
    let count = state.tray.count
    let height = Layout.overlayRows(of: .tray(view), in: state)
    // The newest is the last.
    view.cursor.move(.last, count: count, height: height)
    state.overlays.append(.tray(view))
    return []
  }

  /// A new entry, before the platform is asked. Returns its number.
  static func begin(_ state: inout AppState, _ title: String) -> Int {
    let id = state.operations.nextID
    state.operations.nextID += 1
    state.operations.entries.append(
      TrayEntry(id: id, title: title, subject: .call, state: .requested, startedAt: state.now))
    while state.operations.entries.count > keptEntries,
      let old = state.operations.entries.firstIndex(where: { !$0.isGoing })
    {
      state.operations.entries.remove(at: old)
    }
    state.status.say("\(title) …", .info, at: state.now)
    return id
  }

  /// How far something is that is done step by step.
  static func going(_ state: inout AppState, _ id: Int, _ words: String) {
    guard let index = state.operations.entries.firstIndex(where: { $0.id == id }) else { return }
    state.operations.entries[index].state = .going(words)
  }

  static func finish(_ state: inout AppState, _ id: Int, _ outcome: TrayEntry.State) {
    guard let index = state.operations.entries.firstIndex(where: { $0.id == id }) else { return }
    state.operations.entries[index].state = outcome
    state.operations.entries[index].endedAt = state.now
  }

  /// `W`: tells when the selected run ends; once more: does not.
  static func watch(_ state: inout AppState) -> [Effect] {
    guard let run = state.selectedRun else { return [] }
    let name = state.name(of: .run(run))
    if let entry = state.operations.entries.first(where: { $0.run == run && $0.isGoing }) {
      guard entry.isWatchOnly else {
        state.status.say("You are told already: T shows \(name)", .info, at: state.now)
        return []
      }
      state.operations.entries.removeAll { $0.id == entry.id }
      state.status.say("\(name) is no longer watched", .info, at: state.now)
      return [.unfollow(.run(entry: entry.id, run))]
    }
    let id = begin(&state, "Watch \(name)")
    guard let index = state.operations.entries.indices.last else { return [] }
    state.operations.entries[index].subject = .run(run)
    state.operations.entries[index].isWatchOnly = true
    state.operations.entries[index].state = .going(
      state.library.runs[run]?.state.text ?? "going on")
    state.status.say("You are told when \(name) ends; T shows it", .info, at: state.now)
    return [.follow(.run(entry: id, run))]
  }

  /// Follows what a call written by hand began. Returns the number of its entry.
  static func follow(
    _ state: inout AppState, _ call: OperationCall, _ work: OngoingWork
  ) -> (entry: Int, effects: [Effect]) {
    let target = call.line.drop { $0 != " " }.dropFirst().prefix { $0 != "?" }
    let title =
      work.run.map { "Run of \(state.name(of: .run($0)))" } ?? "\(call.operation.name) \(target)"
    let id = begin(&state, title)
    guard let index = state.operations.entries.indices.last else { return (id, []) }
    state.operations.entries[index].subject = .work(work, last: nil)
    state.operations.entries[index].state = .going("accepted")
    state.status.say("\(title): accepted. T shows how it goes", .info, at: state.now)
    let look = work.run.map { RunsFeature.pollNow(state, $0.job.container) } ?? []
    return (id, [.follow(.work(entry: id, work))] + look)
  }

  // MARK: Keys

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard case .tray(let view)? = state.overlays.last else { return [] }
    if command == .tray {
      state.overlays.removeLast()
      return []
    }
    let entries = state.tray
    guard entries.indices.contains(view.cursor.selected) else { return [] }
    let entry = entries[view.cursor.selected]
    switch command {
    case .open, .accept, .log: return openLog(&state, entry)
    case .act: menu(&state, entry)
    case .discard: return remove(&state, entry)
    case .refresh: return lookNow(state)
    default: break
    }
    return []
  }

  private static func openLog(_ state: inout AppState, _ entry: TrayEntry) -> [Effect] {
    if let run = entry.run {
      state.overlays.removeAll { overlay in
        if case .tray = overlay { true } else { overlay == .exchange }
      }
      return RunLogFeature.open(&state, run)
    }
    switch entry.subject {
    case .work(_, let last?):
      // There is one place for an answer that is looked at.
      state.overlays.removeAll { overlay in
        if case .tray = overlay { true } else { overlay == .exchange }
      }
      ExchangeFeature.open(&state, last)
    default: return ReadingFeature.open(&state, title: entry.title, text: entry.sentence)
    }
    return []
  }

  private static func menu(_ state: inout AppState, _ entry: TrayEntry) {
    var items: [MenuItem] = []
    if let run = entry.run {
      let name = state.name(of: .job(run.job))
      let status = state.library.runs[run]?.state
      let reason = status.flatMap { $0.isTerminal ? "The run has ended: \($0.text)" : nil }
      items.append(MenuItem(title: "Open its log", choice: .command(.open)))
      items.append(
        MenuItem(
          title: "Cancel the run of \(name)", detail: status?.text ?? "", disabledReason: reason,
          choice: .intent(.cancelRun(run, name: name))))
    }
    if let left = state.drafts.left[entry.id]?.filter({
      state.drafts.draft(of: $0)?.isReady == true
    }),
      !left.isEmpty
    {
      items.append(
        MenuItem(
          title: "Apply the \(left.count.grouped) that are left",
          choice: .intent(.applyDrafts(left))))
    }
    if state.drafts.applying?.entry == entry.id {
      items.append(
        MenuItem(title: "Stop: what is left stays drafts", choice: .command(.discard)))
      state.overlays.append(.menu(MenuState(title: entry.title, items: items)))
      return
    }
    items.append(
      MenuItem(
        title: "Take it off the list",
        disabledReason: entry.isLookedAt ? "It is still going on" : nil, choice: .command(.discard))
    )
    state.overlays.append(.menu(MenuState(title: entry.title, items: items)))
  }

  private static func remove(_ state: inout AppState, _ entry: TrayEntry) -> [Effect] {
    if state.drafts.applying?.entry == entry.id { return DraftsFeature.stop(&state) ?? [] }
    guard !entry.isLookedAt else {
      state.status.say("\(entry.title) is still going on", .info, at: state.now)
      return []
    }
    state.operations.entries.removeAll { $0.id == entry.id }
    let effects = entry.isGoing ? entry.target.map { [Effect.unfollow($0)] } ?? [] : []
    guard case .tray(var view)? = state.overlays.last else { return effects }
    let height = Layout.overlayRows(of: .tray(view), in: state)
    view.cursor.clamp(count: state.tray.count, height: height)
    state.replaceTop(.tray(view))
    return effects
  }

  /// Looks at everything that goes on; where a poller has given up, a new one begins.
  private static func lookNow(_ state: AppState) -> [Effect] {
    let own = state.operations.entries.filter(\.isGoing).flatMap { entry -> [Effect] in
      guard let target = entry.target else { return [] }
      return entry.isLookedAt ? [.pollNow(target)] : [.unfollow(target), .follow(target)]
    }
    guard !state.runs.going.isEmpty, let container = state.runs.container else { return own }
    return own + RunsFeature.pollNow(state, container)
  }

  // MARK: Time

  /// Durations tick while the tray is open, or the answer that began something that goes on.
  public static func nextTick(_ state: AppState) -> Timestamp? {
    let shown =
      switch state.overlays.last {
      case .tray: state.tray
      case .exchange: state.operations.entries.filter { $0.id == state.requests.opened?.work }
      default: [TrayEntry]()
      }
    return shown.contains(where: \.isGoing) ? state.now + .seconds(1) : nil
  }

  public static func ticked(_ state: inout AppState) -> [Effect] { [] }
}

extension TrayEntry {
  /// It was asked for and has not ended.
  public var isGoing: Bool {
    switch state {
    case .requested, .going: true
    case .succeeded, .failed, .unknown: false
    }
  }

  /// It goes on, and somebody looks: the poller has not given up.
  var isLookedAt: Bool { isGoing && pollFailure?.isWatchedOn ?? true }

  /// What is looked at while it goes on.
  var target: FollowTarget? {
    switch subject {
    case .aiLakeOperation(let operation): .operation(entry: id, id: operation)
    case .run(let run): .run(entry: id, run)
    case .work(let work, _): .work(entry: id, work)
    case .call: nil
    }
  }

  var sentence: String {
    switch state {
    case .requested: "\(title): asked for, not yet accepted"
    case .going(let word): "\(title): \(word)"
    case .succeeded(let word): "\(title): \(word)"
    // A refusal names what was asked for itself.
    case .failed(let word): word.hasPrefix(title) ? word : "\(title): \(word)"
    case .unknown(let word): word
    }
  }
}
