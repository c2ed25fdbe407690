/// Two assets and what binds them: `source` `name` `target`, as in "segments `derived_from`
/// customers"; from the target it reads `source` `reverseName`.
///
/// Source: POST /v2/assets/get_relationships and search_relationships.
struct WorldRelationship: Hashable, Sendable {
  struct End: Hashable, Sendable {
    var scope: WorldScope
    var assetID: String
    var assetName: String
    var assetType: String
    /// The column it is tied to, if it is not the whole asset.
    var columnName: String?
  }

  /// `metadata.id` of its relationship type.
  var typeID: String
  /// `relationship_name` as seen from `source`: that of `end1` of the type.
  var name: String
  /// `relationship_name` as seen from `target`: that of `end2` of the type.
  var reverseName: String
  var source: End
  var target: End
  var creatorID: String
  /// Milliseconds since 1970.
  var created: Int64
  var updated: Int64
}
