import ExplorerModel
import PlatformModel
import TerminalKit

/// Pane 5: jobs with their newest run, or the runs of one job; durations tick.
struct RunsPane: Pane {
  let scene: Scene
  let id = PaneID.runs

  private var state: RunsState { scene.state.runs }

  var title: PaneTitle {
    var title = PaneTitle("Runs")
    title.add(state.container.flatMap(scene.placeIfElsewhere), .text, rank: 7)
    // Whose runs they are stays, cut where there is no room.
    if let job = state.job { title.add(scene.name(of: job), .text, rank: 8) }
    if state.readAt != nil { title.add(count, rank: 7) }
    title.add(state.filter)
    title.add(unread, short: unreadShort, rank: 6)
    addFreshness(to: &title)
    return title
  }

  /// Rows of all there are: `151`, `200 of 28,726`.
  private var count: String {
    let shown = scene.count(state.rows.count)
    if state.filter.isActive { return isSoFar ? "\(shown) so far" : shown }
    if state.job != nil {
      guard case .exact(let total) = state.ofJob.total, total > state.rows.count else {
        return state.ofJob.isComplete || state.ofJob.readAt == nil ? shown : "\(shown)+"
      }
      return "\(shown) of \(scene.count(total))"
    }
    guard case .exact(let total) = state.total, total > state.jobs.count else { return shown }
    return "\(scene.count(state.jobs.count)) of \(scene.count(total))"
  }

  /// What is filtered is not read to the end.
  private var isSoFar: Bool {
    if state.job != nil { return !state.ofJob.isComplete }
    if let search = state.search { return !search.waiting.isEmpty }
    return state.unread > 0 || isListPart
  }

  private var isListPart: Bool {
    if case .exact(let total) = state.total { total > state.jobs.count } else { false }
  }

  /// How much of what the rows are about was read: of a search, and of the jobs' own runs.
  private var unread: String? {
    guard state.job == nil else { return nil }
    if let search = state.search {
      guard !search.waiting.isEmpty else { return nil }
      let all = search.asked + search.waiting.count
      return "asked \(scene.count(search.asked)) of \(scene.count(all)) jobs"
    }
    guard state.unread > 0, state.readAt != nil else { return nil }
    return "runs of \(scene.count(state.unread)) jobs not read yet"
  }

  private var unreadShort: String? {
    guard state.job == nil, state.search == nil, state.unread > 0 else { return nil }
    return "\(scene.count(state.unread)) unread"
  }

  private func addFreshness(to title: inout PaneTitle) {
    guard let moment = state.readAt else { return }
    let asOf = "as of \(scene.times.short(moment))"
    let now = scene.state.now
    if case .failed(let error, _) = state.phase {
      title.add(asOf, .stale, rank: 9)
      if !error.isWatchedOn { title.add("stopped, r reads on", .error, rank: 8) }
    } else if let until = state.heldUntil, until > now {
      let wait = DurationText.short(until - now)
      title.add(asOf, .stale, rank: 9)
      title.add("few calls left, on in \(wait)", .warning, short: "on in \(wait)", rank: 8)
    } else if let interval = state.pollInterval {
      // A look that is long overdue: the platform does not answer.
      if now - moment > interval + .seconds(10) { return title.add(asOf, .stale, rank: 9) }
      let age = Age.stepped(since: moment, at: now)
      title.add(age == .zero ? "now" : "\(DurationText.short(age)) ago", rank: 2)
    }
  }

  var input: PaneInput? {
    guard state.filter.isEditing else { return nil }
    return PaneInput(
      sign: "/", input: state.filter.input, note: "\(count) here")
  }

  func position(in area: Rect) -> ListPosition? {
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    return ListPosition(
      first: cursor.top, height: area.height, count: total ?? state.rows.count,
      selected: cursor.selected, isPartial: state.job != nil && !state.ofJob.isComplete)
  }

  /// How many rows there will be once all are here; nil if rows are hidden, or nobody knows.
  private var total: Int? {
    guard state.job != nil, !state.filter.isActive, case .exact(let total) = state.ofJob.total
    else { return nil }
    return max(total, state.rows.count)
  }

