import Filters
import Nouns
public import PlatformModel

extension RunsFeature {
  /// Makes the rows anew. The selection stays on its row, and the row where it is on the screen.
  static func rebuild(_ state: inout AppState) {
    let old = state.runs.rows.isEmpty ? nil : state.runs.cursor.selected
    let tray = state.overlays.isEmpty ? [] : state.tray
    state.runs.going = going(state)
    let query = query(state)
    var rows =
      state.runs.job.map { runs(of: $0, state) }
      ?? (query.asksForRuns ? allRuns(state) : jobs(state))
    state.runs.filter.understood(as: query)
    if !query.isEmpty {
      let matches = FilterList.runs.matcher(of: query.terms, now: state.now.milliseconds)
      rows = rows.filter { matches(facts(of: $0, state)) }
    }
    state.runs.rows = rows
    OperationsFeature.trayChanged(&state, from: tray)
    select(&state, old: old)
  }

  static func query(_ state: AppState) -> FilterQuery {
    FilterList.runs.query(state.runs.filter.text, in: state.zone)
  }

  private static func going(_ state: AppState) -> [JobRunID] {
    let runs = state.runs.runsByJob.values.joined().compactMap { state.library.runs[$0] }
    return runs.filter { !$0.state.isTerminal }.sorted {
      ($0.moment?.milliseconds ?? 0, $0.id.id) < ($1.moment?.milliseconds ?? 0, $1.id.id)
    }.map(\.id)
  }

  private static func select(_ state: inout AppState, old: Int?) {
    let height = Layout.contentRows(of: .runs, in: state)
    let new = index(of: state.runs.selected, state)
    if let new {
      if let old { state.runs.cursor.top += new - old }
      state.runs.cursor.selected = new
    }
    state.runs.cursor.clamp(count: state.runs.rows.count, height: height)
    state.runs.selected = state.runs.row(at: state.runs.cursor.selected)
  }

  /// A job stays selected when it runs again.
  private static func index(of row: JobRunRow?, _ state: AppState) -> Int? {
    guard let row else { return nil }
    if let exact = state.runs.rows.firstIndex(of: row) { return exact }
    guard state.runs.job == nil else { return nil }
    return state.runs.rows.firstIndex { $0.job == row.job }
  }

  private static func runs(of job: JobID, _ state: AppState) -> [JobRunRow] {
    let rows = (state.runs.runsByJob[job] ?? []).map { JobRunRow(job: job, run: $0) }
    return sorted(rows, state)
  }

  /// Each job with its newest run, and every other run that goes on: none hides behind a newer one.
  private static func jobs(_ state: AppState) -> [JobRunRow] {
    var rows = state.runs.jobs.map { JobRunRow(job: $0, run: state.runs.runsByJob[$0]?.first) }
    let newest = Set(rows.compactMap(\.run))
    rows += state.runs.going.filter { !newest.contains($0) }.map { JobRunRow(job: $0.job, run: $0) }
    return sorted(rows, state)
  }

  /// Every run that is known, of all jobs: what a filter by state, time or duration is about.
  private static func allRuns(_ state: AppState) -> [JobRunRow] {
    let rows = state.runs.jobs.flatMap { job in
      (state.runs.runsByJob[job] ?? []).map { JobRunRow(job: job, run: $0) }
    }
    return sorted(rows, state)
  }

  /// What is going on first, then the newest; jobs that never ran last, by name.
  private static func sorted(_ rows: [JobRunRow], _ state: AppState) -> [JobRunRow] {
    let keyed = rows.enumerated().map { (order: order(of: $1, state), place: $0, row: $1) }
    return keyed.sorted { a, b in
      a.order == b.order ? a.place < b.place : a.order < b.order
    }.map(\.row)
  }

  private struct Order: Comparable {
    var isGoing: Bool
    var time: Int64
    var name: String

    static func < (a: Order, b: Order) -> Bool {
      if a.isGoing != b.isGoing { return a.isGoing }
      return a.time == b.time ? a.name < b.name : a.time > b.time
    }
  }

  private static func order(of row: JobRunRow, _ state: AppState) -> Order {
    let job = state.library.jobs[row.job]
    let run = row.run.flatMap { state.library.runs[$0] }
    let time = run.flatMap { $0.startedAt ?? $0.createdAt } ?? job?.lastRunAt
    let isGoing = run.map { !$0.state.isTerminal } ?? false
    return Order(
      isGoing: isGoing, time: time?.milliseconds ?? .min, name: job?.name ?? row.job.id)
  }

  private static func facts(of row: JobRunRow, _ state: AppState) -> RunFacts {
    let job = state.library.jobs[row.job]
    let run = row.run.flatMap { state.library.runs[$0] }
    return RunFacts(
      name: job?.name ?? run?.jobName ?? row.job.id, type: job?.type,
      state: run?.state ?? job?.lastRunState, run: run, lastRunAt: job?.lastRunAt,
      duration: run?.elapsed(at: state.now))
  }
}

extension JobRun {
  /// How long it took, or has been going on; nil while it did not start.
  public func elapsed(at now: Timestamp) -> Duration? {
    if state.isTerminal {
      if let duration { return duration }
      guard let start = startedAt ?? createdAt, let endedAt else { return nil }
      return endedAt - start
    }
    return startedAt.map { now - $0 }
  }
}
