/// What a field name of a search stands for in the store.
///
/// Source: "Searchable Asset and Attachment Fields" of POST /v2/asset_types/{type}/search.
enum SearchField: Hashable, Sendable {
  case name
  case description
  case tags
  /// A column of `asset` that is matched as a whole.
  case keyword(String)
  /// A column of `asset` in milliseconds.
  case time(String)
  /// Something inside a document: a column of `asset_document`, and a path in it.
  case document(String, path: String)

  /// `asset.name`, `asset.created_at<string>`, `attachment.name`, `data_asset.mime_type`, …
  init(_ name: String) {
    let plain = String(name.prefix { $0 != "<" })
    let parts = plain.split(separator: ".", maxSplits: 1).map(String.init)
    switch parts.count == 2 ? parts[0] : "asset" {
    case "asset": self = Self.ofAsset(parts.last ?? plain)
    case "usage": self = Self.ofAsset(plain)
    case "attachment": self = .document("attachments", path: "$[*]" + Self.path(parts[1]))
    default: self = .document("entity", path: "$" + Self.path(plain))
    }
  }

  private static func ofAsset(_ name: String) -> SearchField {
    switch name {
    case "name": .name
    case "description": .description
    case "tags": .tags
    case "asset_type": .keyword("type")
    case "asset_id": .keyword("id")
    case "owner_id": .keyword("owner")
    case "created_at", "created": .time("created")
    case "last_updated_at", "usage.last_updated_at", "last_update_time": .time("updated")
    case "mode": .document("metadata", path: #"$."rov"."mode""#)
    case "source_asset_id": .document("metadata", path: #"$."source_asset"."asset_id""#)
    case "source_catalog_id": .document("metadata", path: #"$."source_asset"."catalog_id""#)
    case "source_project_id": .document("metadata", path: #"$."source_asset"."project_id""#)
    case "source_space_id": .document("metadata", path: #"$."source_asset"."space_id""#)
    case "source_system": .document("metadata", path: #"$."source_system"."source""#)
    case "source_system_id": .document("metadata", path: #"$."source_system"."source_system_id""#)
    case "source_system_asset_id":
      .document("metadata", path: #"$."source_system"."asset_identifier""#)
    default: .document("metadata", path: "$" + path(name))
    }
  }

  /// `."a"."b"` of `a.b`; quotes inside are dropped, as no field has them.
  private static func path(_ name: String) -> String {
    name.split(separator: ".").map { ".\"\($0.filter { $0 != "\"" })\"" }.joined()
  }

  /// By which results are sorted or counted; never null. `a` is the asset, `d` its document.
  var expression: SQLText {
    switch self {
    case .name: SQLText("a.name")
    case .description: SQLText("coalesce(a.description, '')")
    case .tags:
      SQLText(
        "coalesce((SELECT min(tag) FROM asset_tag WHERE container = a.container "
          + "AND asset = a.rowid), '')")
    case .keyword(let column), .time(let column): SQLText("a.\(column)")
    case .document(let column, let path):
      SQLText(
        "coalesce((SELECT json_extract(\(column), ?) FROM asset_document "
          + "WHERE rowid = a.rowid), '')", path.replacingWildcard())
    }
  }
}

extension String {
  /// The first element in place of all of them.
  fileprivate func replacingWildcard() -> String {
    hasPrefix("$[*]") ? "$[0]" + dropFirst(4) : self
  }
}
