/// Shapes of the platform's main objects, as real platforms were recorded to answer them; where there
/// is no recording, as the reference and the models of clients have them.
enum Shapes {
  /// Source: GET /v2/catalogs, recorded.
  static let catalog = Shape(
    """
    href text
    metadata.guid id
    metadata.url text
    metadata.creator_id text
    metadata.create_time seconds
    metadata.archive_info? object
    entity.name text
    entity.description text
    entity.generator text
    entity.bss_account_id text
    entity.capacity_limit int
    entity.is_governed bool
    entity.auto_profiling bool
    entity.project_id? id
    entity.space_id? id
    entity.saml_instance_name? text
    entity.uid? text
    entity.bucket?.bucket_type text
    entity.subtype? text
    """)

  /// Source: GET /v2/projects, recorded, and the model of a client.
  static let project = Shape(
    """
    metadata.guid id
    metadata.url text
    metadata.created_at millis
    metadata.updated_at millis
    entity.name text
    entity.generator text
    entity.description text
    entity.public bool
    entity.storage.type assetfiles|bmcos_object_storage|local_git_storage|amazon_s3
    entity.storage.guid text
    entity.storage.properties? object
    entity.scope.bss_account_id text
    entity.scope.enforce_members bool
    entity.creator text
    entity.creator_iam_id text
    entity.catalog.public bool
    entity.catalog.guid id
    entity.type? cpd|wx|wca|dpx|wxbi
    entity.compute? list
    entity.tags? texts
    entity.members? list
    entity.settings? object
    entity.tools? list
    """)

  /// Source: GET /v2/spaces, recorded.
  static let space = Shape(
    """
    metadata.id id
    metadata.url text
    metadata.creator_id text
    metadata.created_at millis
    metadata.updated_at millis
    entity.name text
    entity.description text
    entity.compute?[].crn text
    entity.compute?[].guid text
    entity.compute?[].name text
    entity.compute?[].type text
    entity.scope.bss_account_id text
    entity.status.state preparing|active|error|deleting
    entity.status.failure? object
    entity.members? list
    entity.tags? texts
    entity.stage?.name text
    entity.stage?.production bool
    entity.type? cpd|wx
    entity.storage?.type text
    entity.settings? object
    """)

  /// Source: GET /v2/catalogs/{catalog_id}/members, recorded.
  static let catalogMember = Shape(
    """
    user_iam_id? text
    access_group_id? text
    role admin|editor|viewer
    href text
    create_time seconds
    memberUniqueId text
    memberId? text
    """)

  /// Source: GET /v2/projects/{project_id}/members, recorded.
  static let projectMember = Shape(
    """
    id text
    state ACTIVE|PENDING
    user_name text
    role admin|editor|viewer
    type? user|group|service|profile
    """)

  /// Source: GET /v2/spaces/{space_id}/members: other states than a project's.
  static let spaceMember = Shape(
    """
    id text
    role admin|editor|viewer
    state active|pending
    type user|group|service
    """)
}