  func edge(width: Int) -> [Span] {
    state.rows.isEmpty ? [] : scene.waiting(for: state.ofJob.phase, width: width)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    guard !state.rows.isEmpty else { return drawPicture(in: area, into: &buffer) }
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    let rows = Array(state.rows.dropFirst(cursor.top).prefix(area.height))
    let body = area.inset(left: 1, right: 1)
    table(rows, width: body.width).drawRows(in: body.inset(left: 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if rows.indices.contains(selected) {
      buffer.select(area.row(selected), isFocused: scene.isFocused(id))
    }
  }

  private func table(_ rows: [JobRunRow], width: Int) -> Table {
    guard state.job == nil else { return JobRunsTable(scene: scene).table(rows, width: width) }
    let strip = RunHistory(scene: scene)
    let length = min(8, max(0, (width - 52) / 2))
    // Where words would be cut, they are short: cut ones look alike.
    let isNarrow = width < 95
    var columns = [
      Table.Column(title: "Job", minimum: 15, usual: 22, rank: 9, grows: 40),
      // The word stays longest: a sign alone is not for everybody.
      Table.Column(title: "State", minimum: 9, usual: isNarrow ? 9 : 23, rank: 8),
      Table.Column(title: "Duration", minimum: 8, usual: 8, alignment: .right, rank: 7),
      Table.Column(title: "Started", minimum: 9, usual: 10, alignment: .right, rank: 4),
      Table.Column(title: "History", minimum: 9, usual: max(9, 2 * length + 1), rank: 5),
    ]
    // A history of two runs tells nothing that when it started does not tell better.
    if length < 3 { columns.removeLast() }
    return Table(
      columns: columns,
      rows: rows.map { row in
        let cells = cells(row, history: strip, length: length, isNarrow: isNarrow)
        return Array(cells.prefix(columns.count))
      }, gap: width < 30 ? 1 : 2)
  }

  private func cells(
    _ row: JobRunRow, history: RunHistory, length: Int, isNarrow: Bool
  ) -> [[Span]] {
    let name = Span(" \(scene.name(of: row.job))", .text)
    guard let id = row.run else { return cellsWithoutRun(row.job, name) }
    guard let run = scene.library.runs[id] else {
      return [[Span(scene.glyphs.leaf, .skeleton), name], [], [], [], []]
    }
    let picture = scene.picture(of: run.state)
    let duration = scene.duration(of: run).map(DurationText.clock) ?? "-"
    let started = run.startedAt ?? run.createdAt
    return [
      [Span(picture.glyph, picture.style), name],
      [Span(isNarrow ? picture.shortWord : picture.word, picture.style)],
      [Span(duration, run.state.isTerminal ? .dim : .number)],
      [Span(started.map { scene.times.ago($0) } ?? "", .dim)],
      history.spans(of: row.job, length: length),
    ]
  }

  /// What the job itself says of its last run, while its runs were not read.
  private func cellsWithoutRun(_ job: JobID, _ name: Span) -> [[Span]] {
    guard let last = scene.library.jobs[job], let state = last.lastRunState else {
      return [
        [Span(scene.glyphs.leaf, .dim), name], [Span("never ran", .dim)], [Span("-", .dim)], [], [],
      ]
    }
    let picture = scene.picture(of: state)
    return [
      [Span(picture.glyph, picture.style), name], [Span(picture.shortWord, picture.style)],
      [Span("-", .dim)], [Span(last.lastRunAt.map { scene.times.ago($0) } ?? "", .dim)], [],
    ]
  }

  private func drawPicture(in area: Rect, into buffer: inout CellBuffer) {
    let place = state.container.map { scene.name(of: $0) }
    var pictures = ListPictures(
      scene: scene, subject: "Jobs of \(place ?? "the container")", place: place, emptyLines: [],
      idleLine: "Jobs live in projects and spaces. Enter on one shows their runs.")
    if state.filter.isActive {
      let hidden = state.job.map { state.runsByJob[$0]?.count ?? 0 } ?? state.jobs.count
      pictures.emptyLines =
        isSoFar
        ? ["No run matches \(state.filter.text) so far.", unread ?? "The list is being read on."]
        : [
          "No run matches \(state.filter.text).",
          "The filter hides \(scene.count(hidden)). Esc clears it.",
        ]
    } else if let job = state.job {
      pictures.emptyLines = ["\(scene.name(of: job)) never ran.", "a starts a run."]
    } else {
      pictures.emptyLines = ["No jobs in \(place ?? "this container")."]
    }
    if case .loaded = state.phase {
      pictures.drawEmpty(in: area, into: &buffer)
    } else {
      pictures.draw(state.phase, in: area, into: &buffer)
    }
  }
}
