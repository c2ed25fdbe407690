import JSON

/// Which relationship types a search wants.
///
/// Source: GET /v2/asset_relationship_types.
struct RelationshipTypeFilter {
  private let names: Set<String>
  private let displayNames: Set<String>
  private let assetTypes: [String]
  private let artifactTypes: [String]
  private let relatedAssetTypes: [String]
  private let relatedArtifactTypes: [String]
  private let container: String?
  private let tenancy: String?

  init(_ call: Call) throws {
    names = Set(call.queries("relationship_name"))
    displayNames = Set(call.queries("default_display_name"))
    assetTypes = call.queries("asset_type") + call.queries("type_name")
    artifactTypes = call.queries("artifact_type")
    relatedAssetTypes = call.queries("related_asset_type")
    relatedArtifactTypes = call.queries("related_artifact_type")
    let isRelated = !(relatedAssetTypes + relatedArtifactTypes).isEmpty
    guard !isRelated || !(assetTypes + artifactTypes).isEmpty else {
      throw PlatformFault.invalid(
        "A related type can only be set when asset_type or artifact_type is also set.",
        .parameter(relatedAssetTypes.isEmpty ? "related_artifact_type" : "related_asset_type"))
    }
    container = try Self.container(call)
    tenancy = call.query("tenancy")?.uppercased()
    guard tenancy.map({ ["GLOBAL", "BSS_ACCOUNT"].contains($0) }) ?? true else {
      throw PlatformFault.invalid(
        "The tenancy is neither GLOBAL nor BSS_ACCOUNT.", .parameter("tenancy"))
    }
    if let account = call.query("bss_account_id") { try call.requireAccount(account) }
  }

  func admits(_ type: RelationshipTypeRecord) -> Bool {
    let ends = [type.end1, type.end2]
    return (names.isEmpty || ends.contains { names.contains($0.name) })
      && (displayNames.isEmpty || ends.contains { displayNames.contains($0.displayName) })
      && (container == nil
        || ends.contains { $0.containerID == nil || $0.containerID == container })
      && (tenancy == nil || type.isGlobal == (tenancy == "GLOBAL"))
      && hasTypes(type.end1, type.end2)
  }

  private func hasTypes(_ end1: RelationshipTypeEnd, _ end2: RelationshipTypeEnd) -> Bool {
    if (assetTypes + artifactTypes).isEmpty { return true }
    if (relatedAssetTypes + relatedArtifactTypes).isEmpty {
      return [end1, end2].contains { $0.isUntyped || isOwn($0) }
    }
    return end1.isUntyped && end2.isUntyped || isOwn(end1) && isRelated(end2)
      || isOwn(end2) && isRelated(end1)
  }

  private func isOwn(_ end: RelationshipTypeEnd) -> Bool {
    Self.declares(end, assetTypes, artifactTypes)
  }

  private func isRelated(_ end: RelationshipTypeEnd) -> Bool {
    Self.declares(end, relatedAssetTypes, relatedArtifactTypes)
  }

  /// `*` stands for ends without types, `*#_column` for those that take any column.
  private static func declares(
    _ end: RelationshipTypeEnd, _ assetTypes: [String], _ artifactTypes: [String]
  ) -> Bool {
    assetTypes.contains { type in
      if type == "*" { return end.isUntyped }
      if type == RelationshipTypeEnd.anyColumn { return end.accepts(.column(type: "data_asset")) }
      return end.assetTypes.contains(type)
    }
      || artifactTypes.contains { type in
        type == "*" ? end.isUntyped : end.artifactTypes.contains(type)
      }
  }

  private static func container(_ call: Call) throws -> String? {
    guard let id = call.query("container_id") else { return nil }
    let kind = call.query("container_type")?.lowercased() ?? "catalog"
    guard let kind = WorldScope.Kind(rawValue: kind) else {
      throw PlatformFault.invalid(
        "The container type is none of CATALOG, PROJECT, SPACE.", .parameter("container_type"))
    }
    return try call.container(WorldScope(kind: kind, id: id)).scope.id
  }
}
