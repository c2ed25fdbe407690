public import Filters
public import JSON
import PlatformModel

/// A package extension.
public struct PackageSpecRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  public static let columns: [NounColumn<PackageSpecRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.json.word("entity", "package_extension", "type")) },
    NounColumn("interpreter") {
      CellValue($0.json.word("entity", "package_extension", "interpreter"))
    },
    .wide("description") { CellValue($0.json.word("metadata", "description")) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("metadata", "name") ?? rowID }
  public static var otherFields: [FilterList<Self>.Entry] { [createdField] }
}
