import Nouns
import PlatformClient
import PlatformModel

/// The runs of several jobs as one list, the newest first. Of each job no more than a page is kept.
struct RunsMerge: Sendable {
  let session: CommandSession
  let now: @Sendable () -> Timestamp
  let jobs: [Job]
  /// Only runs in these; empty: all.
  var states: [RunState]

  init(_ place: Surroundings, _ jobs: [Job], states: [RunState] = []) {
    session = place.session
    now = place.now
    self.jobs = jobs
    self.states = states
  }

  /// Runs of one job that were read and not given out yet.
  private struct Line: Sendable {
    let job: Job
    var rows: ArraySlice<RunRow> = []
    var seen = 0
    var next: PageCursor?
    var total: Total = .unknown
    /// Of the newest runs, where only some are listed.
    var numbers: [JobRunID: Int]?

    var newest: Timestamp {
      rows.first.flatMap { $0.run.createdAt ?? $0.run.startedAt } ?? Timestamp(milliseconds: 0)
    }
  }

  /// Calls under way at once when the first pages are read.
  private static let lanes = 6

  var reader: ListReader<RunRow> {
    ListReader { [self] take throws(PlatformError) in
      let client = try client()
      var lines = try firstPages(client)
      let total = lines.count == 1 ? lines[0].total : .unknown
      var rows: [RunRow] = []
      while let newest = lines.indices.max(by: { lines[$0].newest < lines[$1].newest }) {
        if let row = lines[newest].rows.popFirst() { rows.append(row) }
        if lines[newest].rows.isEmpty {
          if lines[newest].next == nil {
            lines.remove(at: newest)
          } else {
            lines[newest] = try filled(lines[newest], client)
          }
        }
        if rows.count >= size {
          guard take(Page(items: rows, total: total)) else { return }
          rows = []
        }
      }
      _ = take(Page(items: rows, total: total))
    }
  }

  private var size: Int { jobs.count == 1 ? 200 : 50 }

  private func client() throws(PlatformError) -> PlatformClient { try session.platform() }

  private func firstPages(_ client: PlatformClient) throws(PlatformError) -> [Line] {
    let readers = jobs.map { job in
      ListReader.whole { () throws(PlatformError) in [try filled(Line(job: job), client)] }
    }
    var lines: [Line] = []
    try ListReader.joined(readers, ahead: Self.lanes).produce { page in
      lines += page.items
      return true
    }
    return lines
  }

  private func filled(
    _ line: Line, _ client: PlatformClient
  ) throws(PlatformError) -> Line {
    var line = line
    let page = try client.runs(of: line.job.id, states: states, after: line.next, limit: size)
    line.total = page.total
    if !states.isEmpty, !page.items.isEmpty, line.numbers == nil {
      line.numbers = try newestNumbers(of: line.job, client)
    }
    let rows = page.items.enumerated().map { index, run in
      RunRow(
        run: run, jobName: run.jobName ?? line.job.name,
        number: line.numbers?[run.id] ?? number(at: line.seen + index, of: page.total), now: now())
    }
    line.rows = rows[...]
    line.seen += rows.count
    line.next = page.next
    return line
  }

  /// A list of some says nothing of the others: one call more.
  private func newestNumbers(
    of job: Job, _ client: PlatformClient
  ) throws(PlatformError) -> [JobRunID: Int] {
    let page = try client.runs(of: job.id, limit: 200)
    guard case .exact(let total) = page.total else { return [:] }
    let numbered = page.items.enumerated().map { ($1.id, total - $0) }
    return Dictionary(numbered, uniquingKeysWith: { first, _ in first })
  }

  /// The platform numbers no runs: the oldest that it keeps is the first. Where only some are listed
  /// there is no telling.
  private func number(at index: Int, of total: Total) -> Int? {
    guard states.isEmpty, case .exact(let count) = total, count > index else { return nil }
    return count - index
  }
}
