extension OperationCatalogue {
  /// Connections.
  static let connections = """
    list GET /v2/connections
      List connections
      query catalog_id^ project_id^ space_id^ userfs:flag sort start limit:number metadata.creator
        entity.name entity.datasource_type entity.context entity.properties entity.flags
        interaction_properties?:flag decrypt_secrets:flag include_properties:flag
      pages link
    create POST /v2/connections
      Create connection (or reference: ref_catalog_id+ref_asset_id)
      query catalog_id^ project_id^ space_id^ userfs:flag test:flag persist:flag
      body json
    get GET /v2/connections/{connection_id}
      Get connection
      query catalog_id^ project_id^ space_id^ userfs:flag entity.product
        interaction_properties?:flag decrypt_secrets:flag
    delete DELETE /v2/connections/{connection_id}
      Delete connection
      query catalog_id^ project_id^ space_id^ userfs:flag
    update PATCH /v2/connections/{connection_id}
      Update connection (answers entity only)
      query catalog_id^ project_id^ space_id^ userfs:flag test:flag persist:flag skip_enforcement?
      body json-patch
    copy POST /v2/connections/{connection_id}/copy
      Copy connection to another project
      query project_id* target_project_id*
    browse-unsaved POST /v2/connections/assets
      Discover assets of an ad-hoc connection
      query path limit:number offset:number fetch detail:flag context properties filters
      body json (connection)
    browse GET /v2/connections/{connection_id}/assets
      Browse assets under a path of a connection
      query path* catalog_id^ project_id^ space_id^ userfs:flag data_asset_id
        data_asset_catalog_id data_asset_project_id data_asset_space_id limit:number offset:number
        fetch detail:flag context properties filters
      pages link
    browse-data-asset GET /v2/connections/assets/{data_asset_id}
      Browse/preview a connected data asset
      query catalog_id^ project_id^ space_id^ userfs:flag limit:number offset:number fetch
        detail:flag context properties filters path
      pages link
    list-actions GET /v2/connections/{connection_id}/actions
      List actions
      query catalog_id^ project_id^ space_id^ userfs:flag
    perform PUT /v2/connections/{connection_id}/actions/{action_name}
      Run action (test, get_record_count, ...)
      query catalog_id^ project_id^ space_id^ userfs:flag
      body json (free map)
    upload-file POST /v2/connections/files/{file_name}
      Upload driver file
      body multipart or octets
    list-files GET /v2/connections/files
      List driver files
      query limit:number offset:number
      pages link
    migrate-files PUT /v2/connections/files
      Migrate driver files
      query list_only? catalogs? projects? spaces?
    get-file GET /v2/connections/files/{file_name}
      Download driver file (octets in response)
      query hash
    delete-file DELETE /v2/connections/files/{file_name}
      Delete driver file
      query hash
    version GET /v2/connections/version
      Connections service version and status
    functional-ids GET /v2/connections/functional_ids
      Functional ids
    openapi GET /v2/connections/api/docs
      OpenAPI/Swagger of connections service
    """
}
