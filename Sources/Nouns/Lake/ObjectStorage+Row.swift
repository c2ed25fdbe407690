import Filters
import JSON
public import PlatformModel

extension ObjectStorage: NounRow {
  public static let columns: [NounColumn<ObjectStorage>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("type") { CellValue($0.type) },
    NounColumn("bucket") { CellValue($0.json.word("storageConfig", "bucket")) },
    NounColumn("region") { CellValue($0.json.word("storageConfig", "region")) },
    .wide("endpoint") { CellValue($0.json.word("storageConfig", "endpoint")) },
    NounColumn("id") { .text($0.id) },
  ]

  public var rowID: String { id }
  public var rowName: String { name }
}
