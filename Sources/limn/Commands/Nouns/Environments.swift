import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
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
    try SpecificationList(place: place, noun: .environments, plural: "environments")
      .listing(filter, container, EnvironmentRow.init)
  }
}

/// What the lists of environments and specifications have in common: they come whole.
struct SpecificationList {
  let place: Surroundings
  let noun: Noun
  let plural: String

  func listing<Row: NounRow>(
    _ filter: [String], _ option: ContainerOption, _ row: @escaping @Sendable (JSONValue) -> Row?
  ) throws -> Listing<Row> {
    let query = try CommandFilter.query(filter, of: Row.self, in: place)
    let container = try option.required(in: place)
    try container.requireNoCatalog(plural)
    let rows = try place.session.rows(of: noun, in: .container(container.id))
    return Listing("\(plural) in \(container.name)", rows.map(row))
      .filtered(by: query, in: place)
  }
}
