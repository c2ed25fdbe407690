import PlatformModel

/// What parameters may be, from what was seen.
struct APIValues {
  let state: AppState
  static let maximum = 50

  /// What is selected now, if the parameter is of that kind; nil if not.
  func selected(for name: String) -> String? {
    switch name {
    case "catalog_id": container(.catalog)?.id
    case "project_id": container(.project)?.id
    case "space_id": container(.space)?.id
    case "asset_id", "data_asset_id": state.lookedAtAsset?.id
    case "connection_id": state.lookedAtAsset.flatMap { isConnection($0) ? $0.id : nil }
    case "job_id": state.selectedJob?.id
    case "run_id": state.selectedRun?.id
    case "instanceId": database
    default: nil
    }
  }

  /// Those that contain what is written; the selection first.
  func completions(for field: APIField) -> [APICompletion] {
    let written = field.input.text.lowercased()
    let all = candidates(for: field).filter {
      written.isEmpty || $0.value.lowercased().contains(written)
        || $0.label.lowercased().contains(written)
    }
    if all.count == 1, all[0].value == field.input.text { return [] }
    let selected = selected(for: field.name)
    let first = all.filter { $0.value == selected }
    return Array((first + all.filter { $0.value != selected }).prefix(Self.maximum))
  }

  private func candidates(for field: APIField) -> [APICompletion] {
    if case .query(let parameter) = field.place, parameter.kind == .flag {
      return ["true", "false"].map { APICompletion(value: $0, label: "") }
    }
    switch field.name {
    case "catalog_id": return containers(.catalog)
    case "project_id": return containers(.project)
    case "space_id": return containers(.space)
    case "asset_id", "data_asset_id": return assets
    case "connection_id":
      return state.library.assets.values.filter { isConnection($0.id) }
        .sorted { ($0.name, $0.id.id) < ($1.name, $1.id.id) }
        .map { APICompletion(value: $0.id.id, label: "connection \($0.name)") }
    case "job_id": return jobs
    case "run_id": return runs
    case "instanceId":
      return state.library.databases.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        .map { APICompletion(value: $0.id, label: "database \($0.name)") }
    default: return []
    }
  }

  private func containers(_ kind: ContainerKind) -> [APICompletion] {
    state.library.containers.values.filter { $0.id.kind == kind }
      .sorted { ($0.name, $0.id.id) < ($1.name, $1.id.id) }
      .map { APICompletion(value: $0.id.id, label: "\(kind.rawValue) \($0.name)") }
  }

  private var assets: [APICompletion] {
    let rows = state.assets.list.rows.prefix(Self.maximum * 4) + state.inspector.recent
    return rows.compactMap { id in
      state.library.assets[id].map {
        APICompletion(value: id.id, label: "\($0.type) \($0.name)")
      }
    }
  }

  private var jobs: [APICompletion] {
    state.library.jobs.values.sorted { ($0.name, $0.id.id) < ($1.name, $1.id.id) }
      .map { APICompletion(value: $0.id.id, label: "job \($0.name)") }
  }

  private var runs: [APICompletion] {
    state.runs.rows.compactMap(\.run).map { run in
      APICompletion(
        value: run.id,
        label:
          "run of \(state.name(of: .job(run.job))), \(state.library.runs[run]?.state.text ?? "")")
    }
  }

  private func isConnection(_ id: AssetID) -> Bool {
    state.library.assets[id]?.type == "connection"
  }

  private var database: String? {
    if case .database(let id) = state.lookedAt { id } else { nil }
  }

  private func container(_ kind: ContainerKind) -> ContainerID? {
    let place: ContainerID? =
      switch state.lookedAt {
      case .database, nil: state.assets.container
      case let subject?: subject.container
      }
    return place?.kind == kind ? place : nil
  }
}
