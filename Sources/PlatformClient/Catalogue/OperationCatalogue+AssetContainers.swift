extension OperationCatalogue {
  /// Asset Containers.
  static let assetContainers = """
    archive POST /v2/asset_containers/archive
      Archive asset database of container
      query catalog_id^ project_id^ space_id^
      body json
      wait archive
    archive-info GET /v2/asset_containers/archive_info
      Archive/restore state
      query catalog_id^ project_id^ space_id^
    get-configurations GET /v2/asset_containers/configurations
      Container configuration (duplicate handling, reporting, purge)
      query catalog_id^ project_id^ space_id^
    set-configurations PUT /v2/asset_containers/configurations
      Replace container configuration
      query catalog_id^ project_id^ space_id^
      body json
    restore POST /v2/asset_containers/restore
      Restore archived container
      query catalog_id^ project_id^ space_id^
      wait archive
    """
}
