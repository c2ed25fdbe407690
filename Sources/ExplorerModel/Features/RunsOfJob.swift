import PlatformModel

/// Reads the runs of the job that is shown, page by page, to the end if somebody wants it.
enum RunsOfJob {
  static func answered(
    _ state: inout AppState, _ job: JobID, _ after: PageCursor?,
    _ result: Result<Page<JobRun>, PlatformError>
  ) -> [Effect] {
    switch result {
    case .failure(let error):
      guard state.runs.job == job else { return [] }
      state.runs.ofJob.failed(error, after: after, at: state.now)
      let subject = "Runs of \(state.name(of: .job(job)))"
      state.status.say(ErrorSentence.sentence(error, subject: subject), .error, at: state.now)
      return []
    case .success(let page):
      for run in page.items { RunsFeature.remember(&state, run) }
      guard job.container == state.runs.container else { return [] }
      arrived(&state, job, after, page)
      RunsFeature.rebuild(&state)
      return RunsFeature.settle(&state)
    }
  }

  private static func arrived(
    _ state: inout AppState, _ job: JobID, _ after: PageCursor?, _ page: Page<JobRun>
  ) {
    let seen = after == nil ? 0 : state.runs.ofJob.rows.count
    let isShown =
      state.runs.job == job
      && state.runs.ofJob.arrived(page.map(\.id), after: after, at: state.now)
    if after == nil {
      RunsFeature.merge(&state, job, page.items)
    } else {
      RunsFeature.add(&state, job, page.items)
    }
    guard isShown || after == nil, case .exact(let total) = page.total else { return }
    state.runs.totals[job] = total
    for (index, run) in page.items.enumerated() where total > seen + index {
      state.runs.numbers[run.id] = total - seen - index
    }
  }

  static func load(_ state: inout AppState, _ job: JobID, after: PageCursor?) -> [Effect] {
    let query = Query.runsOfJob(job, after: after)
    state.runs.ofJob.phase = query.loading(at: state.now)
    return [.load(query)]
  }

  /// Reads on where the end of what is shown is near, or where a filter has to know all.
  static func readOn(_ state: inout AppState) -> [Effect] {
    guard let job = state.runs.job, let next = state.runs.ofJob.next,
      case .loaded = state.runs.ofJob.phase
    else { return [] }
    let height = Layout.contentRows(of: .runs, in: state)
    let isNearEnd = state.runs.cursor.isNearEnd(state.runs.rows.count, height)
    let isFiltered = state.runs.filter.isActive && !state.runs.filter.isEditing
    guard isNearEnd || isFiltered else { return [] }
    return load(&state, job, after: next)
  }
}
