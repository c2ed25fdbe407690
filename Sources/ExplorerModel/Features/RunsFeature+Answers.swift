import PlatformModel

extension RunsFeature {
  private static let keptRuns = 200

  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .runsPolled(let container, let result, let at):
      guard container == state.runs.container else { return [] }
      polled(&state, result, at: at)
    case .runsOfJob(let job, .success(let page)): arrived(&state, job, page.items)
    case .runsOfJob(let job, .failure(let error)):
      guard state.runs.job == job else { return [] }
      let subject = "Runs of \(state.name(of: .job(job)))"
      state.status.say(
        ErrorSentence.sentence(error, subject: subject), .error, at: state.now)
    case .job(let id, let result):
      if case .success(let job) = result {
        state.library.jobs[id] = job
        rebuild(&state)
      }
      inspected(&state, .job(id), result.failure)
    case .run(let id, let result):
      if case .success(let run) = result { saw(&state, run) }
      inspected(&state, .run(id), result.failure)
    case .runStarted(_, _, .success(let run)), .runCancelled(_, _, .success(let run)):
      saw(&state, run)
      return pollNow(state, run.id.job.container)
    case .runPolled(_, .success(let run), _): saw(&state, run)
    default: break
    }
    return []
  }

  /// A job or run that the inspector shows was read, or could not be.
  private static func inspected(
    _ state: inout AppState, _ subject: InspectorSubject, _ error: PlatformError?
  ) {
    guard state.inspector.subject == subject else { return }
    if let error {
      state.inspector.phase = .failed(error, at: state.now)
    } else {
      state.inspector.phase = .loaded(at: state.now)
      state.inspector.readAt = state.now
    }
    InspectorFeature.subjectChanged(&state)
  }

  /// Takes in what is known of one run now, wherever it was read.
  static func saw(_ state: inout AppState, _ run: JobRun) {
    remember(&state, run)
    let job = run.id.job
    guard job.container == state.runs.container else { return }
    if !(state.runs.runsByJob[job] ?? []).contains(run.id) {
      state.runs.runsByJob[job] = newestFirst((state.runs.runsByJob[job] ?? []) + [run.id], state)
    }
    rebuild(&state)
  }

  /// Looks at the container now, if it is followed at all.
  static func pollNow(_ state: AppState, _ container: ContainerID) -> [Effect] {
    guard state.runs.isFollowed, state.runs.container == container else { return [] }
    return [.pollNow(.runs(container))]
  }

  private static func polled(
    _ state: inout AppState, _ result: Result<RunsSnapshot, PlatformError>, at: Timestamp
  ) {
    state.runs.polledAt = at
    switch result {
    case .failure(let error):
      state.runs.phase = .failed(error, at: at)
      if !error.isWatchedOn { state.runs.pollInterval = nil }
    case .success(let snapshot):
      state.runs.phase = .loaded(at: at)
      state.runs.readAt = at
      state.runs.pollInterval = state.runs.isFollowed ? snapshot.nextIn : nil
      take(&state, snapshot)
      rebuild(&state)
    }
  }

  private static func take(_ state: inout AppState, _ snapshot: RunsSnapshot) {
    for job in snapshot.jobs { state.library.jobs[job.id] = job }
    var isNew: Set<JobID> = []
    state.runs.jobs = snapshot.jobs.map(\.id).filter { isNew.insert($0).inserted }
    for (job, runs) in snapshot.runs { merge(&state, job, runs) }
    let known = Set(state.runs.jobs)
    state.runs.runsByJob = state.runs.runsByJob.filter { known.contains($0.key) }
  }

  private static func arrived(_ state: inout AppState, _ job: JobID, _ runs: [JobRun]) {
    guard job.container == state.runs.container else {
      for run in runs { remember(&state, run) }
      return
    }
    merge(&state, job, runs)
    rebuild(&state)
  }

  /// A look brings the newest runs only: older ones that are known stay; newer ones that it does
  /// not know any more are gone.
  private static func merge(_ state: inout AppState, _ job: JobID, _ runs: [JobRun]) {
    for run in runs { remember(&state, run) }
    var isNew: Set<JobRunID> = []
    // A platform that says a run twice means one.
    let seen = runs.map(\.id).filter { isNew.insert($0).inserted }
    let oldest = runs.compactMap(\.moment).min()
    let newest = runs.compactMap(\.moment).max()
    let kept = (state.runs.runsByJob[job] ?? []).filter { id in
      guard !isNew.contains(id), let run = state.library.runs[id] else { return false }
      guard let oldest, let newest, let moment = run.moment else { return runs.isEmpty }
      // Just started here: the list may not have it yet.
      return moment < oldest || moment > newest
    }
    state.runs.runsByJob[job] = Array(newestFirst(seen + kept, state).prefix(keptRuns))
  }

  private static func newestFirst(_ ids: [JobRunID], _ state: AppState) -> [JobRunID] {
    let times = ids.enumerated().map { place, id in
      (place, id, state.library.runs[id]?.moment?.milliseconds ?? .min)
    }
    return times.sorted { $0.2 == $1.2 ? $0.0 < $1.0 : $0.2 > $1.2 }.map(\.1)
  }

  /// A run that has ended does not begin again: what says so was read earlier and came later.
  private static func remember(_ state: inout AppState, _ run: JobRun) {
    if let known = state.library.runs[run.id], known.state.isTerminal, !run.state.isTerminal {
      return
    }
    state.library.runs[run.id] = run
  }
}

extension JobRun {
  /// When it was created, or when it started where that is not said.
  var moment: Timestamp? { createdAt ?? startedAt }
}
