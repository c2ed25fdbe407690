public import JSON
import PlatformModel

/// The questions that are asked before the platform is changed: what will happen, to which thing, in
/// which container of which platform, what hangs on it, and whether it can be undone.
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
    case .dropUnfinished(let id): drop(id, intent)
    case .call(let call): CallQuestion(call: call, state: state).question(intent)
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
      ], verb: "Quit and lose it", keep: "Stay", intent: intent, isDestructive: true)
  }

  private func start(_ job: JobID, _ name: String, _ intent: Intent) -> ConfirmState {
    let known = state.library.jobs[job]
    let type = known?.type.map { " (\($0))" } ?? ""
    var lines = ["Job \(name)\(type) in \(container(job.container))", place]
    lines += known.map { RunSettings($0.json).lines } ?? []
    let going = (state.runs.runsByJob[job] ?? []).contains { id in
      state.library.runs[id].map { !$0.state.isTerminal } ?? false
    }
    if going { lines.append("A run of it is going on already.") }
    return ConfirmState(title: "Start a run", lines: lines, verb: "Start", intent: intent)
  }

  private func cancel(_ run: JobRunID, _ name: String, _ intent: Intent) -> ConfirmState {
    let status = state.library.runs[run].map { ", \($0.state.text)" } ?? ""
    return ConfirmState(
      title: "Cancel a run",
      lines: [
        "Run \(run.id) of \(name) in \(container(run.job.container))\(status)", place,
        "A run that was cancelled cannot be continued; its job can be started again.",
      ], verb: "Cancel the run", keep: "Keep it running", intent: intent, isDestructive: true)
  }

  private func create(_ name: String, _ storageIDs: [String], _ intent: Intent) -> ConfirmState {
    let names = storageIDs.map { id in state.library.storages.first { $0.id == id }?.name ?? id }
    let storage = names.isEmpty ? "chosen by the platform" : names.joined(separator: ", ")
    return ConfirmState(
      title: "Create an AI Lake database", lines: ["Name: \(name)", "Storage: \(storage)", place],
      verb: "Create", intent: intent)
  }

  private func delete(_ id: String, _ name: String, _ intent: Intent) -> ConfirmState {
    let sources = state.library.databases[id]?.dataSources ?? []
    var lines = ["Database \(name) (\(id))", place]
    if !sources.isEmpty {
      lines.append("Data sources bound to it: \(sources.map(\.name).joined(separator: ", "))")
    }
    lines.append("Everything in it goes. This cannot be undone.")
    return ConfirmState(
      title: "Delete an AI Lake database", lines: lines, verb: "Delete", keep: "Keep it",
      intent: intent, word: word(name), isDestructive: true)
  }

  private func apply(_ assets: [AssetID], _ intent: Intent) -> ConfirmState? {
    let wanted = Set(assets)
    let drafts = state.drafts.drafts.filter { wanted.contains($0.asset) && $0.isReady }
    guard !drafts.isEmpty else { return nil }
    var lines = list(drafts) + [place]
    if drafts.count > 1 { lines += plan(drafts) }
    lines.append("What others changed meanwhile in other fields is kept.")
    return ConfirmState(
      title: drafts.count == 1 ? "Apply a draft" : "Apply \(drafts.count.grouped) drafts",
      lines: lines, verb: "Apply", intent: intent,
      word: drafts.count > 1 && state.context.isProduction ? word(state.context.name) : nil)
  }

  /// How many calls it takes and how long, how it is stopped, and what is left out.
  private func plan(_ drafts: [Draft]) -> [String] {
    let batches = AssetBatches.of(drafts, container: \.asset.container).count
    let uses = state.requests.uses.mapValues(\.use)
    let plan = BulkPlan(calls: AssetBatches.calls(batches), uses: uses)
    let left = state.drafts.drafts.count - drafts.count
    let others =
      left == 0
      ? [] : [left == 1 ? "1 other stays a draft." : "\(left.grouped) others stay drafts."]
    return [
      "\(plan.words); ctrl-c stops it, and what is left stays drafts."
    ] + others
  }

  private func discard(_ assets: [AssetID], _ intent: Intent) -> ConfirmState? {
    let drafts = state.drafts.drafts.filter { assets.contains($0.asset) }
    guard !drafts.isEmpty else { return nil }
    return ConfirmState(
      title: drafts.count == 1 ? "Discard a draft" : "Discard \(drafts.count) drafts",
      lines: list(drafts) + ["U brings it back."], verb: "Discard",
      keep: drafts.count == 1 ? "Keep it" : "Keep them", intent: intent)
  }

  private func drop(_ id: String, _ intent: Intent) -> ConfirmState? {
    guard let edit = state.drafts.unfinished(id) else { return nil }
    return ConfirmState(
      title: "Drop what was written", lines: ["Of \(edit.title)", "It does not come back."],
      verb: "Drop it", keep: "Keep what is written",
      intent: intent, isDestructive: true)
  }

  /// Each asset with the fields that are edited; of many, what is done to how many of them, and where.
  private func list(_ drafts: [Draft]) -> [String] {
    guard drafts.count > 10 else {
      return drafts.map {
        "\(state.name(of: .asset($0.asset))) in \(container($0.asset.container)): \($0.fields.words)"
      }
    }
    let places = counted(drafts.map { container($0.asset.container) })
    let deeds = counted(drafts.map { $0.deltas.map(\.words).joined(separator: "; ") })
    return places.map { "\($0.count.grouped) in \($0.words)" }
      + deeds.prefix(6).map { "\($0.count.grouped) × \($0.words)" }
      + (deeds.count > 6 ? ["and \(deeds.count - 6) other changes"] : [])
  }

  /// Each of the words once, the most frequent first.
  private func counted(_ words: [String]) -> [(words: String, count: Int)] {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (words: $0.key, count: $0.value) }
  }

  private func container(_ id: ContainerID) -> String { state.name(of: .container(id)) }

  private var place: String { "At \(state.context.place)" }

  /// What is to be typed: a name if it can be typed, else the context.
  func word(_ name: String) -> String {
    TypedWord.of(name) ?? TypedWord.of(state.context.name) ?? "yes"
  }
}

