import JSON
import Nouns
import PlatformModel

extension ExportSource {
  /// What is shown and here; nil if that is nothing.
  func content(_ state: AppState) -> Export.Content? {
    switch self {
    case .containers: return table(containers(state))
    case .assets:
      let assets = (0..<state.assets.visibleCount).compactMap { row in
        state.assets.asset(atRow: row).flatMap { state.library.assets[$0] }
      }
      return table(ExportTable(assets))
    case .list: return table(list(state))
    case .document:
      return InspectorFeature.document(of: state.inspector.subject, in: state)
        .map { .document($0) }
    case .columns: return table(columns(state))
    case .revisions: return table(revisions(state))
    case .relationships: return table(relationships(state))
    case .runs: return table(runs(state))
    case .log:
      guard state.runLog.shownCount > 0 else { return nil }
      return .lines(state.runLog.lines, shown: state.runLog.visible)
    }
  }

  private func table(_ table: ExportTable) -> Export.Content? {
    table.count == 0 ? nil : .table(table)
  }

  private func list(_ state: AppState) -> ExportTable {
    let rows = (0..<state.list.shownCount).compactMap { state.list.item(at: $0)?.cells.map(\.json) }
    return ExportTable(names: state.list.noun?.columns.map(\.name) ?? [], rows: .cells(rows))
  }

  private func containers(_ state: AppState) -> ExportTable {
    let rows = state.containers.rows.compactMap { row -> [JSONValue]? in
      guard case .node(let node) = row.content else { return nil }
      switch node {
      case .container(let id):
        guard let container = state.library.containers[id] else { return nil }
        var count: Int?
        if case .exact(let total)? = state.containers.facets[id]?.total { count = total }
        return [
          .string(container.name), .string(id.kind.rawValue), .string(id.id), .cell(count),
          .cell(container.description), .cell(container.tags), .cell(container.state),
          .cell(container.creatorID), .cell(container.createdAt), .cell(container.updatedAt),
        ]
      case .database(let id):
        let name = state.library.databases[id]?.name
        return [.cell(name), .string("database"), .string(id)]
          + Array(repeating: JSONValue.null, count: 7)
      case .group, .assetType, .dataSource: return nil
      }
    }
    return ExportTable(
      names: [
        "name", "kind", "id", "assets", "description", "tags", "state", "creator", "created",
        "modified",
      ], rows: .cells(rows))
  }

  private func columns(_ state: AppState) -> ExportTable {
    var rows: [[JSONValue]] = []
    if case .asset(let id) = state.inspector.subject, let columns = state.library.columns[id] {
      let shown = state.inspector.visibleColumns ?? state.inspector.columns.rows
      rows = shown.filter(columns.indices.contains).map { index in
        let column = columns[index]
        return [
          .string(column.name), .string(column.type), .cell(column.isNullable),
          .cell(column.description), .cell(column.tags), .cell(column.terms),
          .cell(column.dataClass),
        ]
      }
    }
    return ExportTable(
      names: ["name", "type", "nullable", "description", "tags", "terms", "data_class"],
      rows: .cells(rows))
  }

  private func revisions(_ state: AppState) -> ExportTable {
    var rows: [[JSONValue]] = []
    if case .asset(let id) = state.inspector.subject {
      rows = (state.library.revisions[id] ?? []).map {
        [JSONValue($0.number), .cell($0.committedAt), .cell($0.message), .cell($0.name)]
      }
    }
    return ExportTable(
      names: ["revision", "committed", "message", "name"], rows: .cells(rows))
  }

  /// The lines of the tree that are ends, each with what it hangs on.
  private func relationships(_ state: AppState) -> ExportTable {
    let root = state.relationships.root.map { state.name(of: .asset($0)) }
    var from: [String] = []
    let rows = state.relationships.rows.compactMap { row -> [JSONValue]? in
      guard case .end(let end, _) = row.content else { return nil }
      let depth = row.path.steps.count / 2
      let name = end.relatedName ?? end.asset.map { state.name(of: .asset($0)) } ?? end.artifactID
      let parent = depth > 1 && from.count >= depth - 1 ? from[depth - 2] : root
      from = from.prefix(depth - 1) + [name ?? ""]
      return [
        JSONValue(depth), .cell(parent), .string(end.name),
        .cell(name), .cell(end.relatedType), .cell(end.columnName),
        .cell(end.asset?.container.kind.rawValue), .cell(end.asset?.container.id),
        .cell(end.asset?.id ?? end.artifactID),
      ]
    }
    return ExportTable(
      names: [
        "depth", "from", "relationship", "name", "type", "column", "container_kind", "container",
        "id",
      ], rows: .cells(rows))
  }

  private func runs(_ state: AppState) -> ExportTable {
    let rows = state.runs.rows.map { row -> [JSONValue] in
      let run = row.run.flatMap { state.library.runs[$0] }
      let job = state.library.jobs[row.job]
      return [
        .string(state.name(of: .job(row.job))), .cell((run?.state ?? job?.lastRunState)?.text),
        .cell(run.flatMap { $0.startedAt ?? $0.createdAt } ?? job?.lastRunAt),
        .cell(run?.elapsed(at: state.now)), .cell(run?.endedAt), .cell(run?.rowsRead),
        .cell(run?.rowsWritten), .cell(run?.isScheduled), .cell(row.run?.id),
        .string(row.job.id),
      ]
    }
    return ExportTable(
      names: [
        "job", "state", "started", "duration", "ended", "rows_read", "rows_written", "scheduled",
        "id", "job_id",
      ], rows: .cells(rows))
  }
}
