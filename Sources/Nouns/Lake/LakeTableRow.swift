import Filters
public import JSON
import PlatformModel

/// A pipe table.
public struct LakeTableRow: NounRow {
  public let json: JSONValue
  public let rowName: String

  public init?(_ json: JSONValue) {
    let table = json.lakeObject
    guard let name = table.word("tableName") else { return nil }
    self.json = table
    rowName = name
  }

  public static let columns: [NounColumn<LakeTableRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("path") { CellValue($0.json.word("pathPrefix")) },
    NounColumn("columns", .number(nil)) { CellValue($0.json["columns"]?.array?.count) },
    .wide("column_names") {
      CellValue($0.json["columns"]?.array?.compactMap { $0.word("name") } ?? [])
    },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowID: String { json.word("pipeTableId") ?? rowName }
}
