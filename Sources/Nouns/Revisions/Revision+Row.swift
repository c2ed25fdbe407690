import Filters
import JSON
public import PlatformModel

extension Revision: NounRow {
  public static let columns: [NounColumn<Revision>] = [
    NounColumn("revision", .number(nil)) { .number($0.number) },
    NounColumn("committed", .moment) { CellValue($0.committedAt) },
    NounColumn("message") { CellValue($0.message) },
    .wide("name") { CellValue($0.name) },
  ]

  public var rowID: String { String(number) }
  public var rowName: String { message ?? rowID }
}
