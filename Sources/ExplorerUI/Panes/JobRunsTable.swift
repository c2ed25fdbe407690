import ExplorerModel
import PlatformModel
import TerminalKit

/// The runs of one job, which all have its name: what tells them apart is when they started.
struct JobRunsTable {
  let scene: Scene

  func table(_ rows: [JobRunRow], width: Int) -> Table {
    // Where words would be cut, they are short: cut ones look alike.
    let isNarrow = width < 95
    var columns = [
      Table.Column(title: "Started", minimum: 14, usual: 14, rank: 9),
      Table.Column(title: "State", minimum: 9, usual: isNarrow ? 9 : 23, rank: 8),
      Table.Column(title: "Duration", minimum: 8, usual: 8, alignment: .right, rank: 7),
      Table.Column(title: "Age", minimum: 9, usual: 10, alignment: .right, rank: 4),
      Table.Column(title: "By", minimum: 8, usual: 8, rank: 3),
      Table.Column(title: Self.number, minimum: 4, usual: 6, alignment: .right, rank: 6),
      Table.Column(title: "Id", minimum: 8, usual: 8, rank: 5),
    ]
    var lines = rows.map { cells($0, isNarrow: isNarrow) }
    // Numbers nobody knows take no room.
    if !hasNumbers, let index = columns.firstIndex(where: { $0.title == Self.number }) {
      columns.remove(at: index)
      for row in lines.indices { lines[row].remove(at: index) }
    }
    return Table(columns: columns, rows: lines)
  }

  private static let number = "No."

  private var hasNumbers: Bool {
    let numbers = scene.state.runs.numbers
    guard !numbers.isEmpty else { return false }
    return scene.state.runs.rows.contains { $0.run.flatMap { numbers[$0] } != nil }
  }

  private func cells(_ row: JobRunRow, isNarrow: Bool) -> [[Span]] {
    guard let id = row.run, let run = scene.library.runs[id] else {
      return [[Span(scene.glyphs.leaf, .skeleton)], [], [], [], [], [], []]
    }
    let picture = scene.picture(of: run.state)
    let started = run.startedAt ?? run.createdAt
    let time = TextWidth.fit(started.map(scene.times.day) ?? "", to: 12, alignment: .right)
    let duration = scene.duration(of: run).map(DurationText.clock) ?? "-"
    return [
      [Span(picture.glyph, picture.style), Span(" \(time)", .text)],
      [Span(isNarrow ? picture.shortWord : picture.word, picture.style)],
      [Span(duration, run.state.isTerminal ? .dim : .number)],
      [Span(started.map { scene.times.ago($0) } ?? "", .dim)],
      [Span(run.isScheduled ? "schedule" : "by hand", .dim)],
      [Span(scene.state.runs.numbers[id].map { "#\($0)" } ?? "", .dim)],
      [Span(String(id.id.prefix(8)), .dim)],
    ]
  }
}
