import Nouns
import PlatformModel

/// What can be written: what a pane shows.
public enum ExportSource: Hashable, Sendable {
  case containers
  case assets
  /// The list of a noun.
  case list
  case document
  case columns
  case revisions
  case relationships
  case runs
  case log

  /// What the pane with the keys shows; nil if that is nothing.
  init?(_ state: AppState) {
    let source: ExportSource =
      switch state.keyPane {
      case .containers: .containers
      case .assets: state.list.isOpen ? .list : .assets
      case .relationships: .relationships
      case .runs: .runs
      case .log: .log
      case .inspector:
        switch state.inspector.tab {
        case .columns: .columns
        case .revisions: .revisions
        case .relationships: .relationships
        case .overview, .json: .document
        }
      }
    guard source.count(state) > 0 else { return nil }
    self = source
  }

  /// The ways it can be written, the usual one first.
  var formats: [ExportFormat] {
    switch self {
    case .document: [.json, .yaml]
    case .log: [.text]
    default: [.csv, .tsv, .json]
    }
  }

  /// What it is called, for people: `assets of Retail 360`.
  func title(_ state: AppState) -> String {
    let subject = state.inspector.subject.map { state.name(of: $0) } ?? "nothing"
    let root = state.relationships.root.map { state.name(of: .asset($0)) } ?? subject
    return switch self {
    case .containers: "containers"
    case .assets: "assets of \(place(state.assets.container, state))"
    case .list:
      "\(state.list.noun?.name ?? "rows") of \(place(state.list.query?.scope.container, state))"
    case .document: "document of \(subject)"
    case .columns: "columns of \(subject)"
    case .revisions: "revisions of \(subject)"
    case .relationships: "relationships of \(root)"
    case .runs:
      "runs of \(state.runs.job.map { state.name(of: .job($0)) } ?? place(state.runs.container, state))"
    case .log: "log of \(state.runLog.runName)"
    }
  }

  /// A name for the file, without its ending: `retail-360-assets`.
  func fileName(_ state: AppState) -> String {
    let words = title(state).split(separator: " of ", maxSplits: 1)
    let kind = String(words[0])
    guard words.count > 1 else { return kind }
    let name = Self.fileWord(String(words[1]))
    if case .document = self { return name }
    let run =
      self == .log ? state.runLog.run.map { "-\(Self.fileWord(String($0.id.prefix(8))))" } : nil
    return "\(name)-\(kind)\(run ?? "")"
  }

  private func place(_ container: ContainerID?, _ state: AppState) -> String {
    container.map { state.name(of: .container($0)) } ?? "nothing"
  }

  /// Letters and digits, with single dashes for everything else.
  private static func fileWord(_ text: String) -> String {
    let parts = text.prefix(80).lowercased().split { character in
      !character.isLetter && !character.isNumber && character != "_"
    }
    return parts.isEmpty ? "limn" : parts.joined(separator: "-")
  }
}
