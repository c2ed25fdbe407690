/// One asset: what is looked for in an index, and the document that is answered.
struct WorldAsset: Hashable, Sendable {
  var scope: WorldScope
  var id: String
  var name: String
  /// Nil if nobody described it; the document has no `metadata.description` then.
  var description: String?
  /// Name of its asset type, such as `data_asset`.
  var type: String
  var tags: [String]
  var ownerID: String
  /// Milliseconds since 1970, whole seconds.
  var created: Int64
  /// Milliseconds since 1970, whole seconds; never before `created`.
  var updated: Int64
  /// `{metadata, entity, attachments?}` as JSON text. Source: GET /v2/assets/{asset_id}.
  var document: [UInt8]
}
