import ExplorerModel
import TerminalKit

extension PaneTitle {
  /// Says that rows are from before, that they are being read again, or that some could not be
  /// read.
  mutating func addFreshness<Row>(of list: RemoteList<Row>, scene: Scene) {
    if list.unreadable > 0, !list.rows.isEmpty {
      add("\(scene.count(list.unreadable)) unreadable", .warning, rank: 6)
    }
    switch list.picture {
    case .stale(let moment, _):
      add([Span(moment.map { "as of \(scene.times.short($0))" } ?? "stale", .stale)], rank: 9)
      add("not refreshed", .error, rank: 4)
    default:
      if list.phase.isLoading, list.next == nil, let moment = list.readAt {
        add([Span("as of \(scene.times.short(moment))", .stale)], rank: 6)
      }
    }
  }
}
