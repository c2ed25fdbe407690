extension OperationCatalogue {
  /// Auth.
  static let auth = """
    authorize POST /icp4d-api/v1/authorize
      Get CPD bearer token from username + password or api_key
      body json
    iam-token POST /identity/token
      IBM Cloud IAM: API key to bearer token (host iam.cloud.ibm.com)
      body form
    identity-token POST /idprovider/v1/auth/identitytoken
      CPD with IAM integration (bedrock host): user/password to IAM token
      body form
    validate GET /v1/preauth/validateAuth
      CPD with IAM integration: IAM token to CPD token (headers username, iam-token)
    me GET /icp4d-api/v1/me
      Current user (UserInfo)
    list-users GET /usermgmt/v2/usermgmt/users
      List users (list, or {user_count,user_data} with include_users_count)
      query offset:number limit:number include_users_count:flag user_ids?
      pages offset
    list-users-v1 GET /usermgmt/v1/usermgmt/users
      List users (older)
    current-user GET /usermgmt/v1/user/currentUserInfo
      Current user profile
    list-groups GET /usermgmt/v4/groups
      List groups ({results:[]})
      query offset:number limit:number include_groups_count:flag include_default_all_groups:flag
      pages offset
    list-roles GET /usermgmt/v1/roles
      List roles ({rows:[{id,doc}]})
    list-profiles GET /v2/user_profiles
      Look up user profiles by iam_id / name (q lucene-like)
      query q* limit:number skip:number include
    """
}
