import ArgumentParser

/// `limn asset`: what can be done with one asset.
struct AssetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asset", abstract: "Show one asset, or change it.",
    subcommands: [
      AssetGetCommand.self, AssetEditCommand.self, AssetDeleteCommand.self,
      AssetRestoreCommand.self, AssetCopyCommand.self, AssetPublishCommand.self,
      AssetPromoteCommand.self,
    ])
}
