extension OperationCatalogue {
  /// Relationships.
  static let relationships = """
    get POST /v2/assets/get_relationships
      Relationships of asset or artifact (input in QUERY, no body)
      query catalog_id project_id space_id asset_id artifact_id artifact_type related_asset_types
        related_artifact_types bookmark limit:number orderby relationship_names
        include_asset_names?:flag include_artifact_names?:flag include_container_names?:flag
        include_target_columns:flag include_source_columns:flag
      pages bookmark
    search POST /v2/assets/search_relationships
      Search relationships
      query catalog_id project_id space_id asset_id artifact_id artifact_type related_asset_types
        related_artifact_types bookmark limit:number orderby relationship_names
        include_asset_names?:flag include_artifact_names?:flag include_container_names?:flag
        include_target_columns:flag include_source_columns:flag modified_after modified_before
      pages bookmark
    set POST /v2/assets/set_relationships
      Create up to 20 relationships
      query auto_create?:flag
      body json {relationships:[{relationship_name,source,target}]}
    unset POST /v2/assets/unset_relationships
      Remove up to 20 relationships
      body json (as set)
    list-types-of-asset GET /v2/assets/{asset_id}/relationship_types
      Relationship types used by asset (deprecated)
      query catalog_id^ project_id^ space_id^ limit:number bookmark? orderby
      pages bookmark
    list-of-asset GET /v2/assets/{asset_id}/relationships
      Relationships of asset (deprecated)
      query catalog_id^ project_id^ space_id^ bookmark limit:number orderby relationship_names
        include_asset_names?:flag include_container_names?:flag
      pages bookmark
    create PUT /v2/assets/{asset_id}/relationships/{relationship_name}
      Create relationship (deprecated)
      query target_asset_id* catalog_id^ project_id^ space_id^ target_catalog_id target_project_id
        target_space_id
    delete DELETE /v2/assets/{asset_id}/relationships/{relationship_name}
      Delete relationship (deprecated)
      query target_asset_id* catalog_id^ project_id^ space_id^ target_catalog_id target_project_id
        target_space_id
    check HEAD /v2/assets/{asset_id}/relationships/{relationship_name}
      Does relationship exist
      query target_asset_id* catalog_id^ project_id^ space_id^ target_artifact_id?
        target_artifact_type?
    """
}
