public import Filters
public import JSON
public import PlatformModel

/// A deleted asset.
public struct TrashRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  public var rowName: String { json.word("metadata", "name") ?? rowID }
  public var type: String { json.word("metadata", "asset_type") ?? "" }
  public var tags: [String] { json.texts("metadata", "tags") }

  /// When it was changed last: the platform does not say when it was deleted.
  public var modifiedAt: Timestamp? { json.moment("metadata", "usage", "last_updated_at") }

  public static let columns: [NounColumn<TrashRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { .text($0.type) },
    NounColumn("id") { .text($0.rowID) },
    .wide("description") { CellValue($0.json.word("metadata", "description")) },
    .wide("tags") { CellValue($0.tags) },
    .wide("modified_by") { CellValue($0.json.word("metadata", "usage", "last_updater_id")) },
    .wide("reason") { CellValue($0.json.word("metadata", "delete_reason")) },
    NounColumn("modified", .moment) { CellValue($0.modifiedAt) },
  ]
  public static var otherFields: [FilterList<Self>.Entry] { [createdField] }
}
