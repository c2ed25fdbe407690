public import PlatformModel

/// Decides what the log pane shows and follows.
public enum RunLogFeature {
  /// Shows the log of a run and follows it while it grows.
  public static func open(_ state: inout AppState, _ run: JobRunID) -> [Effect] {
    state.runLog.wanted = nil
    var effects: [Effect] = []
    if state.runLog.run != run {
      effects = stopFollowing(&state)
      let old = state.runLog
      state.runLog = RunLogState()
      state.runLog.wraps = old.wraps
      state.runLog.showsTimestamps = old.showsTimestamps
      state.runLog.run = run
      state.runLog.runName = state.name(of: .run(run))
    }
    state.layout.isLogOpen = true
    return effects + Focus.set(&state, .log) + visibilityChanged(&state)
  }

  /// Shows the log of a job's newest run; its runs are read first if none is known.
  public static func open(_ state: inout AppState, newestOf job: JobID) -> [Effect] {
    if let run = state.runs.runsByJob[job]?.first { return open(&state, run) }
    state.runLog.wanted = job
    let name = state.name(of: .job(job))
    state.status.say("Looking for runs of \(name) …", .info, at: state.now)
    return [.load(.runsOfJob(job, after: nil))]
  }

  /// Takes the pane away and stops following.
  public static func close(_ state: inout AppState) -> [Effect] {
    let effects = stopFollowing(&state)
    let old = state.runLog
    state.runLog = RunLogState()
    state.runLog.wraps = old.wraps
    state.runLog.showsTimestamps = old.showsTimestamps
    state.layout.isLogOpen = false
    if state.layout.main == .log { state.layout.main = .assets }
    return effects + (state.layout.focus == .log ? Focus.set(&state, .runs) : [])
  }

  /// Follows while the pane can be seen and the run goes on, and only then.
  public static func visibilityChanged(_ state: inout AppState) -> [Effect] {
    guard let run = state.runLog.run, state.layout.isLogOpen, !state.runLog.isFinal,
      Layout.isVisible(.log, in: state)
    else { return stopFollowing(&state) }
    guard !state.runLog.isFollowed else { return [] }
    state.runLog.isFollowed = true
    state.runLog.beginsAnew = !state.runLog.lines.isEmpty || state.runLog.missing > 0
    return [.follow(.runLog(run))]
  }

  static func stopFollowing(_ state: inout AppState) -> [Effect] {
    guard state.runLog.isFollowed, let run = state.runLog.run else { return [] }
    state.runLog.isFollowed = false
    state.runLog.pollInterval = nil
    return [.unfollow(.runLog(run))]
  }

  // MARK: Keys

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let movement = command.movement {
      scroll(&state, movement)
      return []
    }
    switch command {
    case .moveLeft where state.runLog.wraps, .moveRight where state.runLog.wraps:
      state.status.say("Lines are wrapped: w ends that", .info, at: state.now)
    case .moveLeft where state.runLog.left == 0:
      state.status.say("This is where the lines begin", .info, at: state.now)
    case .moveLeft: state.runLog.left = max(0, state.runLog.left - sideways)
    case .moveRight: moveRight(&state)
    case .facets: toggleFollowing(&state)
    case .wideOrWrap: toggleWrap(&state)
    case .timestamps: state.runLog.showsTimestamps.toggle()
    case .filter: beginSearch(&state)
    case .filterLines: state.runLog.filter.isEditing = true
    case .moreContext: stepContext(&state, by: 1)
    case .lessContext: stepContext(&state, by: -1)
    case .accept: accept(&state)
    case .escape: escape(&state)
    case .nextMatch: step(&state, by: 1)
    case .previousMatch: step(&state, by: -1)
    case .refresh: return refresh(&state)
    default: break
    }
    return []
  }

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    if state.runLog.search.isEditing {
      if state.runLog.search.input.apply(edit) { searchChanged(&state) }
    } else if state.runLog.filter.isEditing {
      if state.runLog.filter.input.apply(edit) { filterChanged(&state) }
    }
    return []
  }

  private static let sideways = 8

  /// As far as the longest line in view has something to show.
  private static func moveRight(_ state: inout AppState) {
    let first = firstRow(state)
    let rows = first..<(first + Layout.contentRows(of: .log, in: state))
    let longest = rows.compactMap { row in
      state.runLog.line(shownAt: row).flatMap { line in
        state.runLog.lines.withBytes(at: line) { $0.count }
      }
    }.max()
    let end = max(state.runLog.left, (longest ?? 0) - sideways)
    guard end > state.runLog.left else {
      return state.status.say("The lines end here", .info, at: state.now)
    }
    state.runLog.left = min(state.runLog.left + sideways, end)
  }

  private static func toggleFollowing(_ state: inout AppState) {
    if state.runLog.isFollowing {
      pause(&state)
      state.status.say("Paused; f follows again", .info, at: state.now)
    } else {
      resume(&state)
    }
  }

  private static func toggleWrap(_ state: inout AppState) {
    state.runLog.wraps.toggle()
    state.runLog.left = 0
    settle(&state)
  }

  private static func accept(_ state: inout AppState) {
    if state.runLog.search.isEditing { return acceptSearch(&state) }
    state.runLog.filter.isEditing = false
  }

  /// Peels one layer: what is typed, the search, the filter.
  private static func escape(_ state: inout AppState) {
    if state.runLog.search.isEditing { return leaveSearch(&state) }
    if !state.runLog.filter.isEditing, state.runLog.search.isActive {
      state.runLog.search = SearchState()
    } else if state.runLog.filter.isEditing || state.runLog.filter.isActive {
      state.runLog.filter = FilterState()
      filterChanged(&state)
    }
  }

  private static func refresh(_ state: inout AppState) -> [Effect] {
    guard let run = state.runLog.run else { return [] }
    guard state.runLog.isFollowed else {
      state.status.refuse("The log is complete: the run has ended", at: state.now)
      return []
    }
    guard let failure = state.runLog.failure, !failure.isWatchedOn else {
      return [.pollNow(.runLog(run))]
    }
    // The poller has given up: a new one begins.
    return stopFollowing(&state) + visibilityChanged(&state)
  }

  // MARK: Mouse

  /// Lines cannot be selected; a click only takes the focus.
  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] { [] }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    scroll(&state, lines < 0 ? .up(-lines) : .down(lines))
    return []
  }

  // MARK: Time

  /// The age of the last look and the duration of the run tick while they can be seen.
  public static func nextTick(_ state: AppState) -> Timestamp? {
    guard state.runLog.isFollowed, state.runLog.polledAt != nil else { return nil }
    return state.now + .seconds(1)
  }

  public static func ticked(_ state: inout AppState) -> [Effect] { [] }
}
