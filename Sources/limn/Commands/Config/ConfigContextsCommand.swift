import ArgumentParser
import Foundation

/// `limn config contexts`: which there are.
struct ConfigContextsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contexts", abstract: "List the contexts; * is the current one.")

  @OptionGroup var file: ConfigFileOption

  func run() throws {
    let file = try file.read(ProcessInfo.processInfo.environment)
    let rows = file.contexts.map { context -> [String] in
      let text = { (key: ConfigKey) in
        context.values[key].map { SecretMask.shown($0.value, of: key) }
      }
      let notes = [
        context.values[.readOnly]?.value == .flag(true) ? "read-only" : nil,
        context.values[.verifyTLS]?.value == .flag(false) ? "TLS off" : nil,
        file.problems(for: context.name).isEmpty ? nil : "has problems: limn config check",
      ]
      return [
        context.name == file.current?.value ? "*" : " ", context.name,
        [text(.platformURL) ?? text(.region), text(.aiLakeURL)].compactMap(\.self)
          .joined(separator: " + "),
        text(.user) ?? "", notes.compactMap(\.self).joined(separator: ", "),
      ]
    }
    if !rows.isEmpty { Console.say(TextColumns.lines(rows)) }
  }
}
