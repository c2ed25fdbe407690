public import Filters
public import JSON
import PlatformModel

/// An environment.
public struct EnvironmentRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  public static let columns: [NounColumn<EnvironmentRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.json.word("entity", "environment", "sub_type")) },
    NounColumn("hardware") { CellValue($0.part("hardware_specification")) },
    NounColumn("software") { CellValue($0.part("software_specification")) },
    .wide("display_name") { CellValue($0.json.word("entity", "environment", "display_name")) },
    .wide("description") { CellValue($0.json.word("metadata", "description")) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("metadata", "name") ?? rowID }

  public static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  private func part(_ name: String) -> String? {
    json.word("entity", "environment", name, "metadata", "name")
      ?? json.word("entity", "environment", name, "name")
  }
}
