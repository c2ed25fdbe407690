import Filters
public import JSON
import PlatformModel

/// A rating of an asset by one user.
public struct RatingRow: NounRow {
  public let json: JSONValue
  public let rowID: String
  public let author: String?

  public init?(_ json: JSONValue, names: (String) -> String?) {
    guard let id = json.word("metadata", "asset_rating_id") else { return nil }
    self.json = json
    rowID = id
    author = json.word("metadata", "creator_id").map { names($0) ?? $0 }
  }

  public var rowName: String { author ?? rowID }

  public static let columns: [NounColumn<RatingRow>] = [
    NounColumn("rating", .number(0...5)) { CellValue($0.json.number("entity", "rating")) },
    NounColumn("author") { CellValue($0.author) },
    NounColumn("review") { CellValue($0.json.word("entity", "review")) },
    NounColumn("rated", .moment) { CellValue($0.json.moment("metadata", "updated_at")) },
    .wide("id") { .text($0.rowID) },
  ]
}
