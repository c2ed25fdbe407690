import ArgumentParser
import Foundation

/// `limn config check`: everything that is wrong with the configuration, with its line.
struct ConfigCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the configuration, with file and line.",
    discussion: "Exit code 2 if something is. Nothing is asked of a platform.")

  @OptionGroup var file: ConfigFileOption

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let file = try file.read(environment)
    let problems = ConfigInspection(file: file, environment: environment).problems
    guard problems.isEmpty else {
      for problem in problems { Console.note(problem.description) }
      throw ExitCode(2)
    }
    let names = file.contexts.map(\.name)
    let count = names.count == 1 ? "1 context" : "\(names.count) contexts"
    let list = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    Console.say("\(file.path): \(count)\(list), nothing wrong")
  }
}
