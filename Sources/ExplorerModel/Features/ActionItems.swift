import PlatformModel

/// The entries of the action menu for what is selected.
struct ActionItems {
  let state: AppState

  var all: [MenuItem] {
    let own = (marks + runs + asset + aiLake).map(refused).map(permitted)
    return own.isEmpty && state.selection == nil ? drafts : own + drafts
  }

  /// In a read-only context whatever would change something says so.
  private func refused(_ item: MenuItem) -> MenuItem {
    guard let refusal = state.context.refusal else { return item }
    let changes =
      switch item.choice {
      case .intent(let intent): intent.changesPlatform
      case .openForm, .command(.edit), .command(.editInEditor): true
      default: false
      }
    var item = item
    if changes { item.disabledReason = refusal }
    return item
  }

  /// What the platform would refuse this user says so before.
  private func permitted(_ item: MenuItem) -> MenuItem {
    guard case .intent(let intent) = item.choice, item.disabledReason == nil else { return item }
    let container: ContainerID? =
      switch intent {
      case .startRun(let job, _): job.container
      case .cancelRun(let run, _): run.job.container
      case .applyDrafts(let assets): assets.count == 1 ? assets[0].container : nil
      default: nil
      }
    var item = item
    item.disabledReason = container.flatMap(state.refusal)
    return item
  }

  // MARK: Jobs and runs

  private var runs: [MenuItem] {
    guard let job = state.selectedJob else { return [] }
    let name = state.name(of: .job(job))
    var items = [
      MenuItem(title: "Start a run of \(name)", choice: .intent(.startRun(job, name: name)))
    ]
    if let run = state.selectedRun {
      items.append(cancel(run, name))
      items.append(MenuItem(title: "Open its log", choice: .command(.log)))
    }
    return items
  }

  private func cancel(_ run: JobRunID, _ name: String) -> MenuItem {
    let status = state.library.runs[run]?.state
    var reason: String?
    if let status, status.isTerminal { reason = "The run has ended: \(status.text)" }
    if status == .canceling { reason = "The run is being cancelled already" }
    return MenuItem(
      title: "Cancel the run of \(name)", detail: status?.text ?? "", disabledReason: reason,
      choice: .intent(.cancelRun(run, name: name)))
  }

  // MARK: Assets and drafts

  private var asset: [MenuItem] {
    guard let asset = state.selectedAsset else { return [] }
    let name = state.name(of: .asset(asset))
    var items: [MenuItem] = []
    if !state.editsMarks {
      items.append(MenuItem(title: "Edit \(name)", choice: .command(.edit)))
    }
    items.append(MenuItem(title: "Edit \(name) in $EDITOR", choice: .command(.editInEditor)))
    if let draft = state.drafts.draft(of: asset) {
      let reason = reason(not: draft)
      items.append(
        MenuItem(
          title: "Apply its draft", detail: draft.fields.words, disabledReason: reason,
          choice: .intent(.applyDrafts([asset]))))
      items.append(
        MenuItem(
          title: "Discard its draft", detail: draft.fields.words,
          disabledReason: draft.status == .applying ? reason : nil,
          choice: .intent(.discardDrafts([asset]))))
    }
    return items
  }

  private func reason(not draft: Draft) -> String? {
    switch draft.status {
    case .staged, .failed: nil
    case .applying: "The draft is being applied"
    case .conflict: "Someone else changed the same: p, then Enter settles it"
    }
  }

  /// The marked assets, and their drafts.
  private var marks: [MenuItem] {
    guard state.editsMarks else { return [] }
    let count = state.assets.marks.count
    let words = count == 1 ? "the marked asset" : "\(count) marked assets"
    return [MenuItem(title: "Edit \(words)", choice: .command(.edit))] + draftsOfMarks
  }

  private var draftsOfMarks: [MenuItem] {
    let drafts = state.drafts.drafts.filter { state.assets.marks.contains($0.asset) }
    guard !drafts.isEmpty else { return [] }
    let ready = drafts.filter(\.isReady).map(\.asset)
    let count = drafts.count == 1 ? "1 draft" : "\(drafts.count) drafts"
    return [
      MenuItem(
        title: "Apply \(count) of marked assets",
        disabledReason: ready.isEmpty ? "None of them can be applied now" : nil,
        choice: .intent(.applyDrafts(ready))),
      MenuItem(
        title: "Discard \(count) of marked assets",
        choice: .intent(.discardDrafts(drafts.map(\.asset)))),
    ]
  }

  private var drafts: [MenuItem] {
    guard !state.drafts.drafts.isEmpty else { return [] }
    let count = state.drafts.drafts.count
    return [
      MenuItem(
        title: "Review drafts", detail: count == 1 ? "1 draft" : "\(count) drafts",
        choice: .command(.drafts))
    ]
  }

  // MARK: AI Lake

  private var aiLake: [MenuItem] {
    var items: [MenuItem] = []
    if let (id, name) = database {
      items.append(
        MenuItem(
          title: "Delete AI Lake database \(name)", detail: "cannot be undone",
          choice: .intent(.deleteDatabase(id: id, name: name))))
    }
    if database != nil || isInAILake {
      items.insert(
        MenuItem(
          title: "Create an AI Lake database …",
          disabledReason: state.context.hasAILake ? nil : "This context has no AI Lake",
          choice: .openForm(.createDatabase)), at: 0)
    }
    return items
  }

  private var database: (id: String, name: String)? {
    guard case .database(let id) = state.selection else { return nil }
    return (id, state.name(of: .database(id)))
  }

  private var isInAILake: Bool {
    guard state.layout.focus == .containers,
      state.containers.rows.indices.contains(state.containers.cursor.selected)
    else { return false }
    switch state.containers.rows[state.containers.cursor.selected].content {
    case .node(.group(.aiLake)), .loading(.aiLake), .failed(.aiLake, _), .more(.aiLake):
      return true
    case .empty: return isBelowAILake(state.containers.cursor.selected)
    default: return false
    }
  }

  /// Lines that only say something belong to the group above them.
  private func isBelowAILake(_ index: Int) -> Bool {
    for row in state.containers.rows[..<index].reversed() {
      if case .node(.group(let group)) = row.content { return group == .aiLake }
    }
    return false
  }
}
