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
    let sections = json["entity"]?.object?.keys ?? []
    self.init(
      asset: asset, ratingCount: metadata.integer("total_ratings") ?? 0,
      state: metadata.word("asset_state"),
      attributeNames: metadata["asset_attributes"]?.array == nil
        ? sections : metadata.texts("asset_attributes"),
      attachmentNames: json["attachments"]?.array?.compactMap {
        $0.word("name") ?? $0.word("id")
      } ?? [],
      json: json)
  }
}
