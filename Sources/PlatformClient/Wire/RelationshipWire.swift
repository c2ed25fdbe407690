import JSON
import PlatformModel

extension Relationship {
  /// Nil if it names no other end. An end without a container lies in that of the question.
  ///
  /// Source: POST /v2/assets/get_relationships, payloads 1.9.
  init?(_ json: JSONValue, in container: ContainerID) {
    let asset = json.word("asset_id").map { AssetID($0, in: Self.container(json) ?? container) }
    let artifact = json.word("artifact_id")
    guard asset != nil || artifact != nil else { return nil }
    self.init(
      name: json.word("relationship_name") ?? "", asset: asset,
      artifactID: asset == nil ? artifact : nil,
      relatedName: json.word("asset_name") ?? json.word("artifact_name"),
      relatedType: json.word("asset_type") ?? json.word("artifact_type"),
      columnName: json.word("column_name"), createdAt: json.moment("created", "created_at"),
      json: json)
  }

  private static func container(_ json: JSONValue) -> ContainerID? {
    for kind in [ContainerKind.project, .space, .catalog] {
      if let id = json.word(kind.scopeParameter) { return ContainerID(kind, id) }
    }
    return nil
  }
}
