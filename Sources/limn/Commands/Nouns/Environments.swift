import ArgumentParser
import ExplorerModel
import Filters
import JSON
import PlatformClient
import PlatformModel

/// `limn environments`: what jobs and notebooks run in.
struct EnvironmentsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "environments", abstract: "List the environments of a project or space.")

  @Argument(help: CommandFilter.help(EnvironmentRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<EnvironmentRow> {
    try SpecificationList(place: place, group: "environments", plural: "environments")
      .listing(filter, container, EnvironmentRow.init)
  }
}

/// An environment.
struct EnvironmentRow: ListRow {
  let json: JSONValue
  let rowID: String

  init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  static let columns: [OutputColumn<EnvironmentRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { Cell($0.json.word("entity", "environment", "sub_type")) },
    OutputColumn("hardware") { Cell($0.part("hardware_specification")) },
    OutputColumn("software") { Cell($0.part("software_specification")) },
    .wide("display_name") { Cell($0.json.word("entity", "environment", "display_name")) },
    .wide("description") { Cell($0.json.word("metadata", "description")) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("metadata", "name") ?? rowID }

  static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  private func part(_ name: String) -> String? {
    json.word("entity", "environment", name, "metadata", "name")
      ?? json.word("entity", "environment", name, "name")
  }
}

/// What the lists of environments and specifications have in common: they come whole.
struct SpecificationList {
  let place: Surroundings
  let group: String
  let plural: String

  func listing<Row: ListRow>(
    _ filter: [String], _ option: ContainerOption, _ row: @escaping @Sendable (JSONValue) -> Row?
  ) throws -> Listing<Row> {
    let query = try CommandFilter.query(filter, of: Row.self, in: place)
    let container = try option.required(in: place)
    try container.requireNoCatalog(plural)
    let request = try place.session.request(
      group, "list",
      ["project_id": container.id.project, "space_id": container.id.space])
    let rows = ListReader.rows(of: request, try place.session.operations(for: request.operation))
    return Listing("\(plural) in \(container.name)", rows.map(row))
      .filtered(by: query, in: place)
  }
}

extension ListRow {
  /// Of documents that say so in their metadata.
  static var createdField: FilterList<Self>.Entry {
    .named("created", .moment) { FilterValue($0.json.moment("metadata", "created_at")) }
  }
}
