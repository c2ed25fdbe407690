extension OperationCatalogue {
  /// Assets.
  static let assets = """
    list GET /v2/assets
      List assets of a container (undocumented)
      query project_id^ space_id^ limit?:number bookmark?
      pages bookmark
    create POST /v2/assets
      Create asset
      query catalog_id^ project_id^ space_id^ duplicate_action
        hide_deprecated_response_fields:flag
      body json {metadata,entity,attachments?}
    bulk-get GET /v2/assets/bulk
      Get up to 20 assets
      query asset_ids* catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag exclude
        hide_deprecated_response_fields:flag include_relationship_count:flag
        include_source_columns:flag
    bulk-delete DELETE /v2/assets/bulk
      Delete up to 20 assets
      needs owner of the asset, or admin or editor of its container
      query asset_ids* catalog_id^ project_id^ space_id^ purge_on_delete:flag
        days_until_purge?:number
    bulk-copy POST /v2/assets/bulk_copy
      Copy (publish/promote/clone) assets with optional deep copy
      query catalog_id^ project_id^ deep_copy:flag
        auto_copy_connections_in_remote_attachments:flag duplicate_action
        hide_deprecated_response_fields:flag
      body json {catalog_id|project_id|space_id target, copy_configurations:[]}
      wait copy-task
    bulk-create POST /v2/assets/bulk_create
      Create up to 20 assets
      query catalog_id^ project_id^ space_id^ duplicate_action
        hide_deprecated_response_fields:flag
      body json {assets:[]}
    bulk-patch POST /v2/assets/bulk_patch
      Patch up to 20 assets
      query catalog_id^ project_id^ space_id^ duplicate_action exclude
        hide_deprecated_response_fields:flag
      body json {resources:[{asset_id,operations:[json-patch]}]}
    copy-status GET /v2/assets/copy_status/{copy_task_id}
      Status of bulk copy
    create-object-url POST /v2/assets/create_object_url
      Signed PUT url for an object
      query catalog_id^ project_id^ space_id^
      body json {name,asset_type | asset_id, expires_in}
    deepcopy-status GET /v2/assets/deepcopy/{deep_copy_task_id}
      Status of deep copy
    duplicates-bulk-search POST /v2/assets/duplicates/bulk_search
      Find duplicates of up to 20 assets
      query catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag exclude limit:number
      body json {resources:[]}
    duplicates-search POST /v2/assets/duplicates/search
      Find duplicates of one asset
      query catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag exclude limit:number
        hide_deprecated_response_fields:flag
      body json {catalog_id|project_id|space_id,asset_id | asset:{}}
    get-ibm-data-source GET /v2/assets/ibm_data_source
      Find the ibm_data_source asset of an endpoint
      query catalog_id* bss_account_id host? port?:number physical_collection?
        hide_deprecated_response_fields:flag
    publish-metadata POST /v2/assets/publish
      Publish project-referenced metadata to catalog
      query hide_deprecated_response_fields:flag
      body json {metadata:{..published_to:{catalog_id}},entity}
    get GET /v2/assets/{asset_id}
      Get asset
      query catalog_id^ project_id^ space_id^ revision_id allow_metadata_on_dpr_deny:flag exclude
        hide_deprecated_response_fields:flag
    delete DELETE /v2/assets/{asset_id}
      Delete asset (to trash, or purge)
      needs editor or admin of the project or space; in a catalog admin, or editor who owns or
        may edit the asset
      query catalog_id^ project_id^ space_id^ purge_on_delete:flag days_until_purge?:number
    update PATCH /v2/assets/{asset_id}
      Update asset metadata
      needs editor or admin of the project or space; in a catalog admin, or editor who owns or
        may edit the asset
      query catalog_id^ project_id^ space_id^ duplicate_action
        hide_deprecated_response_fields:flag exclude
      body json-patch
    clone POST /v2/assets/{asset_id}/clone
      Catalog to project copy
      query catalog_id* duplicate_action hide_deprecated_response_fields:flag
      body json {project_id,member_roles?,mode?,metadata?}
    update-collaborators PATCH /v2/assets/{asset_id}/collaborators
      Edit asset collaborators (deprecated form)
      needs owner or editor of the asset, or admin of the catalog
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag exclude
      body json-patch or merge
    deepcopy POST /v2/assets/{asset_id}/deepcopy
      Deep copy asset to target container
      needs editor or admin of both, from a project to a space
      query project_id^ catalog_id^ revision_id duplicate_action
      body json {catalog_id|project_id|space_id target,...}
      wait deep-copy-task
    set-owner PUT /v2/assets/{asset_id}/owner
      Set owner (deprecated)
      needs owner of the asset, or admin among its collaborators
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag exclude
      body json {owner,owner_id}
    set-perms PUT /v2/assets/{asset_id}/perms
      Set privacy (rov)
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag exclude
      body json {mode,collaborator_ids?,member_roles?}
    promote POST /v2/assets/{asset_id}/promote
      Project to space
      needs editor or admin of both the project and the space
      query project_id* revision_id duplicate_action hide_deprecated_response_fields:flag
      body json {space_id,mode,member_roles,metadata}
    publish POST /v2/assets/{asset_id}/publish
      Project to catalog
      needs editor or admin of both the project and the catalog
      query project_id* revision_id duplicate_action hide_deprecated_response_fields:flag
      body json {catalog_id,mode,member_roles,metadata}
    """
}
