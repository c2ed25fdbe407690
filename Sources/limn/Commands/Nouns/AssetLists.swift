import ArgumentParser
import ExplorerModel
import Filters
import JSON
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
    let request = try place.session.request("asset-lists", "list", ["limit": "100"])
    let rows = ListReader.rows(
      of: request, try place.session.operations(for: request.operation))
    return Listing("lists of assets", rows.map { AssetListRow($0, names: names.name) })
      .filtered(by: query, in: place)
  }
}

/// A list of assets that somebody keeps or ordered.
struct AssetListRow: ListRow {
  let json: JSONValue
  let rowID: String
  let owner: String?

  init?(_ json: JSONValue, names: (String) -> String?) {
    guard let id = json.word("id") ?? json.word("metadata", "id") else { return nil }
    self.json = json
    rowID = id
    owner = json.word("access_control", "owner").map { names($0) ?? $0 }
  }

  var rowName: String { json.word("name") ?? rowID }

  static let columns: [OutputColumn<AssetListRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { Cell($0.json.word("type")) },
    OutputColumn("state") { Cell($0.json.word("state")) },
    OutputColumn("owner") { Cell($0.owner) },
    OutputColumn("id") { .text($0.rowID) },
    .wide("description") { Cell($0.json.word("description")) },
    .wide("created", .moment) { Cell($0.json.moment("created_at")) },
    OutputColumn("modified", .moment) { Cell($0.json.moment("last_updated_at")) },
  ]
}
