import ArgumentParser
import ExplorerModel
import Filters
import JSON
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
    let request = try place.session.request("relationship-types", "list", ["limit": "100"])
    let rows = ListReader.rows(
      of: request, try place.session.operations(for: request.operation))
    return Listing("relationship types", rows.map(RelationshipTypeRow.init))
      .filtered(by: query, in: place)
  }
}

/// A type of relationships, which has a name from either end.
struct RelationshipTypeRow: ListRow {
  let json: JSONValue
  let rowID: String

  init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "id") else { return nil }
    self.json = json
    rowID = id
  }

  var rowName: String { json.word("end1", "relationship_name") ?? rowID }

  static let columns: [OutputColumn<RelationshipTypeRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("reverse") { Cell($0.json.word("end2", "relationship_name")) },
    OutputColumn("reads") { Cell($0.json.word("end1", "default_display_name")) },
    OutputColumn("lineage", .choice(["true", "false"])) {
      $0.json.at(["flags", "use_for_lineage_traversal"])?.bool.map { .flag($0) } ?? .none
    },
    .wide("multiplicity") { Cell($0.json.word("end1", "multiplicity")) },
    .wide("reverse_multiplicity") { Cell($0.json.word("end2", "multiplicity")) },
    .wide("tenancy") { Cell($0.json.word("metadata", "tenancy")) },
    .wide("created", .moment) { Cell($0.json.moment("metadata", "created_at")) },
    .wide("id") { .text($0.rowID) },
  ]
}
