extension OperationCatalogue {
  /// Data and Folder Assets.
  static let dataAssets = """
    create-data-asset POST /v2/data_assets
      Create data asset
      query catalog_id^ project_id^ space_id^ duplicate_action
        hide_deprecated_response_fields:flag
      body json {metadata,entity}
    get-data-asset GET /v2/data_assets/{data_asset_id}
      Get data asset
      query catalog_id* project_id space_id revision_id allow_metadata_on_dpr_deny:flag exclude
        hide_deprecated_response_fields:flag
    list-columns GET /v2/data_assets/{data_asset_id}/columns
      Page through columns
      query catalog_id^ project_id^ space_id^ revision_id allow_metadata_on_dpr_deny:flag
        limit:number bookmark sort name?
      pages bookmark
    create-folder-asset POST /v2/folder_assets
      Create folder asset
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag
      body json
    get-folder-asset GET /v2/folder_assets/{asset_id}
      Get folder asset
      query catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag
        hide_deprecated_response_fields:flag
    folder-contents GET /v2/folder_assets/{asset_id}/contents
      Signed URL of an item below the folder
      query path*? catalog_id^ project_id^ space_id^ content_type? content_disposition?
    """
}
