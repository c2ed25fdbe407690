import JSON

/// Earlier states of assets.
///
/// Source: GET /v2/assets/{asset_id}/revisions.
enum WorldRevisions {
  private static let messages = [
    "First version", "Describe columns", "Add tags", "Rename to the agreed term",
    "Opraven popis", "説明を追加", "Assign owner", "Publish", "Correct the column types",
  ]

  /// Adds revisions 1 to `count`, the last of them committed when the asset was last changed.
  static func add(
    _ count: Int, of asset: WorldAsset, container: WorldContainer, into sink: inout some WorldSink
  ) throws {
    let step = (asset.updated - asset.created) / Int64(count)
    for number in 1...count {
      let isLast = number == count
      let time = isLast ? asset.updated : asset.created + step * Int64(number - 1)
      let message =
        number == 1
        ? messages[0]
        : messages[1 + Int((WorldID.hash(asset.id) &+ UInt64(number)) % UInt64(messages.count - 1))]
      let document = document(
        number, of: asset, container: container, committed: time, message: message,
        name: number == 1 && !isLast ? "\(asset.name)_draft" : asset.name)
      try sink.add(.revision(assetID: asset.id, document))
    }
  }

  private static func document(
    _ number: Int, of asset: WorldAsset, container: WorldContainer, committed: Int64,
    message: String, name: String
  ) -> JSONValue {
    var metadata = JSONObject()
    if asset.scope.kind != .catalog {
      metadata["\(asset.scope.kind.rawValue)_id"] = .string(asset.scope.id)
    }
    metadata["catalog_id"] = .string(container.catalogID)
    metadata["name"] = .string(name)
    metadata["description"] = asset.description.map(JSONValue.string)
    metadata["tags"] = .array(asset.tags.map(JSONValue.string))
    metadata["asset_type"] = .string(asset.type)
    metadata["created"] = JSONValue(asset.created)
    metadata["created_at"] = .string(CalendarDate.seconds(asset.created))
    metadata["owner_id"] = .string(asset.ownerID)
    metadata["version"] = 2
    metadata["asset_state"] = "available"
    metadata["asset_id"] = .string(asset.id)
    metadata["asset_category"] = "USER"
    metadata["revision_id"] = JSONValue(number)
    var commit: JSONValue = [
      "committed_at": .string(CalendarDate.seconds(committed)), "commit_message": .string(message),
    ]
    if number > 1 { commit["previous_revision"] = JSONValue(number - 1) }
    metadata["commit_info"] = commit
    return ["metadata": .object(metadata)]
  }
}
