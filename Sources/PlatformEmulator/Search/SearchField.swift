import GRDB

/// What a field name of a search stands for in the store.
///
/// Source: "Searchable Asset and Attachment Fields" of POST /v2/asset_types/{type}/search.
enum SearchField: Hashable, Sendable {
  case name
  case description
  /// The asset's id; not in the reference, but clients ask for it.
  case id
  /// A column of `asset` in milliseconds.
  case time(String)
  /// Compared as a whole: a number of the index.
  case keyword(Int64)
  /// Nothing is indexed under that name, and nothing is found by it.
  case unknown

  /// `asset.name`, `asset.created_at<string>`, `attachment.name`, `data_asset.mime_type`, …
  init(_ name: String, in database: Database) throws {
    let plain = String(name.prefix { $0 != "<" })
    // Without a section, a field of the asset itself: not in the reference.
    let full = plain.contains(".") ? plain : "asset.\(plain)"
    if let field = Self.columns[full] {
      self = field
    } else if let field = IndexedField.byName[full] {
      self = .keyword(field.rawValue)
    } else if let number = try Declarations.number(of: full, database) {
      self = .keyword(number)
    } else {
      self = .unknown
    }
  }

  private static let columns: [String: SearchField] = [
    "asset.name": .name,
    "asset.description": .description,
    "asset.asset_id": .id,
    "asset.created_at": .time("created"),
    "asset.created": .time("created"),
    "asset.last_updated_at": .time("updated"),
    "asset.last_update_time": .time("updated"),
    "asset.usage.last_updated_at": .time("updated"),
    "usage.last_updated_at": .time("updated"),
  ]
}
