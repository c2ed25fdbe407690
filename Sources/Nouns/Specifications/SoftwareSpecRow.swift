public import Filters
public import JSON
import PlatformModel

/// A software specification.
public struct SoftwareSpecRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  public static let columns: [NounColumn<SoftwareSpecRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.json.word("entity", "software_specification", "type")) },
    NounColumn("language") { CellValue($0.configured("language")) },
    NounColumn("platform") { CellValue($0.configured("platform")) },
    .wide("display_name") {
      CellValue($0.json.word("entity", "software_specification", "display_name"))
    },
    .wide("description") { CellValue($0.json.word("metadata", "description")) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("metadata", "name") ?? rowID }
  public static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  /// `python 3.11`.
  private func configured(_ part: String) -> String? {
    let path = ["entity", "software_specification", "software_configuration", part]
    guard let part = json.at(path), let name = part.word("name") else { return nil }
    return [name, part.word("version")].compactMap { $0 }.joined(separator: " ")
  }
}
