import PlatformModel

extension AppState {
  /// What the tray lists: the runs that go on by themselves, then what was asked for here.
  public var tray: [TrayEntry] {
    var asked: Set<JobRunID> = []
    for entry in operations.entries where entry.isGoing {
      if let run = entry.run { asked.insert(run) }
    }
    return goingRuns.filter { !asked.contains($0) }.compactMap(observed) + operations.entries
  }

  /// How much of the tray goes on.
  public var ongoingCount: Int { tray.count(where: \.isGoing) }

  /// A run that somebody or a schedule started; it has no number of its own.
  private func observed(_ id: JobRunID) -> TrayEntry? {
    guard let run = library.runs[id] else { return nil }
    return TrayEntry(
      id: 0, title: "Run of \(name(of: .run(id)))", subject: .run(id),
      state: .going(run.state.text), startedAt: run.startedAt ?? run.createdAt ?? now)
  }
}

extension TrayEntry {
  /// The run it is about, however it was begun; nil if it is about none.
  public var run: JobRunID? {
    switch subject {
    case .run(let run): run
    case .work(let work, _): work.run
    case .aiLakeOperation, .call: nil
    }
  }
}

extension OngoingWork {
  /// The run that a call written by hand began.
  var run: JobRunID? {
    guard poll.operation.group == "jobs", poll.operation.verb == "get-run" else { return nil }
    func value(_ name: String) -> String? { poll.values.first { $0.name == name }?.value }
    let container = ContainerKind.allCases.lazy.compactMap { kind in
      value(kind.scopeParameter).map { ContainerID(kind, $0) }
    }.first
    guard let container, let job = value("job_id"), let run = value("run_id") else { return nil }
    return JobRunID(run, of: JobID(job, in: container))
  }
}

extension OperationsFeature {
  /// Runs began or ended: the selection stays on what it is on.
  static func trayChanged(_ state: inout AppState, from before: [TrayEntry]) {
    guard case .tray(var view)? = state.overlays.last else { return }
    let tray = state.tray
    if before.indices.contains(view.cursor.selected) {
      let old = before[view.cursor.selected]
      let new = tray.firstIndex { $0.id == old.id && $0.subject == old.subject }
      let step = (new ?? view.cursor.selected) - view.cursor.selected
      view.cursor.top += step
      view.cursor.selected += step
    }
    view.cursor.clamp(count: tray.count, height: view.height(in: state))
    state.replaceTop(.tray(view))
  }
}
