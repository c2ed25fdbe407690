public import PlatformModel

/// Decides what the runs pane shows and follows.
public enum RunsFeature {
  /// Shows the jobs of another container; catalogs have none.
  public static func containerOpened(
    _ state: inout AppState, _ container: ContainerID?
  ) -> [Effect] {
    let container = container?.kind == .catalog ? nil : container
    guard state.runs.container != container else { return [] }
    let effects = RunsSearching.end(&state) + stopFollowing(&state)
    state.runs = RunsState()
    state.runs.container = container
    return effects + visibilityChanged(&state)
  }

  /// Follows while the pane can be seen, and only then.
  public static func visibilityChanged(_ state: inout AppState) -> [Effect] {
    guard let container = state.runs.container, Layout.isVisible(.runs, in: state) else {
      return stopFollowing(&state)
    }
    guard !state.runs.isFollowed else { return [] }
    state.runs.isFollowed = true
    if state.runs.readAt == nil { state.runs.phase = loading(container, at: state.now) }
    return OngoingFeature.seen(&state, container) + [.follow(.runs(container))]
  }

  private static func stopFollowing(_ state: inout AppState) -> [Effect] {
    guard state.runs.isFollowed, let container = state.runs.container else { return [] }
    state.runs.isFollowed = false
    state.runs.pollInterval = nil
    state.runs.heldUntil = nil
    if state.runs.phase.isLoading { state.runs.phase = .idle }
    return [.unfollow(.runs(container))] + OngoingFeature.left(&state, container)
  }

  private static func loading(_ container: ContainerID, at now: Timestamp) -> LoadPhase {
    let scope = "\(container.kind.scopeParameter)=\(container.id)"
    return .loading(since: now, request: "GET /v2/jobs?\(scope)")
  }

