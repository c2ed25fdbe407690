import ArgumentParser
import ExplorerModel
import ExplorerUI
import Foundation
import Workers

/// `limn --url …`: explores platforms that are there.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Explore a platform (what limn does without a command).")

  @OptionGroup var platforms: PlatformOptions

  @OptionGroup var look: LookOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try platforms.settings(environment)
    var look = look
    // A variable for one run goes before the context, an option before both.
    look.theme = look.theme ?? settings.theme
    let keymap = try settings.keymap()
    for warning in settings.warnings { Console.warn(warning) }
    let (context, connect) = try settings.connections()
    let launch = Launch(
      look: look, environment: environment, keymap: keymap,
      secretVariables: settings.secretVariables)
    try launch.explore(context, keeping: settings.stateOwners, connecting: connect)
  }
}

/// How limn looks, for every command that opens the screen.
struct LookOptions: ParsableArguments {
  @Option(
    help: "Theme: limn-dark, limn-light, high-contrast, colour-blind, mono or one of your own.")
  var theme: String?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
}
