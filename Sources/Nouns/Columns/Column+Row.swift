import Filters
import JSON
public import PlatformModel

extension Column: NounRow {
  public static let columns: [NounColumn<Column>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("type") { .text($0.type) },
    NounColumn("nullable", .choice(["true", "false"])) {
      $0.isNullable.map { .flag($0) } ?? .none
    },
    NounColumn("description") { CellValue($0.description) },
    NounColumn("tags") { CellValue($0.tags) },
    NounColumn("terms") { CellValue($0.terms) },
    .wide("data_class") { CellValue($0.dataClass) },
  ]

  public var rowID: String { name }
  public var rowName: String { name }
}
