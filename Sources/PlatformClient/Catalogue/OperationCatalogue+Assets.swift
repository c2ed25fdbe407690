extension OperationCatalogue {
  /// Sign-in, files, asset types and assets.
  static let assets = """
    [auth]
    authorize       POST    /icp4d-api/v1/authorize
          Get CPD bearer token from username + password or api_key
        body json
    iam-token       POST    /identity/token
          IBM Cloud IAM: API key to bearer token (host iam.cloud.ibm.com)
        body form
    identity-token  POST    /idprovider/v1/auth/identitytoken
          CPD with IAM integration (bedrock host): user/password to IAM token
        body form
    validate        GET     /v1/preauth/validateAuth
          CPD with IAM integration: IAM token to CPD token (headers username, iam-token)
    me              GET     /icp4d-api/v1/me  Current user (UserInfo)
    list-users      GET     /usermgmt/v2/usermgmt/users
          List users (list, or {user_count,user_data} with include_users_count)
        query offset:number limit:number include_users_count:flag user_ids?  pages offset
    list-users-v1   GET     /usermgmt/v1/usermgmt/users  List users (older)
    current-user    GET     /usermgmt/v1/user/currentUserInfo  Current user profile
    list-groups     GET     /usermgmt/v4/groups  List groups ({results:[]})
        query offset:number limit:number include_groups_count:flag include_default_all_groups:flag
        pages offset
    list-roles      GET     /usermgmt/v1/roles  List roles ({rows:[{id,doc}]})
    list-profiles   GET     /v2/user_profiles
          Look up user profiles by iam_id / name (q lucene-like)
        query q* limit:number skip:number include

    [asset-files]
    list               GET     /v2/asset_files  List file paths (S3 list style)
        in project catalog  query account_id^ space_id^ userfs:flag iam_id flat:flag
          hidden_files:flag hidden_directories:flag minimal:flag root stream:flag limit:number
          offset:number  pages offset  needs viewer or higher
    create-root        PUT     /v2/asset_files  Create container root folder
        in project catalog  query account_id^ space_id^ userfs:flag iam_id initialize_git:flag
        needs admin of the project or space
    delete-many        DELETE  /v2/asset_files  Batch delete files, or delete whole container folder
        several  in project catalog
        query account_id^ space_id^ userfs:flag iam_id root force_delete:flag
        body json (array of paths, optional)
        needs editor of the project or space; admin to delete the whole folder
    get                GET     /v2/asset_files/{path}
          Stream a file, or JSON listing if a folder (path is percent-encoded as ONE segment)
        in project catalog  query account_id^ space_id^ userfs:flag iam_id byte_limit:number
          byte_range size_limit:number signature flat:flag hidden_files:flag hidden_directories:flag
          root inflate:flag target? stream:flag retry?  needs viewer or higher
    head               HEAD    /v2/asset_files/{path}  File headers (etag, size, mime)
        in project catalog  query account_id^ space_id^ userfs:flag iam_id retry? signature
        needs viewer or higher
    put                PUT     /v2/asset_files/{path}  Upload a file (multipart part name: file)
        in project catalog  query account_id^ space_id^ userfs:flag iam_id override:flag signature
          inflate:flag inflate_mode ensure_dir:flag root? validate?  body multipart
        needs editor or higher of the project or space
    delete             DELETE  /v2/asset_files/{path}  Delete one file or folder
        in project catalog  query account_id^ space_id^ userfs:flag iam_id root force_delete:flag
        needs editor or higher of the project or space
    sign               POST    /v2/asset_files/{path}/signed
          Make a signed URL (plain text body, Location header encoded)
        query expires_in:number  in project catalog  query account_id^ space_id^ userfs:flag iam_id
          content_type content_disposition root inflate:flag method validate_exists?:flag
    deflate            POST    /v2/asset_files/{path}/deflate
          Create an archive at path from files in body
        in project space
        query userfs:flag iam_id is_directory:flag notify:flag event_type? hide_log:flag
        body json (array of paths)
    inflate            POST    /v2/asset_files/inflate  Expand archive to target location
        in project space  query inflate_mode delete_archive?:flag  body json {source?,target?}
    copy               POST    /v2/asset_files/copy  Copy file between containers
        query override?:flag iam_id  body json {source:{type?,guid?,path,root,userfs},target:{...}}
        needs viewer of the source and editor of the target
    move               POST    /v2/asset_files/move  Move file between containers
        query override?:flag iam_id  body json (as copy)
        needs viewer of the source and editor of the target
    async-copy         POST    /v2/asset_files/async_copy  Copy, answered when started
        body json (as copy)
    async-delete       POST    /v2/asset_files/async_delete  Batch delete, answered when started
        loses for-good  in project catalog
        query account_id^ space_id^ userfs:flag iam_id root force_delete:flag delete_empty:flag
        body json (array of paths)  needs editor of the project or space
    async-inflate      POST    /v2/asset_files/async_inflate  Inflate, answered when started
        in project space  query inflate_mode delete_archive?:flag  body json
    git-export         POST    /v2/asset_files/git_transactions/export
          git add+commit+push of given assets
        query project_id* transaction_id?
        body json {assets?,commit_message?,access_token:{git_host,token_value},username?}
    git-import         POST    /v2/asset_files/git_transactions/import
          git import/clone into project
        query project_id* transaction_id?  body json {access_token:{git_host,token_value}}
    git-remote         POST    /v2/asset_files/git_transactions/remote  git remote add
        query project_id*  body json {access_token:{...},url?}
    git-delete-remote  POST    /v2/asset_files/git_transactions/delete_remote  git remote remove
        loses for-good  query project_id*
    git-status         GET     /v2/asset_files/git_transactions/status
          List changed files: name,path,status(Unstage|Create|Delete|Modify|Rename)
        query project_id*
    git-uncommitted    GET     /v2/asset_files/git_transactions/uncommitted
          Second list of changed files, same shape
        query project_id*
    git-pull           POST    /v2/asset_files/git_transactions/pull  git pull
        query project_id* transaction_id?
    set-git-settings   PUT     /v2/asset_files/git_transactions/settings  Change git config
        query project_id*  body json {remote:{origin:{..}},http:{sslverify,sslcainfo}}
    get-git-settings   GET     /v2/asset_files/git_transactions/settings  Read git config
        query project_id*

    [asset-containers]
    archive             POST    /v2/asset_containers/archive  Archive asset database of container
        in catalog project space  body json  wait archive
    archive-info        GET     /v2/asset_containers/archive_info  Archive/restore state
        in catalog project space
    get-configurations  GET     /v2/asset_containers/configurations
          Container configuration (duplicate handling, reporting, purge)
        in catalog project space
    set-configurations  PUT     /v2/asset_containers/configurations  Replace container configuration
        in catalog project space  body json
    restore             POST    /v2/asset_containers/restore  Restore archived container
        in catalog project space  wait archive

    [asset-lists]
    list         GET     /v2/asset_lists  List asset lists (cart, wishlist, order)
        query query start limit:number sort  pages link
    create       POST    /v2/asset_lists  Create asset list
        body json
    delete-many  DELETE  /v2/asset_lists  Delete asset lists matching a CEL query
        several  query query
    get          GET     /v2/asset_lists/{asset_list_id}  Get asset list
    delete       DELETE  /v2/asset_lists/{asset_list_id}  Delete asset list
    update       PATCH   /v2/asset_lists/{asset_list_id}  Update asset list metadata/state
        body json-patch
    list-items   GET     /v2/asset_lists/{asset_list_id}/items  List items
        query query start limit:number sort  pages link
    get-item     GET     /v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}  Get item
    update-item  PATCH   /v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}
          Update item properties
        body json-patch

    [relationship-types]
    list              GET     /v2/asset_relationship_types  Find relationship types
        query container_type container_id type_name asset_type artifact_type related_asset_type
          related_artifact_type? limit:number bookmark relationship_name default_display_name?
          bss_account_id? orderby tenancy?  pages bookmark
    create            POST    /v2/asset_relationship_types  Create relationship type
        query global?:flag bss_account_id?  body json {end1,end2,flags..}
        needs member of the account the types belong to, or administrator of all their containers
    search-ends       POST    /v2/asset_relationship_types/search_ends
          Find relationship type ends usable by given types
        reads  query catalog_id project_id space_id asset_type artifact_type end_types limit:number
          bookmark orderby relationship_names?  pages bookmark
    search-used-ends  POST    /v2/asset_relationship_types/search_used_ends
          Relationship types used by an asset/column/artifact
        reads  query catalog_id project_id space_id asset_id artifact_id artifact_type limit:number
          include_related_types?:flag orderby
    update            PATCH   /v2/asset_relationship_types/{relationship_type_id}
          Update relationship type
        body json-patch  needs admin of the catalog, or user of its account

    [asset-types]
    list                     GET     /v2/asset_types  List asset types
        in catalog project space
        query bss_account_id^ permits_decorators?:flag custom_attributes?:flag lang?
    create                   POST    /v2/asset_types  Create asset type
        in catalog project space  query bss_account_id^  body json
    get                      GET     /v2/asset_types/{type_name}  Get asset type
        in catalog project space  query bss_account_id^ lang? scope?
    replace                  PUT     /v2/asset_types/{type_name}  Replace (or create) asset type
        in catalog project space  query bss_account_id^  body json
    delete                   DELETE  /v2/asset_types/{type_name}  Delete asset type AND its assets
        in catalog project space  query bss_account_id^
    list-relationship-types  GET     /v2/asset_types/{type_name}/relationships
          Relationship types of an asset type (deprecated)
        query catalog_id project_id space_id limit:number bookmark orderby relationship_names?
        pages bookmark
    search                   POST    /v2/asset_types/{type_name}/search
          Search assets (Lucene); type_name may be "asset" for all
        reads  in catalog project space  query hide_deprecated_response_fields:flag exclude
          allow_metadata_on_dpr_deny:flag limit:number
        body json {query*,limit,sort,bookmark,counts,drilldown,include,skip,include_total_rows}
        pages body
    status                   GET     /v2/asset_types/{type_name}/status
          Index/creation status of asset type
        query bss_account_id

    [assets]
    list                    GET     /v2/assets  List assets of a container (undocumented)
        in project space  query limit?:number bookmark?  pages bookmark
    create                  POST    /v2/assets  Create asset
        in catalog project space  query duplicate_action hide_deprecated_response_fields:flag
        body json {metadata,entity,attachments?}
    bulk-get                GET     /v2/assets/bulk  Get up to 20 assets
        several  query asset_ids*  in catalog project space
        query allow_metadata_on_dpr_deny:flag exclude hide_deprecated_response_fields:flag
          include_relationship_count:flag include_source_columns:flag
    bulk-delete             DELETE  /v2/assets/bulk  Delete up to 20 assets
        several  loses into-trash  query asset_ids*  in catalog project space
        query purge_on_delete:flag days_until_purge?:number
        needs owner of the asset, or admin or editor of its container
    bulk-copy               POST    /v2/assets/bulk_copy
          Copy (publish/promote/clone) assets with optional deep copy
        several  in catalog project
        query deep_copy:flag auto_copy_connections_in_remote_attachments:flag duplicate_action
          hide_deprecated_response_fields:flag
        body json {catalog_id|project_id|space_id target, copy_configurations:[]}  wait copy-task
    bulk-create             POST    /v2/assets/bulk_create  Create up to 20 assets
        several  in catalog project space
        query duplicate_action hide_deprecated_response_fields:flag  body json {assets:[]}
    bulk-patch              POST    /v2/assets/bulk_patch  Patch up to 20 assets
        several  in catalog project space
        query duplicate_action exclude hide_deprecated_response_fields:flag
        body json {resources:[{asset_id,operations:[json-patch]}]}
    copy-status             GET     /v2/assets/copy_status/{copy_task_id}  Status of bulk copy
    create-object-url       POST    /v2/assets/create_object_url  Signed PUT url for an object
        in catalog project space  body json {name,asset_type | asset_id, expires_in}
    deepcopy-status         GET     /v2/assets/deepcopy/{deep_copy_task_id}  Status of deep copy
    duplicates-bulk-search  POST    /v2/assets/duplicates/bulk_search
          Find duplicates of up to 20 assets
        reads  several  in catalog project space
        query allow_metadata_on_dpr_deny:flag exclude limit:number  body json {resources:[]}
    duplicates-search       POST    /v2/assets/duplicates/search  Find duplicates of one asset
        reads  in catalog project space  query allow_metadata_on_dpr_deny:flag exclude limit:number
          hide_deprecated_response_fields:flag
        body json {catalog_id|project_id|space_id,asset_id | asset:{}}
    get-ibm-data-source     GET     /v2/assets/ibm_data_source
          Find the ibm_data_source asset of an endpoint
        query catalog_id* bss_account_id host? port?:number physical_collection?
          hide_deprecated_response_fields:flag
    publish-metadata        POST    /v2/assets/publish
          Publish project-referenced metadata to catalog
        query hide_deprecated_response_fields:flag
        body json {metadata:{..published_to:{catalog_id}},entity}
    get                     GET     /v2/assets/{asset_id}  Get asset
        in catalog project space  query revision_id allow_metadata_on_dpr_deny:flag exclude
          hide_deprecated_response_fields:flag
    delete                  DELETE  /v2/assets/{asset_id}  Delete asset (to trash, or purge)
        loses into-trash  in catalog project space
        query purge_on_delete:flag days_until_purge?:number  needs editor or admin of the project or
          space; in a catalog admin, or editor who owns or may edit the asset
    update                  PATCH   /v2/assets/{asset_id}  Update asset metadata
        in catalog project space
        query duplicate_action hide_deprecated_response_fields:flag exclude  body json-patch
        needs editor or admin of the project or space; in a catalog admin, or editor who owns or may
          edit the asset
    clone                   POST    /v2/assets/{asset_id}/clone  Catalog to project copy
        query catalog_id* duplicate_action hide_deprecated_response_fields:flag
        body json {project_id,member_roles?,mode?,metadata?}
    update-collaborators    PATCH   /v2/assets/{asset_id}/collaborators
          Edit asset collaborators (deprecated form)
        in catalog project space  query hide_deprecated_response_fields:flag exclude
        body json-patch or merge  needs owner or editor of the asset, or admin of the catalog
    deepcopy                POST    /v2/assets/{asset_id}/deepcopy
          Deep copy asset to target container
        in project catalog  query revision_id duplicate_action
        body json {catalog_id|project_id|space_id target,...}  wait deep-copy-task
        needs editor or admin of both, from a project to a space
    set-owner               PUT     /v2/assets/{asset_id}/owner  Set owner (deprecated)
        in catalog project space  query hide_deprecated_response_fields:flag exclude
        body json {owner,owner_id}  needs owner of the asset, or admin among its collaborators
    set-perms               PUT     /v2/assets/{asset_id}/perms  Set privacy (rov)
        in catalog project space  query hide_deprecated_response_fields:flag exclude
        body json {mode,collaborator_ids?,member_roles?}
    promote                 POST    /v2/assets/{asset_id}/promote  Project to space
        query project_id* revision_id duplicate_action hide_deprecated_response_fields:flag
        body json {space_id,mode,member_roles,metadata}
        needs editor or admin of both the project and the space
    publish                 POST    /v2/assets/{asset_id}/publish  Project to catalog
        query project_id* revision_id duplicate_action hide_deprecated_response_fields:flag
        body json {catalog_id,mode,member_roles,metadata}
        needs editor or admin of both the project and the catalog

    [relationships]
    get                  POST    /v2/assets/get_relationships
          Relationships of asset or artifact (input in QUERY, no body)
        reads  query catalog_id project_id space_id asset_id artifact_id artifact_type
          related_asset_types related_artifact_types bookmark limit:number orderby
          relationship_names include_asset_names?:flag include_artifact_names?:flag
          include_container_names?:flag include_target_columns:flag include_source_columns:flag
        pages bookmark
    search               POST    /v2/assets/search_relationships  Search relationships
        reads  query catalog_id project_id space_id asset_id artifact_id artifact_type
          related_asset_types related_artifact_types bookmark limit:number orderby
          relationship_names include_asset_names?:flag include_artifact_names?:flag
          include_container_names?:flag include_target_columns:flag include_source_columns:flag
          modified_after modified_before  pages bookmark
    set                  POST    /v2/assets/set_relationships  Create up to 20 relationships
        query auto_create?:flag  body json {relationships:[{relationship_name,source,target}]}
    unset                POST    /v2/assets/unset_relationships  Remove up to 20 relationships
        body json (as set)
    list-types-of-asset  GET     /v2/assets/{asset_id}/relationship_types
          Relationship types used by asset (deprecated)
        in catalog project space  query limit:number bookmark? orderby  pages bookmark
    list-of-asset        GET     /v2/assets/{asset_id}/relationships
          Relationships of asset (deprecated)
        in catalog project space  query bookmark limit:number orderby relationship_names
          include_asset_names?:flag include_container_names?:flag  pages bookmark
    create               PUT     /v2/assets/{asset_id}/relationships/{relationship_name}
          Create relationship (deprecated)
        query target_asset_id*  in catalog project space
        query target_catalog_id target_project_id target_space_id
    delete               DELETE  /v2/assets/{asset_id}/relationships/{relationship_name}
          Delete relationship (deprecated)
        query target_asset_id*  in catalog project space
        query target_catalog_id target_project_id target_space_id
    check                HEAD    /v2/assets/{asset_id}/relationships/{relationship_name}
          Does relationship exist
        query target_asset_id*  in catalog project space
        query target_artifact_id? target_artifact_type?

    [attachments]
    create                  POST    /v2/assets/{asset_id}/attachments
          Create attachment (returns url1 for managed ones)
        in catalog project space  query duplicate_action
        body json {asset_type*,name,mime,connection_id,connection_path,object_key,...}
    get                     GET     /v2/assets/{asset_id}/attachments/{attachment_id}
          Get attachment with download url
        query revision_id  in catalog project space
        query private_url:flag response-content-disposition response-content-type
          allow_metadata_on_dpr_deny:flag
    delete                  DELETE  /v2/assets/{asset_id}/attachments/{attachment_id}
          Delete attachment
        in catalog project space  query duplicate_action
    update                  PATCH   /v2/assets/{asset_id}/attachments/{attachment_id}
          Update attachment
        in catalog project space  query duplicate_action  body json-patch or merge
    complete                POST    /v2/assets/{asset_id}/attachments/{attachment_id}/complete
          Mark transfer complete
        in catalog project space
    update-datasource-type  PATCH   /v2/assets/{asset_id}/attachments/{attachment_id}/datasource_type
          Refresh datasource_type from connection
        in catalog project space
    list-resources          GET     /v2/assets/{asset_id}/attachments/{attachment_id}/resources
          Attachment partition info
        query revision_id  in catalog project space  query allow_metadata_on_dpr_deny:flag
    set-resources           PUT     /v2/assets/{asset_id}/attachments/{attachment_id}/resources
          Increase partitions
        in catalog project space  body json {data_partitions}

    [attributes]
    list    GET     /v2/assets/{asset_id}/attributes  List attributes (entity map)
        in catalog project space  query revision_id allow_metadata_on_dpr_deny:flag exclude
    create  POST    /v2/assets/{asset_id}/attributes  Create attribute
        in catalog project space  query duplicate_action  body json {name,entity}
    get     GET     /v2/assets/{asset_id}/attributes/{attribute_key}  Get attribute
        in catalog project space  query revision_id allow_metadata_on_dpr_deny:flag exclude
    delete  DELETE  /v2/assets/{asset_id}/attributes/{attribute_key}  Delete attribute
        in catalog project space  query duplicate_action
    update  PATCH   /v2/assets/{asset_id}/attributes/{attribute_key}
          Patch attribute (e.g. column_info)
        in catalog project space  query exclude duplicate_action  body json-patch

    [asset-extras]
    list-conflicts    GET     /v2/assets/{asset_id}/conflicts  Document conflicts
        in catalog project space  query offset?:number limit:number include_docs?:flag  pages offset
    delete-conflicts  DELETE  /v2/assets/{asset_id}/conflicts  Delete document conflicts
        in catalog project space  body json [revs]
    list-images       GET     /v2/assets/{asset_id}/images  List images of asset
        in catalog project space
    put-image         PUT     /v2/assets/{asset_id}/images  Upload image (binary body)
        in catalog project space  body octets
    delete-image      DELETE  /v2/assets/{asset_id}/images/{image_id}
          Delete image (or GET, heading lost)
        in catalog project space
    list-notes        GET     /v2/assets/{asset_id}/notes  Notes of asset and columns
        query limit:number start? sort  in catalog project space
        query column_names revision_id note_type  pages link
    create-note       POST    /v2/assets/{asset_id}/notes  Create up to 20 notes
        in catalog project space  query revision_id  body json
    get-note          GET     /v2/assets/{asset_id}/notes/{note_id}  Get note
        in catalog project space  query revision_id
    delete-note       DELETE  /v2/assets/{asset_id}/notes/{note_id}  Delete note
        in catalog project space  query revision_id
    update-note       PATCH   /v2/assets/{asset_id}/notes/{note_id}  Replace note text
        in catalog project space  query revision_id  body json-patch (replace /note)
    list-ratings      GET     /v2/assets/{asset_id}/ratings  List ratings
        query limit:number start sort user_filter  in catalog project space  query revision_id
        pages link
    rate              POST    /v2/assets/{asset_id}/ratings  Rate asset
        in catalog project space  query revision_id  body json {rating,review}
    rating-stats      GET     /v2/assets/{asset_id}/ratings/stats  Count per rating
        in catalog project space  query revision_id
    delete-rating     DELETE  /v2/assets/{asset_id}/ratings/{asset_rating_id}  Delete rating
        in catalog project space  query revision_id
    update-rating     PATCH   /v2/assets/{asset_id}/ratings/{asset_rating_id}  Update rating
        in catalog project space  query revision_id  body json {rating,review}
    list-revisions    GET     /v2/assets/{asset_id}/revisions  List revisions
        in catalog project space  query limit:number start hide_deprecated_response_fields:flag
        pages revision
    commit-revision   POST    /v2/assets/{asset_id}/revisions  Commit revision
        in catalog project space  query hide_deprecated_response_fields:flag
        body json {commit_message}
    delete-revisions  DELETE  /v2/assets/{asset_id}/revisions  Delete a revision
        several  query revision_id*  in catalog project space
    """
}
