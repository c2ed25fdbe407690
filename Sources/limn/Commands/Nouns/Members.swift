import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn members`: who may do what in a container.
struct MembersCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "List the members of a container and their roles.")

  @Argument(help: CommandFilter.help(MemberRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<MemberRow> {
    let query = try CommandFilter.query(filter, of: MemberRow.self, in: place)
    let container = try container.required(in: place)
    let names = OwnerNames(try place.session.platform())
    let rows = try place.session.rows(of: .members, in: .container(container.id))
    return Listing(
      "members of \(container.name)", rows.map { MemberRow($0, names: names.name) }
    ).filtered(by: query, in: place)
  }
}
