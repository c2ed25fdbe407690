import Filters
public import JSON
import PlatformModel

/// An asset type, as a container knows it.
public struct AssetTypeRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let name = json.word("name") else { return nil }
    self.json = json
    rowID = name
  }

  public static let columns: [NounColumn<AssetTypeRow>] = [
    NounColumn("name") { .text($0.rowID) },
    NounColumn("fields", .number(nil)) { .number($0.json["fields"]?.array?.count ?? 0) },
    NounColumn("description") { CellValue($0.json.word("description")) },
    .wide("version", .number(nil)) { CellValue($0.json["version"]?.int) },
  ]

  public var rowName: String { rowID }
}

extension Noun {
  /// Source: GET /v2/asset_types
  public static let types = Noun(
    "types", of: "asset type", aliases: ["asset types"], in: .containers(.any), order: "name",
    row: { json, _ in AssetTypeRow(json) }
  ) { scope in
    let id = scope.container
    return NounCall(
      "asset-types", "list",
      ["catalog_id": id?.catalog, "project_id": id?.project, "space_id": id?.space])
  }
}

extension Set<ContainerKind> {
  /// Catalogs, projects and spaces.
  static var any: Set { Set(ContainerKind.allCases) }
  /// Those that have what is run: no catalogs.
  static var working: Set { [.project, .space] }
}
