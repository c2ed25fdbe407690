extension OperationCatalogue {
  /// Asset Files.
  static let assetFiles = """
    list GET /v2/asset_files
      List file paths (S3 list style)
      needs viewer or higher
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id flat:flag
        hidden_files:flag hidden_directories:flag minimal:flag root stream:flag limit:number
        offset:number
      pages offset
    create-root PUT /v2/asset_files
      Create container root folder
      needs admin of the project or space
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id initialize_git:flag
    delete-many DELETE /v2/asset_files
      Batch delete files, or delete whole container folder
      needs editor of the project or space; admin to delete the whole folder
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id root
        force_delete:flag
      body json (array of paths, optional)
    get GET /v2/asset_files/{path}
      Stream a file, or JSON listing if a folder (path is percent-encoded as ONE segment)
      needs viewer or higher
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id byte_limit:number
        byte_range size_limit:number signature flat:flag hidden_files:flag hidden_directories:flag
        root inflate:flag target? stream:flag retry?
    head HEAD /v2/asset_files/{path}
      File headers (etag, size, mime)
      needs viewer or higher
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id retry? signature
    put PUT /v2/asset_files/{path}
      Upload a file (multipart part name: file)
      needs editor or higher of the project or space
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id override:flag
        signature inflate:flag inflate_mode ensure_dir:flag root? validate?
      body multipart
    delete DELETE /v2/asset_files/{path}
      Delete one file or folder
      needs editor or higher of the project or space
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id root
        force_delete:flag
    sign POST /v2/asset_files/{path}/signed
      Make a signed URL (plain text body, Location header encoded)
      query expires_in:number project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id
        content_type content_disposition root inflate:flag method validate_exists?:flag
    deflate POST /v2/asset_files/{path}/deflate
      Create an archive at path from files in body
      query project_id^ space_id^ userfs:flag iam_id is_directory:flag notify:flag event_type?
        hide_log:flag
      body json (array of paths)
    inflate POST /v2/asset_files/inflate
      Expand archive to target location
      query project_id^ space_id^ inflate_mode delete_archive?:flag
      body json {source?,target?}
    copy POST /v2/asset_files/copy
      Copy file between containers
      needs viewer of the source and editor of the target
      query override?:flag iam_id
      body json {source:{type?,guid?,path,root,userfs},target:{...}}
    move POST /v2/asset_files/move
      Move file between containers
      needs viewer of the source and editor of the target
      query override?:flag iam_id
      body json (as copy)
    async-copy POST /v2/asset_files/async_copy
      Copy, answered when started
      body json (as copy)
    async-delete POST /v2/asset_files/async_delete
      Batch delete, answered when started
      needs editor of the project or space
      query project_id^ catalog_id^ account_id^ space_id^ userfs:flag iam_id root
        force_delete:flag delete_empty:flag
      body json (array of paths)
    async-inflate POST /v2/asset_files/async_inflate
      Inflate, answered when started
      query project_id^ space_id^ inflate_mode delete_archive?:flag
      body json
    git-export POST /v2/asset_files/git_transactions/export
      git add+commit+push of given assets
      query project_id* transaction_id?
      body json {assets?,commit_message?,access_token:{git_host,token_value},username?}
    git-import POST /v2/asset_files/git_transactions/import
      git import/clone into project
      query project_id* transaction_id?
      body json {access_token:{git_host,token_value}}
    git-remote POST /v2/asset_files/git_transactions/remote
      git remote add
      query project_id*
      body json {access_token:{...},url?}
    git-delete-remote POST /v2/asset_files/git_transactions/delete_remote
      git remote remove
      query project_id*
    git-status GET /v2/asset_files/git_transactions/status
      List changed files: name,path,status(Unstage|Create|Delete|Modify|Rename)
      query project_id*
    git-uncommitted GET /v2/asset_files/git_transactions/uncommitted
      Second list of changed files, same shape
      query project_id*
    git-pull POST /v2/asset_files/git_transactions/pull
      git pull
      query project_id* transaction_id?
    set-git-settings PUT /v2/asset_files/git_transactions/settings
      Change git config
      query project_id*
      body json {remote:{origin:{..}},http:{sslverify,sslcainfo}}
    get-git-settings GET /v2/asset_files/git_transactions/settings
      Read git config
      query project_id*
    """
}
