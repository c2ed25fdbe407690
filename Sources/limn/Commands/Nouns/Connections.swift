import ArgumentParser
import ExplorerModel
import Filters
import JSON
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

/// A connection. Its secrets are masked: they are for the platform to use, not for a list.
struct ConnectionRow: ListRow {
  let json: JSONValue
  let rowID: String
  let type: String

  init?(_ json: JSONValue, types: [String: String]) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = Secrets.masked(json)
    rowID = id
    let type = json.word("entity", "datasource_type") ?? ""
    self.type = types[type] ?? type
  }

  static let columns: [OutputColumn<ConnectionRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { Cell($0.type) },
    OutputColumn("place") { Cell($0.place) },
    .wide("database") { Cell($0.json.word("entity", "properties", "database")) },
    .wide("user") { Cell($0.json.word("entity", "properties", "username")) },
    .wide("description") { Cell($0.json.word("entity", "description")) },
    .wide("tags") { Cell($0.json.texts("metadata", "tags")) },
    .wide("owner") { Cell($0.owner) },
    OutputColumn("created", .moment) { Cell($0.json.moment("metadata", "create_time")) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("entity", "name") ?? rowID }
  private var owner: String? { json.word("entity", "owner_id") }

  /// Where it leads, as its kind of source calls that.
  private var place: String? {
    ["host", "url", "bootstrap_servers", "brokers", "bucket"].lazy
      .compactMap { json.word("entity", "properties", $0) }.first
  }
}
