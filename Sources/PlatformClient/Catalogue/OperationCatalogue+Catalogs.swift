extension OperationCatalogue {
  /// Catalogs.
  static let catalogs = """
    list GET /v2/catalogs
      List catalogs
      query limit:number bookmark skip:number include bss_account_id roles orderby
        include_subtypes? subtype name governance_type?
      pages bookmark
    create POST /v2/catalogs
      Create catalog (on CPD with check_bucket_existence=false, then PUT /v2/asset_files)
      needs Administrator of the platform; on IBM Cloud Manager of the catalog account
      query check_bucket_existence:flag check_name_uniqueness?:flag
      body json
    get-default GET /v2/catalogs/default
      Get default catalog
    create-default POST /v2/catalogs/default
      Create default catalog
      query check_bucket_existence:flag check_name_uniqueness?:flag topic_url_root?
      body json {catalog:{..bucket}}
    default-rehome POST /v2/catalogs/default/rehome
      Rehome synced assets
      query bulk? asset_id? source_metadata_collection_id? catalog_id?
      wait rehome
    default-rehome-status GET /v2/catalogs/default/rehome/status
      Status of rehome
      query request_id*
    get GET /v2/catalogs/{catalog_id}
      Get catalog (guid or uid such as ibm-default-hub)
      query bss_account_id
    update PATCH /v2/catalogs/{catalog_id}
      Update catalog name/description
      query check_name_uniqueness?:flag
      body json-patch
    delete DELETE /v2/catalogs/{catalog_id}
      Delete catalog
      query delete_bucket
    get-properties GET /v2/catalogs/{catalog_id}/properties
      Get catalog properties
    update-properties PATCH /v2/catalogs/{catalog_id}/properties
      Update catalog properties
      body json-patch
    export-assets POST /v2/catalogs/export_assets
      Export selected assets as zip of CSV
      query catalog_id* export_asset_id? export_types?
      body json {asset_ids (max 100)}
    import-assets POST /v2/catalogs/import_assets
      Process an import asset
      needs member of the catalog
      query import_asset_id*? action catalog_id* force? duplicate_action
    temporary-credentials POST /v2/catalogs/temporary_credentials
      Temporary AWS credentials (AWS only)
      body json {catalog_id,role_arn,external_id,bucket_name,shared,min_duration_seconds}
    list-members GET /v2/catalogs/{catalog_id}/members
      List members
      query limit:number bookmark member_type
      pages bookmark
    add-members POST /v2/catalogs/{catalog_id}/members
      Add members
      body json {members:[{user_iam_id|access_group_id,role}]}
    get-member GET /v2/catalogs/{catalog_id}/members/{member_id}
      Get member
    update-member PATCH /v2/catalogs/{catalog_id}/members/{member_id}
      Change role
      body json {role}
    delete-member DELETE /v2/catalogs/{catalog_id}/members/{member_id}
      Remove member
    delete-members DELETE /v2/catalogs/{catalog_id}/members/bulk
      Remove up to 20 members
      needs owner, admin or editor of the catalog
      query member_ids* member_type member_types
    """
}
