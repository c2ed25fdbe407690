import Filters
public import JSON
import PlatformModel

/// A file or folder.
public struct FileRow: NounRow {
  public let json: JSONValue
  public let path: String

  public init?(_ json: JSONValue) {
    guard let path = json.word("path") else { return nil }
    self.json = json
    self.path = path
  }

  public static let columns: [NounColumn<FileRow>] = [
    NounColumn("path", aliases: ["name"]) { .text($0.path) },
    NounColumn("type") { CellValue($0.json.word("type")) },
    NounColumn("size", .size) { CellValue($0.size) },
    NounColumn("modified", .moment) { CellValue($0.modified) },
    .wide("mime_type") { CellValue($0.json.word("mime_type")) },
    .wide("etag") { CellValue($0.json.word("etag")) },
  ]

  public var rowID: String { path }
  public var rowName: String { path }

  /// Of a folder the platform tells how many things are in it.
  private var size: Int? { json.word("type") == "folder" ? nil : json.number("size") }

  /// `Thu, 30 Jul 2020 08:40:15 GMT`, in a member that the platform misspells.
  private var modified: Timestamp? {
    let words = (json.word("last_modifed") ?? json.word("last_modified") ?? "")
      .split(separator: " ").map(String.init)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard words.count == 6, let month = months.firstIndex(of: words[2]) else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp(iso: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }
}
