import JSON
import PlatformModel

extension AssetDetail {
  /// Nil without `metadata.asset_id`.
  ///
  /// Source: GET /v2/assets/{asset_id}, payloads 1.6.
  init?(_ json: JSONValue, in container: ContainerID) {
    guard let asset = Asset(json, in: container), let metadata = json["metadata"] else {
      return nil
    }
    let ratings = metadata.integer("total_ratings") ?? 0
    let sections = json["entity"]?.object?.keys ?? []
    self.init(
      asset: asset, privacy: metadata["rov"]?.integer("mode").map(Privacy.init(mode:)),
      rating: ratings > 0 ? metadata.decimal("rating") : nil, ratingCount: ratings,
      size: metadata.integer("size"), state: metadata.word("asset_state"),
      attributeNames: metadata["asset_attributes"]?.array == nil
        ? sections : metadata.texts("asset_attributes"),
      attachmentNames: json["attachments"]?.array?.compactMap {
        $0.word("name") ?? $0.word("id")
      } ?? [],
      json: json)
  }
}

extension Privacy {
  fileprivate init(mode: Int) {
    switch mode {
    case 0: self = .public
    case 8: self = .private
    case 16: self = .hidden
    default: self = .other(mode)
    }
  }
}
