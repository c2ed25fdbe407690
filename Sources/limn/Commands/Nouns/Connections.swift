import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn connections`: ways to where data are.
struct ConnectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connections",
    abstract: "List the connections of a container, look through them, test them.",
    subcommands: [
      ConnectionsListCommand.self, ConnectionsDiscoverCommand.self, ConnectionsTestCommand.self,
    ], defaultSubcommand: ConnectionsListCommand.self)
}

struct ConnectionsListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the connections of a container.")

  @Argument(help: CommandFilter.help(ConnectionRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<ConnectionRow> {
    let query = try CommandFilter.query(filter, of: ConnectionRow.self, in: place)
    let container = try container.required(in: place)
    let id = container.id
    let request = try place.session.request(
      "connections", "list",
      [
        "catalog_id": id.catalog, "project_id": id.project, "space_id": id.space, "limit": "100",
        "decrypt_secrets": "false",
      ])
    let rows = ListReader.rows(of: request, try place.session.operations(for: request.operation))
    let types = try DatasourceTypeNames(place)
    return Listing(
      "connections in \(container.name)", rows.map { ConnectionRow($0, types: types.names) }
    ).filtered(by: query, in: place)
  }
}

/// What data source types are called: connections name them by ID.
struct DatasourceTypeNames {
  private(set) var names: [String: String] = [:]

  init(_ place: Surroundings) throws {
    let request = try place.session.request("datasource-types", "list", ["limit": "100"])
    let operations = try place.session.operations(for: request.operation)
    var names: [String: String] = [:]
    try operations.pages(of: request) { page in
      for type in APIAnswer.rows(of: page) ?? [] {
        guard let id = type.word("metadata", "asset_id") else { continue }
        names[id] = type.word("entity", "name")
      }
      return true
    }
    self.names = names
  }
}
