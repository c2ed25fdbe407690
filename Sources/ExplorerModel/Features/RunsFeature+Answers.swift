import PlatformModel

extension RunsFeature {
  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .runsPolled(let container, let result, let at):
      guard container == state.runs.container else { return [] }
      polled(&state, result, at: at)
      return settle(&state) + RunsSearching.next(&state)
    case .runsHeld(let container, let until):
      guard container == state.runs.container else { return [] }
      state.runs.heldUntil = until
    case .activeRunsPolled(let container, let result, let at):
      return OngoingFeature.polled(&state, container, result, at: at)
    case .runsOfJob(let job, let after, let result):
      return RunsOfJob.answered(&state, job, after, result)
    case .runsInStates(let jobs, let states, let result):
      return RunsSearching.answered(&state, jobs, states, result)
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
    guard job.container == state.runs.container else { return OngoingFeature.saw(&state, run) }
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
    state.runs.heldUntil = nil
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
      if !snapshot.isPart { OngoingFeature.read(&state, at: at) }
    }
  }

  private static func take(_ state: inout AppState, _ snapshot: RunsSnapshot) {
    for job in snapshot.jobs { state.library.jobs[job.id] = job }
    state.runs.total = snapshot.total
    state.runs.heldUntil = snapshot.heldUntil
    var isNew: Set<JobID> = []
    let jobs = snapshot.jobs.map(\.id).filter { isNew.insert($0).inserted }
    // The beginning of a list takes nothing away from what is known of the whole.
    if snapshot.isPart, jobs.count < state.runs.jobs.count { return }
    RunsSearching.jobsFound(&state, jobs, before: state.runs.jobs)
    state.runs.jobs = jobs
    state.runs.unread = snapshot.unread
    for (job, runs) in snapshot.runs { merge(&state, job, runs, total: snapshot.totals[job]) }
    for (job, runs) in snapshot.older { add(&state, job, runs) }
    state.runs.runsByJob = state.runs.runsByJob.filter { isNew.contains($0.key) }
  }

  /// A page of the newest runs: older ones that are known stay; newer ones that it does not know any
  /// more are gone.
  static func merge(
    _ state: inout AppState, _ job: JobID, _ runs: [JobRun], total: Int? = nil
  ) {
    let runs = taken(&state, runs, of: job)
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
    state.runs.runsByJob[job] = newestFirst(seen + kept, state)
    guard let total else { return }
    state.runs.totals[job] = total
    for (index, id) in seen.enumerated() where total > index {
      state.runs.numbers[id] = total - index
    }
  }

  /// Runs from anywhere in the list: nothing is known of what stands between them.
  static func add(_ state: inout AppState, _ job: JobID, _ runs: [JobRun]) {
    let runs = taken(&state, runs, of: job)
    let known = state.runs.runsByJob[job] ?? []
    let new = Set(runs.map(\.id)).subtracting(known)
    state.runs.runsByJob[job] = newestFirst(known + new, state)
  }

  /// Remembers them; those that say they are of another job do not stand under this one.
  private static func taken(_ state: inout AppState, _ runs: [JobRun], of job: JobID) -> [JobRun] {
    for run in runs { remember(&state, run) }
    return runs.filter { $0.id.job == job }
  }

  static func newestFirst(_ ids: [JobRunID], _ state: AppState) -> [JobRunID] {
    let times = ids.enumerated().map { place, id in
      (place, id, state.library.runs[id]?.moment?.milliseconds ?? .min)
    }
    return times.sorted { $0.2 == $1.2 ? $0.0 < $1.0 : $0.2 > $1.2 }.map(\.1)
  }

  /// A run that has ended does not begin again: what says so was read earlier and came later.
  static func remember(_ state: inout AppState, _ run: JobRun) {
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
