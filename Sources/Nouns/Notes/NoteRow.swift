import Filters
public import JSON
import PlatformModel

/// A note at an asset or at one of its columns.
public struct NoteRow: NounRow {
  public let json: JSONValue
  public let rowID: String
  public let author: String?

  public init?(_ json: JSONValue, names: (String) -> String?) {
    guard let id = json.word("metadata", "asset_note_id") ?? json.word("metadata", "note_id")
    else { return nil }
    self.json = json
    rowID = id
    author = json.word("metadata", "creator_id").map { names($0) ?? $0 }
  }

  public var rowName: String { json.word("entity", "note") ?? "" }

  public static let columns: [NounColumn<NoteRow>] = [
    NounColumn("written", .moment) { CellValue($0.json.moment("metadata", "created_at")) },
    NounColumn("author") { CellValue($0.author) },
    NounColumn("column") { CellValue($0.json.word("metadata", "column_name")) },
    NounColumn("note") { .text($0.rowName) },
    .wide("id") { .text($0.rowID) },
  ]
}
