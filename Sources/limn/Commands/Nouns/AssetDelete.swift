import ArgumentParser
import PlatformModel

/// `limn asset delete`: into the trash of its container, or for good.
struct AssetDeleteCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete assets: into the trash, or for good.",
    discussion: """
      limn asset delete 'Retail 360/orders' 'Retail 360/customers'
      limn assets -c 'Retail 360' tag:old -o jsonl | limn asset delete - --yes

      What is done is kept: after an interruption the same command with --resume does the rest.
      """)

  @OptionGroup var assets: AssetArguments
  @Flag(help: "Delete for good, not into the trash.")
  var purge = false
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let done = purge ? "deleted for good" : "moved to the trash"
    try ManyThings(place: place, change: change, done: done).run(
      asking: { purge ? "Delete \($0) for good?" : "Move \($0) to the trash?" }
    ) {
      try assets.find(in: place).map { asset in
        let container = asset.id.container
        return (
          "\(asset.name) (\(asset.type))",
          try place.session.request(
            "assets", "delete",
            [
              "asset_id": asset.id.id, "catalog_id": container.catalog,
              "project_id": container.project, "space_id": container.space,
              "purge_on_delete": purge ? "true" : nil,
            ])
        )
      }
    }
  }
}
