import Filters
import JSON
public import PlatformModel

extension Container: NounRow {
  public static let columns: [NounColumn<Container>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("kind", aliases: ["type"]) { .text($0.id.kind.rawValue) },
    NounColumn("id") { .text($0.id.id) },
    .wide("description") { CellValue($0.description) },
    .wide("tags") { CellValue($0.tags) },
    .wide("state") { CellValue($0.state) },
    .wide("creator", .named) { CellValue(user: $0.creatorID) },
    .wide("created", .moment) { CellValue($0.createdAt) },
    NounColumn("modified", .moment) { CellValue($0.updatedAt ?? $0.createdAt) },
  ]

  public var rowID: String { id.id }
  public var rowName: String { name }
}
