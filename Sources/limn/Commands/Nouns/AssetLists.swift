import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn lists`: carts, wish lists and orders of assets.
struct AssetListsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "List the lists of assets: carts, wish lists and orders.")

  @Argument(help: CommandFilter.help(AssetListRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<AssetListRow> {
    let query = try CommandFilter.query(filter, of: AssetListRow.self, in: place)
    let names = OwnerNames(try place.session.platform())
    let rows = try place.session.rows(of: .assetLists, in: .platform)
    return Listing("lists of assets", rows.map { AssetListRow($0, names: names.name) })
      .filtered(by: query, in: place)
  }
}
