import ArgumentParser
import PlatformModel

/// `limn asset delete`: into the trash of its container, or for good.
struct AssetDeleteCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete assets: into the trash, or for good.")

  @OptionGroup var assets: AssetArguments
  @Flag(help: "Delete for good, not into the trash.")
  var purge = false
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let found = try assets.find(in: place)
    let steps = try found.map { asset in
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
    let done = purge ? "deleted for good" : "moved to the trash"
    try ManyThings(place: place, change: change, done: done).run(steps) { names in
      purge ? "Delete \(names) for good?" : "Move \(names) to the trash?"
    }
  }
}