/// What has to be typed before something is done that cannot be undone.
public enum TypedWord {
  /// The name; nil if it cannot be typed, since it is empty, long, or has signs that nobody sees.
  public static func of(_ name: String) -> String? {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate,
        .privateUse:
        false
      default: scalar == " " || !scalar.properties.isWhitespace
      }
    }
    return isPlain && name == name.trimmed && (1...60).contains(name.count) ? name : nil
  }
}

/// What a run of a job is started with: parameters and environment, secrets masked.
public struct RunSettings {
  private var job: JSONValue

  /// - Parameters:
  ///   - json: the job as GET /v2/jobs answers it, whole or as a row of the list.
  ///   - settings: what is said for this run, as POST /v2/jobs/{job_id}/runs takes it; these go before
  ///     those of the job.
  public init(_ json: JSONValue, started settings: JSONValue = .null) {
    job = json["entity"]?["job"] ?? [:]
    for name in ["job_parameters", "configuration"] {
      if let said = settings[name] { job[name] = said }
    }
  }

  public var lines: [String] {
    let configuration = job["configuration"] ?? .null
    let parameters = (job["job_parameters"]?.array ?? []).compactMap { parameter in
      parameter["name"]?.string.map { (name: $0, value: parameter["value"]?.displayed ?? "") }
    }
    let variables = (configuration["env_variables"]?.array ?? []).compactMap(\.string).map { text in
      let name = String(text.prefix { $0 != "=" })
      return (name: name, value: String(text.dropFirst(name.count + 1)))
    }
    return [
      ("Parameters", Self.words(parameters)),
      ("Environment", configuration["env_id"]?.string ?? ""),
      ("Variables", Self.words(variables)),
    ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
  }

  private static func words(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { name, value in
      let isSecret = Secrets.isSecret(key: name) || Secrets.isSecret(text: value)
      return "\(name)=\(isSecret ? Secrets.mask : TextInput.oneLine(String(value.prefix(60))))"
    }.joined(separator: ", ")
  }
}

extension JSONValue {
  fileprivate var displayed: String { string ?? serialized() }
}
