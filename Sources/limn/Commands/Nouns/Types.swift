import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn types`: the asset types a container knows.
struct TypesCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "types", abstract: "List the asset types of a container.")

  @Argument(help: CommandFilter.help(AssetTypeRow.self))
  var filter: [String] = []

  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<AssetTypeRow> {
    let query = try CommandFilter.query(filter, of: AssetTypeRow.self, in: place)
    let container = try container.required(in: place)
    let client = try place.session.platform()
    let reader = ListReader.whole { () throws(PlatformError) in
      try client.assetTypes(in: container.id).compactMap { AssetTypeRow($0.json) }
    }
    return Listing("asset types in \(container.name)", reader)
      .filtered(by: query, in: place)
  }
}
