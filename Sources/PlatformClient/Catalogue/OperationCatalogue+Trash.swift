extension OperationCatalogue {
  /// Trash.
  static let trash = """
    list GET /v2/trashed_assets
      List trashed assets
      query catalog_id^ project_id^ space_id^ older_than newer_than
        allow_metadata_on_dpr_deny:flag hide_deprecated_response_fields:flag limit:number bookmark
      pages bookmark
    count GET /v2/trashed_assets/count
      Count trashed assets
      query catalog_id^ project_id^ space_id^
    purge-all DELETE /v2/trashed_assets/purge_all
      Empty the trash
      query catalog_id^ project_id^ space_id^
      wait empty-trash
    get GET /v2/trashed_assets/{asset_id}
      Get trashed asset
      query catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag exclude
        hide_deprecated_response_fields:flag
    delete DELETE /v2/trashed_assets/{asset_id}
      Purge one trashed asset
      query catalog_id^ project_id^ space_id^
    restore POST /v2/trashed_assets/{asset_id}/restore
      Restore
      query catalog_id^ project_id^ space_id^ exclude hide_deprecated_response_fields:flag
        duplicate_action
    """
}
