import ArgumentParser
import ExplorerModel
import Filters
import JSON
import PlatformClient
import PlatformModel

/// `limn columns`: the columns of a data asset.
struct ColumnsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns", abstract: "List the columns of a data asset.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: CommandFilter.help(Column.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Column> {
    let query = try CommandFilter.query(filter, of: Column.self, in: place)
    let asset = try asset.find(in: place)
    let client = try place.session.platform()
    let reader = ListReader.pages { cursor throws(PlatformError) in
      try client.columns(of: asset.id, after: cursor, limit: 100)
    }
    return Listing("columns of \(asset.name)", reader).filtered(by: query, in: place)
  }
}
