extension OperationCatalogue {
  /// Attributes.
  static let attributes = """
    list GET /v2/assets/{asset_id}/attributes
      List attributes (entity map)
      query catalog_id^ project_id^ space_id^ revision_id allow_metadata_on_dpr_deny:flag exclude
    create POST /v2/assets/{asset_id}/attributes
      Create attribute
      query catalog_id^ project_id^ space_id^ duplicate_action
      body json {name,entity}
    get GET /v2/assets/{asset_id}/attributes/{attribute_key}
      Get attribute
      query catalog_id^ project_id^ space_id^ revision_id allow_metadata_on_dpr_deny:flag exclude
    delete DELETE /v2/assets/{asset_id}/attributes/{attribute_key}
      Delete attribute
      query catalog_id^ project_id^ space_id^ duplicate_action
    update PATCH /v2/assets/{asset_id}/attributes/{attribute_key}
      Patch attribute (e.g. column_info)
      query catalog_id^ project_id^ space_id^ exclude duplicate_action
      body json-patch
    """
}
