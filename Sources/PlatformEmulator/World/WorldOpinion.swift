import JSON

/// What people of the world left at an asset, beside the asset itself.
enum WorldOpinion: Sendable {
  case note(WorldNote)
  case rating(WorldRating)
  /// Another document of the asset, from a write at the same time that did not win.
  case conflict(assetID: String, rev: String, JSONValue)
  /// A cart, wish list or order, and its items. Source: GET /v2/asset_lists.
  case list(JSONValue, items: [JSONValue])
}

/// Source: GET /v2/assets/{asset_id}/notes.
struct WorldNote: Hashable, Sendable {
  var id: String
  var assetID: String
  /// Nil: about the whole asset.
  var column: String?
  var text: String
  var creatorID: String
  /// Milliseconds since 1970.
  var created: Int64
}

/// Source: GET /v2/assets/{asset_id}/ratings.
struct WorldRating: Hashable, Sendable {
  var assetID: String
  /// 1 to 5.
  var stars: Int
  var review: String?
  var creatorID: String
  /// Milliseconds since 1970.
  var created: Int64
}
