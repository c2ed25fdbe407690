extension Noun {
  /// Source: GET /v2/asset_relationship_types
  public static let relationshipTypes = Noun(
    "relationship-types", of: "relationship type", in: .platform,
    row: { json, _ in RelationshipTypeRow(json) }
  ) { _ in NounCall("relationship-types", "list", ["limit": "100"]) }
}
