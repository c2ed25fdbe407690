import Filters
public import JSON
import PlatformModel

/// A list of assets that somebody keeps or ordered.
public struct AssetListRow: NounRow {
  public let json: JSONValue
  public let rowID: String
  public let owner: String?

  public init?(_ json: JSONValue, names: (String) -> String?) {
    guard let id = json.word("id") ?? json.word("metadata", "id") else { return nil }
    self.json = json
    rowID = id
    owner = json.word("access_control", "owner").map { names($0) ?? $0 }
  }

  public var rowName: String { json.word("name") ?? rowID }

  public static let columns: [NounColumn<AssetListRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.json.word("type")) },
    NounColumn("state") { CellValue($0.json.word("state")) },
    NounColumn("owner") { CellValue($0.owner) },
    NounColumn("id") { .text($0.rowID) },
    .wide("description") { CellValue($0.json.word("description")) },
    .wide("created", .moment) { CellValue($0.json.moment("created_at")) },
    NounColumn("modified", .moment) { CellValue($0.json.moment("last_updated_at")) },
  ]
}
