extension OperationCatalogue {
  /// Catalogs, projects and spaces, and what else is in them: connections, environments, jobs.
  static let containers = """
    [catalogs]
    list                   GET     /v2/catalogs  List catalogs
        query limit:number bookmark skip:number include bss_account_id roles orderby
          include_subtypes? subtype name governance_type?  pages bookmark
    create                 POST    /v2/catalogs
          Create catalog (on CPD with check_bucket_existence=false, then PUT /v2/asset_files)
        query check_bucket_existence:flag check_name_uniqueness?:flag  body json
        needs Administrator of the platform; on IBM Cloud Manager of the catalog account
    get-default            GET     /v2/catalogs/default  Get default catalog
    create-default         POST    /v2/catalogs/default  Create default catalog
        query check_bucket_existence:flag check_name_uniqueness?:flag topic_url_root?
        body json {catalog:{..bucket}}
    default-rehome         POST    /v2/catalogs/default/rehome  Rehome synced assets
        query bulk? asset_id? source_metadata_collection_id? catalog_id?  wait rehome
    default-rehome-status  GET     /v2/catalogs/default/rehome/status  Status of rehome
        query request_id*
    get                    GET     /v2/catalogs/{catalog_id}
          Get catalog (guid or uid such as ibm-default-hub)
        query bss_account_id
    update                 PATCH   /v2/catalogs/{catalog_id}  Update catalog name/description
        query check_name_uniqueness?:flag  body json-patch
    delete                 DELETE  /v2/catalogs/{catalog_id}  Delete catalog
        query delete_bucket
    get-properties         GET     /v2/catalogs/{catalog_id}/properties  Get catalog properties
    update-properties      PATCH   /v2/catalogs/{catalog_id}/properties  Update catalog properties
        body json-patch
    export-assets          POST    /v2/catalogs/export_assets  Export selected assets as zip of CSV
        query catalog_id* export_asset_id? export_types?  body json {asset_ids (max 100)}
    import-assets          POST    /v2/catalogs/import_assets  Process an import asset
        query import_asset_id*? action catalog_id* force? duplicate_action
        needs member of the catalog
    temporary-credentials  POST    /v2/catalogs/temporary_credentials
          Temporary AWS credentials (AWS only)
        body json {catalog_id,role_arn,external_id,bucket_name,shared,min_duration_seconds}
    list-members           GET     /v2/catalogs/{catalog_id}/members  List members
        query limit:number bookmark member_type  pages bookmark
    add-members            POST    /v2/catalogs/{catalog_id}/members  Add members
        body json {members:[{user_iam_id|access_group_id,role}]}
    get-member             GET     /v2/catalogs/{catalog_id}/members/{member_id}  Get member
    update-member          PATCH   /v2/catalogs/{catalog_id}/members/{member_id}  Change role
        body json {role}
    delete-member          DELETE  /v2/catalogs/{catalog_id}/members/{member_id}  Remove member
        loses until-added-again
    delete-members         DELETE  /v2/catalogs/{catalog_id}/members/bulk  Remove up to 20 members
        several  loses until-added-again  query member_ids* member_type member_types
        needs owner, admin or editor of the catalog

    [data-assets]
    create-data-asset    POST    /v2/data_assets  Create data asset
        in catalog project space  query duplicate_action hide_deprecated_response_fields:flag
        body json {metadata,entity}
    get-data-asset       GET     /v2/data_assets/{data_asset_id}  Get data asset
        query catalog_id* project_id space_id revision_id allow_metadata_on_dpr_deny:flag exclude
          hide_deprecated_response_fields:flag
    list-columns         GET     /v2/data_assets/{data_asset_id}/columns  Page through columns
        in catalog project space
        query revision_id allow_metadata_on_dpr_deny:flag limit:number bookmark sort name?
        pages bookmark
    create-folder-asset  POST    /v2/folder_assets  Create folder asset
        in catalog project space  query hide_deprecated_response_fields:flag  body json
    get-folder-asset     GET     /v2/folder_assets/{asset_id}  Get folder asset
        in catalog project space
        query allow_metadata_on_dpr_deny:flag hide_deprecated_response_fields:flag
    folder-contents      GET     /v2/folder_assets/{asset_id}/contents
          Signed URL of an item below the folder
        query path*?  in catalog project space  query content_type? content_disposition?

    [trash]
    list       GET     /v2/trashed_assets                     List trashed assets
        in catalog project space  query older_than newer_than allow_metadata_on_dpr_deny:flag
          hide_deprecated_response_fields:flag limit:number bookmark  pages bookmark
    count      GET     /v2/trashed_assets/count               Count trashed assets
        in catalog project space
    purge-all  DELETE  /v2/trashed_assets/purge_all           Empty the trash
        several  in catalog project space  wait empty-trash
    get        GET     /v2/trashed_assets/{asset_id}          Get trashed asset
        in catalog project space
        query allow_metadata_on_dpr_deny:flag exclude hide_deprecated_response_fields:flag
    delete     DELETE  /v2/trashed_assets/{asset_id}          Purge one trashed asset
        in catalog project space
    restore    POST    /v2/trashed_assets/{asset_id}/restore  Restore
        in catalog project space
        query exclude hide_deprecated_response_fields:flag duplicate_action

    [connections]
    list               GET     /v2/connections  List connections
        in catalog project space  query userfs:flag sort start limit:number metadata.creator
          entity.name entity.datasource_type entity.context entity.properties entity.flags
          interaction_properties?:flag decrypt_secrets:flag include_properties:flag  pages link
    create             POST    /v2/connections
          Create connection (or reference: ref_catalog_id+ref_asset_id)
        in catalog project space  query userfs:flag test:flag persist:flag  body json
    get                GET     /v2/connections/{connection_id}  Get connection
        in catalog project space
        query userfs:flag entity.product interaction_properties?:flag decrypt_secrets:flag
    delete             DELETE  /v2/connections/{connection_id}  Delete connection
        in catalog project space  query userfs:flag
    update             PATCH   /v2/connections/{connection_id}
          Update connection (answers entity only)
        in catalog project space  query userfs:flag test:flag persist:flag skip_enforcement?
        body json-patch
    copy               POST    /v2/connections/{connection_id}/copy
          Copy connection to another project
        query project_id* target_project_id*
    browse-unsaved     POST    /v2/connections/assets  Discover assets of an ad-hoc connection
        reads  query path limit:number offset:number fetch detail:flag context properties filters
        body json (connection)
    browse             GET     /v2/connections/{connection_id}/assets
          Browse assets under a path of a connection
        query path*  in catalog project space  query userfs:flag data_asset_id data_asset_catalog_id
          data_asset_project_id data_asset_space_id limit:number offset:number fetch detail:flag
          context properties filters  pages link
    browse-data-asset  GET     /v2/connections/assets/{data_asset_id}
          Browse/preview a connected data asset
        in catalog project space  query userfs:flag limit:number offset:number fetch detail:flag
          context properties filters path  pages link
    list-actions       GET     /v2/connections/{connection_id}/actions  List actions
        in catalog project space  query userfs:flag
    perform            PUT     /v2/connections/{connection_id}/actions/{action_name}
          Run action (test, get_record_count, ...)
        in catalog project space  query userfs:flag  body json (free map)
    upload-file        POST    /v2/connections/files/{file_name}  Upload driver file
        body multipart or octets
    list-files         GET     /v2/connections/files  List driver files
        query limit:number offset:number  pages link
    migrate-files      PUT     /v2/connections/files  Migrate driver files
        query list_only? catalogs? projects? spaces?
    get-file           GET     /v2/connections/files/{file_name}
          Download driver file (octets in response)
        query hash
    delete-file        DELETE  /v2/connections/files/{file_name}  Delete driver file
        query hash
    version            GET     /v2/connections/version  Connections service version and status
    functional-ids     GET     /v2/connections/functional_ids  Functional ids
    openapi            GET     /v2/connections/api/docs  OpenAPI/Swagger of connections service

    [datasource-types]
    list    GET     /v2/datasource_types                    List datasource types
        query sort offset:number limit:number connection_properties:flag interaction_properties:flag
          discovery:flag actions:flag entity.environment entity.product product_selector_scope
          generate_transitive_conditions show_data_source_definition_section  pages link
    create  POST    /v2/datasource_types                    Create datasource type
        body json
    get     GET     /v2/datasource_types/{datasource_type}  Get datasource type (id or name)
        query connection_properties:flag interaction_properties:flag discovery:flag actions:flag
          entity.environment entity.product product_selector_scope generate_transitive_conditions
          show_data_source_definition_section
    delete  DELETE  /v2/datasource_types/{datasource_type}  Delete datasource type
    update  PATCH   /v2/datasource_types/{datasource_type}  Update datasource type
        body json-patch

    [environments]
    list    GET     /v2/environments                     List environments
        in project space  query types exclude_types exclude_languages spark_versions
    create  POST    /v2/environments                     Create environment
        in project space  body json
    get     GET     /v2/environments/{environment_guid}  Get environment
        in project space  query response_format include_conda_yml?:flag
    delete  DELETE  /v2/environments/{environment_guid}  Delete environment
        in project space
    update  PATCH   /v2/environments/{environment_guid}  Update environment (path-keyed object)
        query project_id*  body json (keys are paths)

    [hardware-specifications]
    list    GET     /v2/hardware_specifications  List
        in project space  query name
    create  POST    /v2/hardware_specifications  Create
        in project space  body json
    get     GET     /v2/hardware_specifications/{hardware_specification_guid}  Get
        in project space
    delete  DELETE  /v2/hardware_specifications/{hardware_specification_guid}  Delete
        in project space
    update  PATCH   /v2/hardware_specifications/{hardware_specification_guid}
          Update (path-keyed object)
        query project_id*  body json (keys are paths)

    [software-specifications]
    list                      GET     /v2/software_specifications  List
        in project space  query include_packages:flag name
    create                    POST    /v2/software_specifications  Create derived
        in project space  body json
    get                       GET     /v2/software_specifications/{software_specification_guid}  Get
        in project space
    update                    PATCH   /v2/software_specifications/{software_specification_guid}
          Update (path-keyed object)
        in project space  body json (keys are paths)
    delete                    DELETE  /v2/software_specifications/{software_specification_guid}
          Delete
        in project space
    add-package-extension     PUT     /v2/software_specifications/{software_specification_guid}/package_extensions/{package_extension_guid}
          Add package extension
        in project space
    remove-package-extension  DELETE  /v2/software_specifications/{software_specification_guid}/package_extensions/{package_extension_guid}
          Remove package extension
        loses until-added-again  in project space

    [package-extensions]
    list             GET     /v2/package_extensions  List
        in project space  query name type
    create           POST    /v2/package_extensions  Create (answers href to upload to)
        in project space  body json
    upload-complete  POST    /v2/package_extensions/{package_extension_guid}/upload_complete
          Mark content uploaded
        in project space
    update           PATCH   /v2/package_extensions/{package_extension_guid}
          Update (path-keyed object)
        query project_id*  body json (keys are paths)
    get              GET     /v2/package_extensions/{package_extension_guid}  Get
        in project space
    delete           DELETE  /v2/package_extensions/{package_extension_guid}  Delete
        in project space

    [runtime-definitions]
    list  GET     /v2/runtime_definitions                          List runtime definitions
        query project_id runtime_type include
    get   GET     /v2/runtime_definitions/{runtime_definition_id}  Get runtime definition
        query project_id include

    [global-search]
    update-by-query  POST    /v3/search/update_by_query  Update artifacts by query
        body json
    simple           GET     /v3/search                  Lucene search
        query query* limit:number isSimple:flag role auth_cache:flag auth_scope
    query            POST    /v3/search                  Elasticsearch DSL search
        reads  query role auth_cache:flag auth_scope tenant_scope  body json
    facets           GET     /v3/search/search_facet     Available facets

    [jobs]
    list                GET     /v2/jobs  List jobs
        in project space  query userfs:flag asset_ref asset_ref_type run_id limit:number next name
        pages object
    create              POST    /v2/jobs  Create job
        in project space  query userfs:flag  body json {job:{}}
    get                 GET     /v2/jobs/{job_id}  Get job (id or serving_name)
        in project space  query userfs:flag
    delete              DELETE  /v2/jobs/{job_id}  Delete job and runs
        in project space  query userfs:flag  wait gone
    update              PATCH   /v2/jobs/{job_id}  Update job (ops add, replace)
        in project space  query userfs:flag  body json-patch
    check-serving-name  GET     /v2/jobs/serving_name/{serving_name}  Is serving name free
    list-runs           GET     /v2/jobs/{job_id}/runs  List runs
        in project space  query userfs:flag next limit:number states  pages object
    start-run           POST    /v2/jobs/{job_id}/runs  Start run
        in project space  query userfs:flag  body json {job_run:{}}  wait run
    get-run             GET     /v2/jobs/{job_id}/runs/{run_id}  Get run
        in project space  query userfs:flag
    delete-run          DELETE  /v2/jobs/{job_id}/runs/{run_id}  Delete run
        in project space  query userfs:flag  wait gone
    update-run          PATCH   /v2/jobs/{job_id}/runs/{run_id}  Update run
        in project space  body json-patch
    logs                GET     /v2/jobs/{job_id}/runs/{run_id}/logs  Run log lines
        in project space  query userfs:flag limit:number
    cancel-run          POST    /v2/jobs/{job_id}/runs/{run_id}/cancel  Cancel run
        in project space  query userfs:flag  body json {} (clients also send none)
    pause-run           POST    /v2/jobs/{job_id}/runs/{run_id}/pause  Pause run
        in project space  query userfs:flag  body json {} (clients also send none)
    resume-run          POST    /v2/jobs/{job_id}/runs/{run_id}/resume  Resume run
        in project space  query userfs:flag  body json {} (clients also send none)
    refresh-run         POST    /v2/jobs/{job_id}/runs/{run_id}/refresh_state
          Ask service to refresh run state
        in project space  query userfs:flag
    bulk-delete         POST    /v2/jobs/bulk_delete  Delete jobs in bulk
        several  loses for-good  in project space  query job_ids?  body json?
    openapi             GET     /v2/jobs/docs/schemas/v2-swagger.yaml  Jobs swagger

    [projects]
    list                             GET     /v2/projects  List projects
        query bss_account_id type member roles tag_names name match guids project_ids include
          limit:number bookmark skip:number  pages bookmark
    total                            GET     /v2/projects/total  Count projects
        query bss_account_id type member tag_names
    get                              GET     /v2/projects/{project_id}  Get project
        query include
    update                           PATCH   /v2/projects/{project_id}  Update project
        body json {name,description,type,public,catalog,compute,tools}
    list-members                     GET     /v2/projects/{project_id}/members  List members
        query roles user_names
    add-members                      POST    /v2/projects/{project_id}/members  Add members
        body json {members:[]}
    update-members                   PATCH   /v2/projects/{project_id}/members  Update members
        body json {members:[{user_name,role}]}
    delete-members                   DELETE  /v2/projects/{project_id}/members  Remove members
        several  loses until-added-again  query user_names*
    get-member                       GET     /v2/projects/{project_id}/members/{user_name}
          Get member
        query resolve_groups:flag
    delete-member                    DELETE  /v2/projects/{project_id}/members/{user_name}
          Remove member
        loses until-added-again
    list-tags                        GET     /v2/projects/{project_id}/tags  List tags
    add-tags                         POST    /v2/projects/{project_id}/tags  Add tags
        body json [tag,...]
    update-tags                      PATCH   /v2/projects/{project_id}/tags  Add/remove tags in bulk
        body json [{op:add|remove,tags:[]}]
    delete-tags                      DELETE  /v2/projects/{project_id}/tags
          Delete tags (all if none named)
        several  loses until-added-again  query tag_names
    add-tag                          POST    /v2/projects/{project_id}/tags/{tag}  Add tag
    delete-tag                       DELETE  /v2/projects/{project_id}/tags/{tag}  Delete tag
        loses until-added-again
    get-setting-folders              GET     /v2/projects/{project_id}/settings/folders
          Folder feature setting
    set-setting-folders              PUT     /v2/projects/{project_id}/settings/folders
          Set folder feature
        body json {enabled}
    get-setting-access-restrictions  GET     /v2/projects/{project_id}/settings/access_restrictions
          Project setting access_restrictions
    set-setting-access-restrictions  PUT     /v2/projects/{project_id}/settings/access_restrictions
          Set access_restrictions
        body json {data}
    get-setting-audit-events         GET     /v2/projects/{project_id}/settings/audit_events
          Project setting audit_events
    set-setting-audit-events         PUT     /v2/projects/{project_id}/settings/audit_events
          Set audit_events
        body json {enabled}
    list-tokens                      GET     /v2/projects/{project_id}/tokens
          List project access tokens
    create-token                     POST    /v2/projects/{project_id}/tokens  Create project token
        body json {name,scopes}
    delete-token                     DELETE  /v2/projects/{project_id}/tokens/{token_guid}
          Delete project token
    update-storage                   PATCH   /v2/projects/{project_id}/storage
          Update storage properties
        body json
    openapi                          GET     /v2/projects/docs/schemas/v2-projects-api-openapi.yml
          Projects OpenAPI
    create                           POST    /transactional/v2/projects  Create (or import) project
        query verify_unique_name?:flag  body json or multipart  wait transaction
    delete                           DELETE  /transactional/v2/projects/{project_id}  Delete project
    transaction-status               GET     /transactional/v2/projects/{project_id}/transactions/{transaction_id}
          Status of project transaction

    [spaces]
    list           GET     /v2/spaces                                 List deployment spaces
        query start limit:number total_count:flag id tags include member roles bss_account_id name
          sub_name compute.crn type  pages link
    create         POST    /v2/spaces                                 Create space
        body json  wait space
    get            GET     /v2/spaces/{space_id}                      Get space
        query include
    update         PATCH   /v2/spaces/{space_id}                      Update space
        body json-patch
    delete         DELETE  /v2/spaces/{space_id}                      Delete space
        wait gone
    list-members   GET     /v2/spaces/{space_id}/members              List members
        query start limit:number total_count:flag type role state  pages link
    add-members    POST    /v2/spaces/{space_id}/members              Add members
        body json {members:[]}
    get-member     GET     /v2/spaces/{space_id}/members/{member_id}  Get member
    update-member  PATCH   /v2/spaces/{space_id}/members/{member_id}  Change role
        body json-patch
    delete-member  DELETE  /v2/spaces/{space_id}/members/{member_id}  Remove member
        loses until-added-again

    [exports]
    list-asset-exports   GET     /v2/asset_exports                      List
        in catalog project space  query start limit:number  pages link
    start-export         POST    /v2/asset_exports                      Start
        in catalog project space  body json  wait transfer
    get-asset-export     GET     /v2/asset_exports/{export_id}          Get status
        in catalog project space
    delete-asset-export  DELETE  /v2/asset_exports/{export_id}          Cancel or delete
        in catalog project space  query hard_delete:flag
    list-asset-imports   GET     /v2/asset_imports                      List
        in catalog project space  query start limit:number  pages link
    start-import         POST    /v2/asset_imports                      Start
        in catalog project space  body multipart or octets  wait transfer
    get-asset-import     GET     /v2/asset_imports/{import_id}          Get status
        in catalog project space
    delete-asset-import  DELETE  /v2/asset_imports/{import_id}          Cancel or delete
        in catalog project space  query hard_delete:flag
    download-export      GET     /v2/asset_exports/{export_id}/content  Download export zip
        in catalog project space
    list-parameter-sets  GET     /v2/parameter_sets                     List parameter sets
        in project space
    """
}
