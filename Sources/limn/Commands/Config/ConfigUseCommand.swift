import ArgumentParser
import Foundation
import PlatformClient

/// `limn config use`: which context is meant from now on.
struct ConfigUseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Make a context the current one.")

  @Argument(help: "The name of a context.", completion: Completions.contexts)
  var name: String

  @OptionGroup var file: ConfigFileOption

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let file = try file.read(environment)
    let names = file.contexts.map(\.name)
    guard names.contains(name) else {
      throw UsageProblem(
        "there is no context '\(name)' in \(file.path)\(Nearest.hint(name, among: names))"
          + (names.isEmpty ? "" : " (there are \(names.joined(separator: ", ")))"))
    }
    try ConfigEditor.change(file.path) { try $0.setCurrent(name) }
    Console.say("\(name) is the current context")
  }
}
