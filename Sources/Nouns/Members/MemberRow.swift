import Filters
public import JSON
import PlatformModel

/// A member, as catalogs, projects and spaces each tell it.
public struct MemberRow: NounRow {
  public let json: JSONValue
  public let rowID: String
  public let rowName: String
  public let type: String

  /// - Parameter names: what a user is called, where the list does not say.
  public init?(_ json: JSONValue, names: (String) -> String?) {
    let group = json.word("access_group_id")
    guard let id = json.word("user_iam_id") ?? group ?? json.word("id") else { return nil }
    self.json = json
    rowID = id
    type = json.word("type") ?? (group == nil ? "user" : "group")
    rowName = json.word("user_name") ?? (type == "user" ? names(id) : nil) ?? id
  }

  public static let columns: [NounColumn<MemberRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("role") { CellValue($0.json.word("role")) },
    NounColumn("type") { .text($0.type) },
    NounColumn("id") { .text($0.rowID) },
    .wide("state") { CellValue($0.json.word("state")?.lowercased()) },
    .wide("since", .moment) { CellValue($0.json.moment("create_time")) },
  ]
}
