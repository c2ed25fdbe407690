import PlatformModel

extension ExportSource {
  /// How much of what there is is written; nil where it is the whole.
  func extent(_ state: AppState) -> String? {
    switch self {
    case .document: nil
    case .containers, .relationships: "\(Self.rows(count(state))), which is what the tree shows"
    case .assets:
      extent(state, read: state.assets.list.rows.count, of: state.assets.list)
    case .list: extent(state, read: state.list.rows.rows.count, of: state.list.rows)
    case .columns:
      extent(state, read: state.inspector.columns.rows.count, of: state.inspector.columns)
    case .revisions:
      extent(state, read: state.inspector.revisions.rows.count, of: state.inspector.revisions)
    case .runs:
      Self.extent(
        shown: count(state),
        read: state.runs.job.map { state.runs.runsByJob[$0]?.count ?? 0 } ?? state.runs.jobs.count,
        total: state.runs.job == nil ? state.runs.total : state.runs.ofJob.total,
        isComplete: state.runs.job == nil || state.runs.ofJob.isComplete, unit: "row")
    case .log: logExtent(state)
    }
  }

  private func logExtent(_ state: AppState) -> String {
    let log = state.runLog
    let read = log.lines.count
    let total = max(log.platformTotal ?? 0, read + log.missing + log.lines.dropped)
    return Self.extent(
      shown: log.shownCount, read: read, total: .exact(total),
      isComplete: log.isFinal && total == read, unit: "line")
  }

  private func extent<Row>(_ state: AppState, read: Int, of list: RemoteList<Row>) -> String {
    Self.extent(
      shown: count(state), read: read, total: list.total, isComplete: list.isComplete, unit: "row")
  }

  private static func extent(
    shown: Int, read: Int, total: Total, isComplete: Bool, unit: String
  ) -> String {
    switch (shown == read, isComplete) {
    case (true, true): return rows(shown, unit)
    case (false, true): return "\(shown) of \(rows(read, unit)), which the filter lets through"
    case (false, false):
      return "\(rows(shown, unit)) the filter lets through, of \(read) that were read so far"
    case (true, false):
      guard case .exact(let total) = total, total > read else {
        return "\(rows(shown, unit)), which is what was read so far"
      }
      return "\(shown) of \(rows(total, unit)), which is what was read so far"
    }
  }

  private static func rows(_ count: Int, _ unit: String = "row") -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }

  /// Rows or lines that would be written.
  func count(_ state: AppState) -> Int {
    switch self {
    case .containers:
      state.containers.rows.count { $0.isContainer }
    case .assets: state.assets.visibleCount
    case .list: state.list.shownCount
    case .document:
      InspectorFeature.document(of: state.inspector.subject, in: state) == nil ? 0 : 1
    case .columns: state.inspector.columnCount
    case .revisions: state.inspector.revisions.rows.count
    case .relationships:
      state.relationships.rows.count { if case .end = $0.content { true } else { false } }
    case .runs: state.runs.rows.count
    case .log: state.runLog.shownCount
    }
  }
}
