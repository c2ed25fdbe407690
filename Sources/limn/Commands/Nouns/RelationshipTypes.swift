import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn relationship-types`: how things can be related.
struct RelationshipTypesCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "relationship-types", abstract: "List the types of relationships.")

  @Argument(help: CommandFilter.help(RelationshipTypeRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<RelationshipTypeRow> {
    let query = try CommandFilter.query(filter, of: RelationshipTypeRow.self, in: place)
    let rows = try place.session.rows(of: .relationshipTypes, in: .platform)
    return Listing("relationship types", rows.map(RelationshipTypeRow.init))
      .filtered(by: query, in: place)
  }
}
