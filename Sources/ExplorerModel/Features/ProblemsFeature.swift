import PlatformModel

/// Decides what `!` shows: everything known here that failed or needs somebody.
enum ProblemsFeature {
  static func open(_ state: inout AppState) -> [Effect] {
    let items = items(state)
    guard !items.isEmpty else {
      state.status.say(
        "No problems: nothing failed of what was looked at so far", .success, at: state.now)
      return []
    }
    state.overlays.append(.menu(MenuState(title: "Problems · \(items.count)", items: items)))
    return []
  }

  /// The way to the platform first, then what was done here, then what runs there.
  static func items(_ state: AppState) -> [MenuItem] {
    connection(state) + records(state) + drafts(state) + operations(state) + lists(state)
      + runs(state)
  }

  private static func connection(_ state: AppState) -> [MenuItem] {
    switch state.connection {
    case .offline(let error, _), .signedOut(let error):
      [
        MenuItem(
          title: ErrorSentence.sentence(error, subject: state.context.name), detail: "try again",
          reading: ErrorSentence.facts(error), then: .refresh)
      ]
    case .connecting, .givenUp, .online: []
    }
  }

  /// What is not on disk, and what was wrong there at the start.
  private static func records(_ state: AppState) -> [MenuItem] {
    let unkept = state.records.problem.map { problem in
      RecordsFeature.sentence(state.records.unkept, problem)
    }
    return ([unkept].compactMap(\.self) + state.records.notes).map { words in
      MenuItem(title: words, choice: .command(.messages))
    }
  }

  private static func drafts(_ state: AppState) -> [MenuItem] {
    state.drafts.drafts.compactMap { draft in
      let detail: String
      switch draft.status {
      case .staged, .applying: return nil
      case .failed(let error): detail = ErrorSentence.sentence(error, subject: "It")
      case .conflict(_, let fields): detail = "someone else changed \(fields.words)"
      }
      let name = state.name(of: .asset(draft.asset))
      return MenuItem(title: "Draft of \(name)", detail: detail, then: .drafts)
    }
  }

  private static func operations(_ state: AppState) -> [MenuItem] {
    state.operations.entries.reversed().compactMap { entry in
      switch entry.state {
      case .failed(let words), .unknown(let words):
        return MenuItem(title: entry.title, detail: words, then: .tray)
      case .requested, .going, .succeeded: return nil
      }
    }
  }

  private static func lists(_ state: AppState) -> [MenuItem] {
    var phases: [(LoadPhase, String, Command)] = [
      (state.containers.catalogs.phase, "Catalogs", .focusContainers),
      (state.containers.projects.phase, "Projects", .focusContainers),
      (state.containers.spaces.phase, "Spaces", .focusContainers),
      (state.containers.databases.phase, "AI Lake databases", .focusContainers),
    ]
    if let container = state.assets.container {
      let name = state.name(of: .container(container))
      phases.append((state.assets.list.phase, "Assets of \(name)", .focusAssets))
    }
    if let container = state.runs.container {
      let name = state.name(of: .container(container))
      phases.append((state.runs.phase, "Runs of \(name)", .focusRuns))
    }
    if let subject = state.inspector.subject {
      phases.append((state.inspector.phase, state.name(of: subject), .focusInspector))
    }
    return phases.compactMap { phase, subject, command in
      guard case .failed(let error, _) = phase, error.cause != .cancelled else { return nil }
      return MenuItem(
        title: ErrorSentence.sentence(error, subject: subject),
        reading: ErrorSentence.facts(error), then: command)
    }
  }

  /// Jobs whose newest run failed, the latest first.
  private static func runs(_ state: AppState) -> [MenuItem] {
    let newest = state.library.jobs.values.compactMap { job -> (Timestamp, MenuItem)? in
      let run = state.runs.runsByJob[job.id]?.first
      let known = run.flatMap { state.library.runs[$0] }
      guard let status = known?.state ?? job.lastRunState,
        status == .failed || status == .completedWithErrors
      else { return nil }
      let place = state.name(of: .container(job.id.container))
      let words = status == .failed ? "Failed" : "Completed with errors"
      let item = MenuItem(
        title: job.name, detail: "\(words), in \(place)",
        choice: run.map { MenuItem.Choice.log($0) } ?? .job(job.id))
      return (known?.endedAt ?? job.lastRunAt ?? Timestamp(milliseconds: 0), item)
    }
    return newest.sorted { ($1.0, $0.1.title) < ($0.0, $1.1.title) }.map(\.1)
  }
}

extension MenuItem {
  /// A problem: Enter shows it whole, and once more leads to it.
  fileprivate init(
    title: String, detail: String = "", reading facts: String = "", then command: Command
  ) {
    let parts = [title, detail == "try again" ? "" : detail, facts].filter { !$0.isEmpty }
    self.init(
      title: title, detail: detail,
      choice: .read(
        ReadingState(
          title: "Problem", parts: parts.map { ReadingPart("", $0) }, next: .command(command))))
  }
}
