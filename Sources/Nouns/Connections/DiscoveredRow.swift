import Filters
public import JSON
import PlatformModel

/// Something that lies behind a connection.
public struct DiscoveredRow: NounRow {
  public let json: JSONValue
  public let rowName: String

  public init?(_ json: JSONValue) {
    guard let name = json.word("name") ?? json.word("path") else { return nil }
    self.json = json
    rowName = name
  }

  public static let columns: [NounColumn<DiscoveredRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.json.word("type")) },
    NounColumn("path") { CellValue($0.json.word("path")) },
    .wide("description") { CellValue($0.json.word("description")) },
    .wide("tags") { CellValue($0.json.texts("tags")) },
  ]

  /// What the command takes to look there.
  public var rowID: String { json.word("path") ?? rowName }
}
