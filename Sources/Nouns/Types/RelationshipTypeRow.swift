import Filters
public import JSON
import PlatformModel

/// A type of relationships, which has a name from either end.
public struct RelationshipTypeRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "id") else { return nil }
    self.json = json
    rowID = id
  }

  public var rowName: String { json.word("end1", "relationship_name") ?? rowID }

  public static let columns: [NounColumn<RelationshipTypeRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("reverse") { CellValue($0.json.word("end2", "relationship_name")) },
    NounColumn("reads") { CellValue($0.json.word("end1", "default_display_name")) },
    NounColumn("lineage", .choice(["true", "false"])) {
      $0.json.at(["flags", "use_for_lineage_traversal"])?.bool.map { .flag($0) } ?? .none
    },
    .wide("multiplicity") { CellValue($0.json.word("end1", "multiplicity")) },
    .wide("reverse_multiplicity") { CellValue($0.json.word("end2", "multiplicity")) },
    .wide("tenancy") { CellValue($0.json.word("metadata", "tenancy")) },
    .wide("created", .moment) { CellValue($0.json.moment("metadata", "created_at")) },
    .wide("id") { .text($0.rowID) },
  ]
}
