extension Shapes {
  /// Source: union of what was recorded of GET /v2/assets/{asset_id} and POST
  /// /v2/asset_types/{type_name}/search.
  private static let metadata = """
    rov.mode int
    rov.collaborator_ids? object
    rov.member_roles?{}.user_iam_id text
    rov.member_roles?{}.roles texts
    project_id? id
    space_id? id
    sandbox_id? id
    catalog_id id
    usage.last_updated_at seconds
    usage.last_updater_id text
    usage.last_update_time epoch
    usage.last_accessed_at? seconds
    usage.last_access_time? epoch
    usage.last_accessor_id? text
    usage.access_count? int
    name text
    description? text
    tags texts
    asset_type text
    origin_country text
    resource_key? text
    identity_key? text
    rating number
    total_ratings int
    created epoch
    created_at seconds
    owner_id text
    creator_id? text
    size int
    version number
    asset_state available|deleted
    asset_attributes texts
    asset_id id
    asset_category USER|SYSTEM
    is_linked_with_sub_container? bool
    is_branched? bool
    is_managed_asset? bool
    is_primary_attachment_downloadable? bool
    number_of_shards? int
    number_of_conflicts? int
    set_id? text
    revision_id? int
    commit_info?.committed_at seconds
    commit_info?.commit_message? text
    commit_info?.previous_revision? int
    source_asset?.action publish|clone|promote|copy|import
    source_asset?.catalog_id text
    source_asset?.project_id? text
    source_asset?.space_id? text
    source_asset?.asset_id text
    source_asset?.bss_account_id? text
    source_asset?.asset_name? text
    source_asset?.revision_id? int
    source_asset?.source_url? text
    source_system? object
    child_source_systems? list
    source_system_history? list
    delete_processing_state? pending|complete|failed
    delete_reason? text

    """

  /// Source: attachments of recorded assets.
  private static let attachment = """
    id id
    version number
    asset_type text
    name text
    description? text
    mime text
    connection_id? text
    connection_path? text
    object_key? text
    handle? object
    datasource_type? text
    creator_id text
    create_time number
    size number
    is_remote bool
    is_managed bool
    is_referenced bool
    is_object_key_read_only bool
    is_user_provided_path_key bool
    transfer_complete bool
    is_partitioned bool
    complete_time_ticks? number
    user_data? object
    test_doc? int
    private_url? bool
    usage? object

    """

  private static let body =
    Shape.lines(metadata, below: "metadata") + "entity object\nhref? text\nasset_id? id\n"
    + Shape.lines(attachment, below: "attachments?[]")

  /// Source: GET /v2/assets/{asset_id}.
  static let asset = Shape(body)

  /// One result of a search: metadata alone, unless more is asked for.
  static let found = Shape(Shape.lines(metadata, below: "metadata") + "href text")

  /// Source: POST /v2/asset_types/{type_name}/search.
  static let searchAnswer = Shape(
    """
    total_rows int
    results list
    next?.query text
    next?.limit int
    next?.bookmark text
    next?.sort? text
    next?.include? text
    next?.counts? texts
    next?.drilldown? list
    next?.skip? int
    next?.include_total_rows? bool
    next?.cast_query_fields? object
    counts?{} object
    """)

  /// Source: GET /v2/trashed_assets, recorded.
  static let trashed = Shape(Shape.lines(metadata, below: "metadata") + "href text")

  /// Source: GET /v2/assets/{asset_id}/revisions, recorded.
  static let revision = Shape(Shape.lines(metadata, below: "metadata") + "href text")

  /// Source: GET /v2/assets/{asset_id}/ratings, recorded.
  static let rating = Shape(
    """
    metadata.asset_rating_id text
    metadata.asset_id id
    metadata.creator_id text
    metadata.created_at seconds
    metadata.updated_at seconds
    entity.rating int
    entity.review? text
    """)

  /// Source: GET /v2/assets/{asset_id}/notes.
  static let note = Shape(
    """
    metadata.note_id id
    metadata.asset_id id
    metadata.column_name? text
    metadata.creator_id text
    metadata.updater_id text
    metadata.created_at seconds
    metadata.created epoch
    metadata.updated_at seconds
    metadata.updated epoch
    entity.note text
    """)

  /// Source: GET /v2/asset_types, recorded.
  static let assetType = Shape(
    """
    name text
    version number
    description text
    fields[].key text
    fields[].type text
    fields[].facet bool
    fields[].is_array bool
    fields[].search_path? text
    fields[].is_searchable_across_types bool
    relationships list
    external_asset_preview? object
    properties? object
    scope? any
    localized_metadata_attributes? object
    attribute_only? bool
    identity? any
    is_versioned? bool
    """)

  /// Source: POST /v2/assets/get_relationships. The id of the type is not in the reference.
  static let relationship = Shape(
    """
    project_id? id
    catalog_id? id
    space_id? id
    asset_id? id
    asset_type? text
    asset_name? text
    artifact_id? text
    artifact_type? text
    artifact_name? text
    relationship_name text
    relationship_type_id? text
    href text
    created epoch
    updated epoch
    creator_id text
    updater_id text
    column_name? text
    """)
}
