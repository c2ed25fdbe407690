import Filters
import Nouns
import PlatformModel

/// Asks all jobs for the runs that a filter is about, so that the pane shows what `limn runs` lists.
enum RunsSearching {
  /// Jobs that are asked at a time: what they bring is shown at once.
  private static let jobsAtATime = 10

  /// The filter is meant now: begins anew if it asks for runs.
  static func begin(_ state: inout AppState) -> [Effect] {
    let query = RunsFeature.query(state)
    guard state.runs.job == nil, state.runs.container != nil, query.asksForRuns else {
      return end(&state)
    }
    let jobs = state.runs.jobs.filter { state.library.jobs[$0]?.hasRun ?? false }
    state.runs.search = RunsSearch(states: query.runStates, waiting: jobs)
    RunsFeature.rebuild(&state)
    return next(&state)
  }

  static func end(_ state: inout AppState) -> [Effect] {
    guard let search = state.runs.search else { return [] }
    state.runs.search = nil
    return search.isOver ? [] : [.cancel(Query.runsInStates([], []).key)]
  }

  static func answered(
    _ state: inout AppState, _ jobs: [JobID], _ states: [RunState],
    _ result: Result<[JobRun], PlatformError>
  ) -> [Effect] {
    guard let search = state.runs.search, search.states == states,
      search.waiting.starts(with: jobs)
    else { return [] }
    state.runs.search?.isAsking = false
    switch result {
    case .failure(let error):
      state.runs.search?.failure = error
      let subject = "Runs of \(state.runs.container.map { state.name(of: .container($0)) } ?? "it")"
      state.status.say(ErrorSentence.sentence(error, subject: subject), .error, at: state.now)
      return []
    case .success(let runs):
      for (job, runs) in Dictionary(grouping: runs, by: \.id.job) {
        RunsFeature.add(&state, job, runs)
      }
      state.runs.search?.waiting.removeFirst(jobs.count)
      state.runs.search?.asked += jobs.count
      RunsFeature.rebuild(&state)
      return next(&state)
    }
  }

  /// Jobs that a look found since are asked too.
  static func jobsFound(_ state: inout AppState, _ jobs: [JobID], before: [JobID]) {
    guard state.runs.search != nil else { return }
    let known = Set(before)
    state.runs.search?.waiting += jobs.filter {
      !known.contains($0) && state.library.jobs[$0]?.hasRun ?? false
    }
  }

  static func next(_ state: inout AppState) -> [Effect] {
    guard let search = state.runs.search, !search.isOver, !search.isAsking else { return [] }
    state.runs.search?.isAsking = true
    return [.load(.runsInStates(Array(search.waiting.prefix(jobsAtATime)), search.states))]
  }
}

extension Job {
  /// A job that never ran says so itself.
  var hasRun: Bool { lastRunAt != nil || lastRunState != nil }
}

extension FilterQuery {
  /// Something in it is about runs, not about jobs.
  var asksForRuns: Bool { !Self.ofJobs.isSuperset(of: terms.compactMap(\.field)) }

  /// What a job without runs has as well.
  private static let ofJobs: Set<String> = ["name", "type"]

  /// The states that it lets through; none: it says nothing of them.
  var runStates: [RunState] {
    let terms = terms.filter { $0.field == "state" }
    guard !terms.isEmpty else { return [] }
    let matches = FilterList.runs.matcher(of: terms)
    return RunState.words.map { RunState($0) }.filter { state in
      matches(RunFacts(name: "", type: nil, state: state, run: nil, duration: nil))
    }
  }
}

extension FilterTerm {
  fileprivate var field: String? {
    if case .field(let field, _) = kind { field.name } else { nil }
  }
}
