import JSON
import PlatformModel

/// The questions that are asked before the platform is changed: what will happen, to which thing,
/// and whether it can be undone.
struct Questions {
  let state: AppState

  /// Nil if there is nothing left to ask about.
  func question(about intent: Intent) -> ConfirmState? {
    switch intent {
    case .startRun(let job, let name): start(job, name, intent)
    case .cancelRun(let run, let name): cancel(run, name, intent)
    case .createDatabase(let name, let storageIDs): create(name, storageIDs, intent)
    case .deleteDatabase(let id, let name): delete(id, name, intent)
    case .applyDrafts(let assets): apply(assets, intent)
    case .discardDrafts(let assets): discard(assets, intent)
    case .call(let call): self.call(call, intent)
    case .quit: quit(intent)
    }
  }

  private func quit(_ intent: Intent) -> ConfirmState {
    let problem = state.records.problem ?? "the disk did not take it"
    return ConfirmState(
      title: "Quit",
      lines: [
        RecordsFeature.sentence(state.records.unkept, problem) + ".",
        "What is not on disk is lost with the program.",
      ], verb: "Quit and lose it", intent: intent, isDestructive: true)
  }

  private func start(_ job: JobID, _ name: String, _ intent: Intent) -> ConfirmState {
    let going = (state.runs.runsByJob[job] ?? []).contains { id in
      state.library.runs[id].map { !$0.state.isTerminal } ?? false
    }
    var lines = ["Job \(name) in \(container(job.container))"]
    if going { lines.append("A run of it is going on already.") }
    return ConfirmState(title: "Start a run", lines: lines, verb: "Start", intent: intent)
  }

  private func cancel(_ run: JobRunID, _ name: String, _ intent: Intent) -> ConfirmState {
    let status = state.library.runs[run].map { ", \($0.state.text)" } ?? ""
    return ConfirmState(
      title: "Cancel a run",
      lines: [
        "Run \(run.id) of \(name) in \(container(run.job.container))\(status)",
        "A run that was cancelled cannot be continued.",
      ], verb: "Cancel the run", intent: intent, isDestructive: true)
  }

  private func create(_ name: String, _ storageIDs: [String], _ intent: Intent) -> ConfirmState {
    let names = storageIDs.map { id in state.library.storages.first { $0.id == id }?.name ?? id }
    let storage = names.isEmpty ? "chosen by the platform" : names.joined(separator: ", ")
    return ConfirmState(
      title: "Create an AI Lake database", lines: ["Name: \(name)", "Storage: \(storage)"],
      verb: "Create", intent: intent)
  }

  private func delete(_ id: String, _ name: String, _ intent: Intent) -> ConfirmState {
    let sources = state.library.databases[id]?.dataSources ?? []
    var lines = ["Database \(name) (\(id))"]
    if !sources.isEmpty {
      lines.append("Data sources bound to it: \(sources.map(\.name).joined(separator: ", "))")
    }
    lines.append("Everything in it goes. This cannot be undone.")
    return ConfirmState(
      title: "Delete an AI Lake database", lines: lines, verb: "Delete", intent: intent,
      isDestructive: true)
  }

  private func apply(_ assets: [AssetID], _ intent: Intent) -> ConfirmState? {
    let drafts = state.drafts.drafts.filter { assets.contains($0.asset) && $0.isReady }
    guard !drafts.isEmpty else { return nil }
    let note = "What others changed meanwhile in other fields is kept."
    return ConfirmState(
      title: drafts.count == 1 ? "Apply a draft" : "Apply \(drafts.count) drafts",
      lines: list(drafts) + [note], verb: "Apply", intent: intent)
  }

  private func discard(_ assets: [AssetID], _ intent: Intent) -> ConfirmState? {
    let drafts = state.drafts.drafts.filter { assets.contains($0.asset) }
    guard !drafts.isEmpty else { return nil }
    return ConfirmState(
      title: drafts.count == 1 ? "Discard a draft" : "Discard \(drafts.count) drafts",
      lines: list(drafts) + ["U brings it back."], verb: "Discard", intent: intent)
  }

  private func call(_ call: OperationCall, _ intent: Intent) -> ConfirmState {
    var lines = [
      call.line, call.operation.summary, "At \(state.context.name) (\(state.context.host))",
    ]
    if let body = call.body {
      let text = (try? JSONValue.parse(body)).map { JSONTree.masked($0).serialized() } ?? body
      lines.insert("Body: \(TextInput.oneLine(String(text.prefix(400))))", at: 1)
    }
    return ConfirmState(
      title: call.operation.name, lines: lines, verb: "Send", intent: intent,
      isDestructive: call.operation.method == "DELETE")
  }

  /// Each asset with the fields that are edited; ten at most.
  private func list(_ drafts: [Draft]) -> [String] {
    let lines = drafts.prefix(10).map {
      "\(state.name(of: .asset($0.asset))) in \(container($0.asset.container)): \($0.fields.words)"
    }
    return drafts.count > 10 ? lines + ["and \(drafts.count - 10) more"] : lines
  }

  private func container(_ id: ContainerID) -> String { state.name(of: .container(id)) }
}
