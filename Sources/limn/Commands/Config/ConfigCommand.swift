import ArgumentParser

/// `limn config`: the contexts of the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Set up contexts: platforms, and how to sign in to them.",
    discussion: """
      A context names platforms, who asks, and where the secret for it comes from. They stand in \
      ~/.config/limn/config.yaml (XDG_CONFIG_HOME, LIMN_CONFIG, --config), which only init and use \
      write to.
      """,
    subcommands: [
      ConfigInitCommand.self, ConfigCheckCommand.self, ConfigShowCommand.self,
      ConfigContextsCommand.self, ConfigUseCommand.self,
    ])
}

/// The configuration's file, for commands about it.
struct ConfigFileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration (or LIMN_CONFIG), in place of ~/.config/limn/config.yaml.",
      valueName: "file"))
  var config: String?

  /// Throws `UsageProblem` if there is none.
  func read(_ environment: [String: String]) throws -> ConfigFile {
    let configuration = try Configuration(named: config, environment: environment)
    guard let file = configuration.file else {
      throw UsageProblem(
        "there is no configuration yet: limn config init writes \(configuration.path)")
    }
    return file
  }
}
