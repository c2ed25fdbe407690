extension OperationCatalogue {
  /// Projects.
  static let projects = """
    list GET /v2/projects
      List projects
      query bss_account_id type member roles tag_names name match guids project_ids include
        limit:number bookmark skip:number
      pages bookmark
    total GET /v2/projects/total
      Count projects
      query bss_account_id type member tag_names
    get GET /v2/projects/{project_id}
      Get project
      query include
    update PATCH /v2/projects/{project_id}
      Update project
      body json {name,description,type,public,catalog,compute,tools}
    list-members GET /v2/projects/{project_id}/members
      List members
      query roles user_names
    add-members POST /v2/projects/{project_id}/members
      Add members
      body json {members:[]}
    update-members PATCH /v2/projects/{project_id}/members
      Update members
      body json {members:[{user_name,role}]}
    delete-members DELETE /v2/projects/{project_id}/members
      Remove members
      query user_names*
    get-member GET /v2/projects/{project_id}/members/{user_name}
      Get member
      query resolve_groups:flag
    delete-member DELETE /v2/projects/{project_id}/members/{user_name}
      Remove member
    list-tags GET /v2/projects/{project_id}/tags
      List tags
    add-tags POST /v2/projects/{project_id}/tags
      Add tags
      body json [tag,...]
    update-tags PATCH /v2/projects/{project_id}/tags
      Add/remove tags in bulk
      body json [{op:add|remove,tags:[]}]
    delete-tags DELETE /v2/projects/{project_id}/tags
      Delete tags (all if none named)
      query tag_names
    add-tag POST /v2/projects/{project_id}/tags/{tag}
      Add tag
    delete-tag DELETE /v2/projects/{project_id}/tags/{tag}
      Delete tag
    get-setting-folders GET /v2/projects/{project_id}/settings/folders
      Folder feature setting
    set-setting-folders PUT /v2/projects/{project_id}/settings/folders
      Set folder feature
      body json {enabled}
    get-setting-access-restrictions GET /v2/projects/{project_id}/settings/access_restrictions
      Project setting access_restrictions
    set-setting-access-restrictions PUT /v2/projects/{project_id}/settings/access_restrictions
      Set access_restrictions
      body json {data}
    get-setting-audit-events GET /v2/projects/{project_id}/settings/audit_events
      Project setting audit_events
    set-setting-audit-events PUT /v2/projects/{project_id}/settings/audit_events
      Set audit_events
      body json {enabled}
    list-tokens GET /v2/projects/{project_id}/tokens
      List project access tokens
    create-token POST /v2/projects/{project_id}/tokens
      Create project token
      body json {name,scopes}
    delete-token DELETE /v2/projects/{project_id}/tokens/{token_guid}
      Delete project token
    update-storage PATCH /v2/projects/{project_id}/storage
      Update storage properties
      body json
    openapi GET /v2/projects/docs/schemas/v2-projects-api-openapi.yml
      Projects OpenAPI
    create POST /transactional/v2/projects
      Create (or import) project
      query verify_unique_name?:flag
      body json or multipart
      wait transaction
    delete DELETE /transactional/v2/projects/{project_id}
      Delete project
    transaction-status GET /transactional/v2/projects/{project_id}/transactions/{transaction_id}
      Status of project transaction
    """
}
