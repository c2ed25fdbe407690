import Filters
public import JSON
import PlatformModel

/// A connection. Its secrets are masked: they are for the platform to use, not for a list.
public struct ConnectionRow: NounRow {
  public let json: JSONValue
  public let rowID: String
  public let type: String

  public init?(_ json: JSONValue, types: [String: String]) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = Secrets.masked(json)
    rowID = id
    let type = json.word("entity", "datasource_type") ?? ""
    self.type = types[type] ?? type
  }

  public static let columns: [NounColumn<ConnectionRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { CellValue($0.type) },
    NounColumn("place") { CellValue($0.place) },
    .wide("database") { CellValue($0.json.word("entity", "properties", "database")) },
    .wide("user") { CellValue($0.json.word("entity", "properties", "username")) },
    .wide("description") { CellValue($0.json.word("entity", "description")) },
    .wide("tags") { CellValue($0.json.texts("metadata", "tags")) },
    .wide("owner") { CellValue($0.owner) },
    NounColumn("created", .moment) { CellValue($0.json.moment("metadata", "create_time")) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("entity", "name") ?? rowID }
  private var owner: String? { json.word("entity", "owner_id") }

  /// Where it leads, as its kind of source calls that.
  private var place: String? {
    ["host", "url", "bootstrap_servers", "brokers", "bucket"].lazy
      .compactMap { json.word("entity", "properties", $0) }.first
  }
}
