extension OperationCatalogue {
  /// Exports and Imports.
  static let exports = """
    list-asset-exports GET /v2/asset_exports
      List
      query catalog_id^ project_id^ space_id^ start limit:number
      pages link
    start-export POST /v2/asset_exports
      Start
      query catalog_id^ project_id^ space_id^
      body json
      wait transfer
    get-asset-export GET /v2/asset_exports/{export_id}
      Get status
      query catalog_id^ project_id^ space_id^
    delete-asset-export DELETE /v2/asset_exports/{export_id}
      Cancel or delete
      query catalog_id^ project_id^ space_id^ hard_delete:flag
    list-asset-imports GET /v2/asset_imports
      List
      query catalog_id^ project_id^ space_id^ start limit:number
      pages link
    start-import POST /v2/asset_imports
      Start
      query catalog_id^ project_id^ space_id^
      body multipart or octets
      wait transfer
    get-asset-import GET /v2/asset_imports/{import_id}
      Get status
      query catalog_id^ project_id^ space_id^
    delete-asset-import DELETE /v2/asset_imports/{import_id}
      Cancel or delete
      query catalog_id^ project_id^ space_id^ hard_delete:flag
    download-export GET /v2/asset_exports/{export_id}/content
      Download export zip
      query catalog_id^ project_id^ space_id^
    list-parameter-sets GET /v2/parameter_sets
      List parameter sets
      query project_id^ space_id^
    """
}
