import JSON
import PlatformModel

extension AssetType {
  /// Nil without a name. Source: GET /v2/asset_types, payloads 1.4.
  init?(_ json: JSONValue) {
    guard let name = json.word("name") else { return nil }
    self.init(name: name, description: json.text("description"), json: json)
  }
}
