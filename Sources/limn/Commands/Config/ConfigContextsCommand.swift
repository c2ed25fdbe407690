import ArgumentParser
import Foundation
import JSON
import Nouns
import PlatformModel

/// `limn config contexts`: which there are.
struct ConfigContextsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contexts", abstract: "List the contexts; * is the current one.")

  @OptionGroup var file: ConfigFileOption
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let file = try file.read(environment)
    try output.print(in: .local(environment)) {
      let rows = file.contexts.map { ContextRow($0, of: file) }
      return Listing(
        "contexts in \(file.path)", ListReader.whole { () throws(PlatformError) in rows })
    }
  }
}

/// A context of the configuration; nothing of it is a secret.
struct ContextRow: NounRow {
  let rowName: String
  let json: JSONValue
  private let isCurrent: Bool
  private let notes: [String]

  init(_ context: ConfigFile.Context, of file: ConfigFile) {
    let text = { (key: ConfigKey) -> JSONValue? in
      context.values[key].map { .string(SecretMask.shown($0.value, of: key)) }
    }
    let isReadOnly = context.values[.readOnly]?.value == .flag(true)
    let isProduction = context.values[.production]?.value == .flag(true)
    let isInsecure = context.values[.verifyTLS]?.value == .flag(false)
    let isSound = file.problems(for: context.name).isEmpty
    rowName = context.name
    isCurrent = context.name == file.current?.value
    notes = [
      isProduction ? "production" : nil, isReadOnly ? "read-only" : nil,
      isInsecure ? "TLS off" : nil,
      isSound ? nil : "has problems: limn config check",
    ].compactMap(\.self)
    var json: JSONValue = ["name": .string(rowName), "current": .bool(isCurrent)]
    json["platform"] = text(.platformURL) ?? text(.region)
    json["ailake"] = text(.aiLakeURL)
    json["user"] = text(.user)
    json["production"] = .bool(isProduction)
    json["read-only"] = .bool(isReadOnly)
    json["verify-tls"] = .bool(!isInsecure)
    json["has-problems"] = .bool(!isSound)
    self.json = json
  }

  var rowID: String { rowName }

  static let columns: [NounColumn<ContextRow>] = [
    NounColumn("current") { .text($0.isCurrent ? "*" : "") },
    NounColumn("name") { .text($0.rowName) },
    NounColumn("platform") { CellValue($0.json.word("platform")) },
    NounColumn("ailake") { CellValue($0.json.word("ailake")) },
    NounColumn("user") { CellValue($0.json.word("user")) },
    NounColumn("notes") { CellValue($0.notes) },
  ]
}
