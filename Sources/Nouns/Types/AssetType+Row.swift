import Filters
import JSON
public import PlatformModel

extension AssetType: NounRow {
  public static let columns: [NounColumn<AssetType>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("fields", .number(nil)) { .number($0.json["fields"]?.array?.count ?? 0) },
    NounColumn("description") { CellValue($0.description) },
    .wide("version", .number(nil)) { CellValue($0.json["version"]?.int) },
  ]

  public var rowID: String { name }
  public var rowName: String { name }
}
