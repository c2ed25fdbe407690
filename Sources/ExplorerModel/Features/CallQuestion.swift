import JSON
import PlatformModel

/// The question before a call is sent that was written by hand: things are named where they are known.
struct CallQuestion {
  let call: OperationCall
  let state: AppState

  func question(_ intent: Intent) -> ConfirmState {
    ConfirmState(
      title: call.operation.name, lines: lines, verb: verb, keep: keep, intent: intent,
      word: word, isDestructive: call.loss != nil)
  }

  private var verb: String { call.loss == nil ? "Send" : "Delete" }
  private var keep: String {
    guard call.loss != nil else { return "Not now" }
    return call.operation.isAboutMany ? "Keep them" : "Keep it"
  }

  private var lines: [String] {
    var lines = [call.line, call.operation.summary]
    if let body = call.body {
      let text =
        (try? JSONValue.parse(body)).map { Secrets.masked($0).serialized() }
        ?? Secrets.masked(body)
      lines.insert("Body: \(TextInput.oneLine(String(text.prefix(400))))", at: 1)
    }
    return lines + things.map(\.words) + dependants + ["At \(state.context.place)"] + loss
  }

  private var loss: [String] {
    switch call.loss {
    case .forGood: ["This cannot be undone."]
    case .intoTrash: ["It goes into the trash of its container, and can be restored."]
    case .untilAddedAgain, nil: []
    }
  }

  /// What cannot be undone, and several things at once in production.
  private var word: String? {
    let several = call.operation.isAboutMany
    guard call.loss == .forGood || several && state.context.isProduction else { return nil }
    let name = several ? state.context.name : things.last?.name ?? call.operation.verb
    return Questions(state: state).word(name)
  }

  // MARK: What it is about

  private struct Thing {
    var name: String
    var words: String
    var asset: AssetID?
  }

  /// The container first, what lies in it after it.
  private var things: [Thing] {
    let values = call.values.sorted { rank($0.name) < rank($1.name) }
    return values.compactMap { thing($0.value) }
  }

  private func rank(_ name: String) -> Int {
    let isScope = ContainerKind.allCases.contains { $0.scopeParameter == name }
    let inPath = call.operation.pathParameters.firstIndex(of: name)
    return isScope && inPath == nil ? -1 : inPath ?? -1
  }

  private func thing(_ id: String) -> Thing? {
    let library = state.library
    if let (key, container) = library.containers.first(where: { $0.key.id == id }) {
      return Thing(name: container.name, words: "In the \(key.kind.rawValue) \(container.name)")
    }
    if let key = library.jobs.keys.first(where: { $0.id == id }) {
      let name = state.name(of: .job(key))
      return Thing(name: name, words: "Job \(name)")
    }
    if let (_, run) = library.runs.first(where: { $0.key.id == id }) { return self.run(run) }
    if let (key, asset) = library.assets.first(where: { $0.key.id == id }) {
      return Thing(
        name: asset.name, words: "Asset \(asset.name) (\(asset.type))", asset: key)
    }
    return library.databases[id].map { Thing(name: $0.name, words: "Database \($0.name)") }
  }

  private func run(_ run: JobRun) -> Thing {
    let name = state.name(of: .run(run.id))
    let when = run.startedAt ?? run.createdAt
    let start = when.map { ", started \($0.iso)" } ?? ""
    return Thing(name: name, words: "Run of \(name), \(run.state.text)\(start)")
  }

  /// What hangs on what is deleted, as far as it was read.
  private var dependants: [String] {
    guard call.loss != nil, let thing = things.last else { return [] }
    if let asset = thing.asset, let relationships = state.library.relationships[asset],
      !relationships.isEmpty
    {
      let names = relationships.prefix(5).compactMap(\.relatedName).joined(separator: ", ")
      let more = relationships.count > 5 ? " and \(relationships.count - 5) more" : ""
      return ["Related to it: \(names)\(more)"]
    }
    return []
  }
}
