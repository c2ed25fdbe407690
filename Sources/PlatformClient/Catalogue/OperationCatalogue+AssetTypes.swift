extension OperationCatalogue {
  /// Asset Types.
  static let assetTypes = """
    list GET /v2/asset_types
      List asset types
      query catalog_id^ project_id^ space_id^ bss_account_id^ permits_decorators?:flag
        custom_attributes?:flag lang?
    create POST /v2/asset_types
      Create asset type
      query catalog_id^ project_id^ space_id^ bss_account_id^
      body json
    get GET /v2/asset_types/{type_name}
      Get asset type
      query catalog_id^ project_id^ space_id^ bss_account_id^ lang? scope?
    replace PUT /v2/asset_types/{type_name}
      Replace (or create) asset type
      query catalog_id^ project_id^ space_id^ bss_account_id^
      body json
    delete DELETE /v2/asset_types/{type_name}
      Delete asset type AND its assets
      query catalog_id^ project_id^ space_id^ bss_account_id^
    list-relationship-types GET /v2/asset_types/{type_name}/relationships
      Relationship types of an asset type (deprecated)
      query catalog_id project_id space_id limit:number bookmark orderby relationship_names?
      pages bookmark
    search POST /v2/asset_types/{type_name}/search
      Search assets (Lucene); type_name may be "asset" for all
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag exclude
        allow_metadata_on_dpr_deny:flag limit:number
      body json {query*,limit,sort,bookmark,counts,drilldown,include,skip,include_total_rows}
      pages body
    status GET /v2/asset_types/{type_name}/status
      Index/creation status of asset type
      query bss_account_id
    """
}