  // MARK: Keys

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let movement = command.movement { return move(&state, movement) }
    switch command {
    case .open: return open(&state)
    case .accept: return accept(&state)
    case .moveRight where state.runs.job == nil, .revisions: return drill(&state)
    case .moveLeft where state.runs.job != nil: return leaveJob(&state)
    case .escape: return escape(&state)
    case .filter: state.runs.filter.isEditing = true
    case .log: return openLog(&state)
    case .refresh: return refresh(&state)
    default: break
    }
    return []
  }

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard state.runs.filter.isEditing, state.runs.filter.input.apply(edit) else { return [] }
    rebuild(&state)
    return []
  }

  /// What is filtered by is meant now: what it takes to know is read.
  private static func accept(_ state: inout AppState) -> [Effect] {
    state.runs.filter.isEditing = false
    return state.runs.job == nil ? RunsSearching.begin(&state) : settle(&state)
  }

  private static func escape(_ state: inout AppState) -> [Effect] {
    if state.runs.filter.isEditing || state.runs.filter.isActive {
      state.runs.filter = FilterState()
      let effects = RunsSearching.end(&state)
      rebuild(&state)
      return effects + settle(&state)
    }
    return leaveJob(&state)
  }

  private static func move(_ state: inout AppState, _ movement: Movement) -> [Effect] {
    let height = Layout.contentRows(of: .runs, in: state)
    state.runs.cursor.move(movement, count: state.runs.rows.count, height: height)
    state.runs.selected = state.runs.row(at: state.runs.cursor.selected)
    return settle(&state)
  }

  /// Reads on where the end of what is shown is near, or a filter has to know all.
  static func settle(_ state: inout AppState) -> [Effect] { RunsOfJob.readOn(&state) }

  /// Enter: from a job to its runs, from a run to its log.
  private static func open(_ state: inout AppState) -> [Effect] {
    if state.runs.filter.isEditing { return accept(&state) }
    return state.runs.job == nil && !query(state).asksForRuns ? drill(&state) : openLog(&state)
  }

  private static func drill(_ state: inout AppState) -> [Effect] {
    guard let job = state.runs.selected?.job else {
      state.status.refuse("No job is selected here", at: state.now)
      return []
    }
    guard state.runs.job == nil else {
      let name = state.name(of: .job(job))
      state.status.refuse("These are the runs of \(name); Esc shows all jobs", at: state.now)
      return []
    }
    let effects = RunsSearching.end(&state)
    state.runs.job = job
    state.runs.ofJob = RemoteList()
    state.runs.filter = FilterState()
    state.runs.cursor = ListCursor()
    rebuild(&state)
    return effects + RunsOfJob.load(&state, job, after: nil)
  }

  private static func leaveJob(_ state: inout AppState) -> [Effect] {
    guard let job = state.runs.job else { return [] }
    state.runs.job = nil
    state.runs.ofJob = RemoteList()
    state.runs.filter = FilterState()
    state.runs.cursor = ListCursor()
    state.runs.selected = JobRunRow(job: job, run: state.runs.runsByJob[job]?.first)
    rebuild(&state)
    return []
  }

  private static func openLog(_ state: inout AppState) -> [Effect] {
    guard let row = state.runs.selected else {
      state.status.refuse("No run is selected here", at: state.now)
      return []
    }
    if let run = row.run { return RunLogFeature.open(&state, run) }
    return RunLogFeature.open(&state, newestOf: row.job)
  }

  private static func refresh(_ state: inout AppState) -> [Effect] {
    guard let container = state.runs.container, state.runs.isFollowed else {
      state.status.refuse("Jobs live in projects and spaces: open one first", at: state.now)
      return []
    }
    var effects: [Effect] = []
    if case .failed(let error, _) = state.runs.phase, !error.isWatchedOn {
      // The poller has given up: a new one begins.
      effects = [.unfollow(.runs(container)), .follow(.runs(container))]
    } else {
      effects = [.pollNow(.runs(container))]
    }
    if state.runs.readAt == nil { state.runs.phase = loading(container, at: state.now) }
    if let job = state.runs.job { return effects + RunsOfJob.load(&state, job, after: nil) }
    return state.runs.search == nil ? effects : effects + RunsSearching.begin(&state)
  }

  // MARK: Mouse

  /// A click on a visible row, counted from the top of the content.
  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    let index = state.runs.cursor.top + row
    guard state.runs.rows.indices.contains(index) else { return [] }
    let effects = move(&state, .to(index))
    return count >= 2 ? effects + open(&state) : effects
  }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    let height = Layout.contentRows(of: .runs, in: state)
    state.runs.cursor.scroll(lines, count: state.runs.rows.count, height: height)
    state.runs.selected = state.runs.row(at: state.runs.cursor.selected)
    return settle(&state)
  }

  // MARK: Time

  /// Durations of running runs tick: every second while one of them is in view. So does the age of
  /// what is shown, in ever longer steps.
  public static func nextTick(_ state: AppState) -> Timestamp? {
    guard Layout.isVisible(.runs, in: state) else { return nil }
    let age =
      state.runs.isFollowed ? state.runs.readAt.map { Age.change(since: $0, at: state.now) } : nil
    return [age, nextTickOfRows(state)].compactMap(\.self).min()
  }

  private static func nextTickOfRows(_ state: AppState) -> Timestamp? {
    let height = Layout.contentRows(of: .runs, in: state)
    let isTicking = state.runs.rows.dropFirst(state.runs.cursor.top).prefix(height).contains {
      $0.run.flatMap { state.library.runs[$0] }.map { !$0.state.isTerminal } ?? false
    }
    return isTicking ? state.now + .seconds(1) : nil
  }

  public static func ticked(_ state: inout AppState) -> [Effect] {
    if state.runs.filter.text.contains(where: { $0 == "<" || $0 == ">" }) { rebuild(&state) }
    return []
  }
}

extension RunsState {
  func row(at index: Int) -> JobRunRow? {
    rows.indices.contains(index) ? rows[index] : nil
  }
}
