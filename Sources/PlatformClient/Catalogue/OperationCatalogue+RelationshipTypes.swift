extension OperationCatalogue {
  /// Relationship Types.
  static let relationshipTypes = """
    list GET /v2/asset_relationship_types
      Find relationship types
      query container_type container_id type_name asset_type artifact_type related_asset_type
        related_artifact_type? limit:number bookmark relationship_name default_display_name?
        bss_account_id? orderby tenancy?
      pages bookmark
    create POST /v2/asset_relationship_types
      Create relationship type
      needs member of the account the types belong to, or administrator of all their containers
      query global?:flag bss_account_id?
      body json {end1,end2,flags..}
    search-ends POST /v2/asset_relationship_types/search_ends
      Find relationship type ends usable by given types
      query catalog_id project_id space_id asset_type artifact_type end_types limit:number
        bookmark orderby relationship_names?
      pages bookmark
    search-used-ends POST /v2/asset_relationship_types/search_used_ends
      Relationship types used by an asset/column/artifact
      query catalog_id project_id space_id asset_id artifact_id artifact_type limit:number
        include_related_types?:flag orderby
    update PATCH /v2/asset_relationship_types/{relationship_type_id}
      Update relationship type
      needs admin of the catalog, or user of its account
      body json-patch
    """
}
