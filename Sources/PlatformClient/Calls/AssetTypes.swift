import JSON
public import PlatformModel

extension PlatformClient {
  /// All asset types a container knows, by name.
  ///
  /// Source: GET /v2/asset_types, payloads 1.4. Not paged.
  public func assetTypes(in container: ContainerID) throws(PlatformError) -> [AssetType] {
    let call = Call.get("v2", "asset_types", query: [container.scope])
    let types = try read(call, "no list") { answer in
      (answer["resources"]?.array ?? answer.array)?.compactMap { AssetType($0) }
    }
    return types.sorted { $0.name < $1.name }
  }
}

extension ContainerID {
  /// `catalog_id=…`, `project_id=…` or `space_id=…`
  var scope: QueryItem { QueryItem(kind.scopeParameter, id) }
}
