extension Shapes {
  /// Of a connection or an interaction.
  private static let property = """
    name text
    type text
    label text
    description text
    required bool
    masked bool
    hidden? bool
    readonly? bool
    multiline? bool
    default_value? text
    placeholder? text
    group? text
    tags? texts
    values?[].value text
    values?[].label text

    """

  /// Source: GET /v2/connections, recorded.
  static let connection = Shape(
    """
    metadata.asset_id id
    metadata.asset_type connection
    metadata.asset_category USER|SYSTEM
    metadata.create_time millis
    metadata.creator_id text
    metadata.catalog_id? id
    metadata.project_id? id
    metadata.space_id? id
    metadata.tags texts
    metadata.usage.last_access_time text
    metadata.usage.last_accessor_id text
    metadata.usage.access_count int
    entity.datasource_type id
    entity.name text
    entity.description? text
    entity.origin_country text
    entity.owner_id text
    entity.rov.mode int
    entity.properties object
    entity.interaction_properties? object
    entity.flags? texts
    entity.ref_catalog_id? text
    entity.ref_asset_id? text
    entity.resource_key? text
    entity.gateway_id? text
    entity.data_source_definition_asset_id? text
    entity.data_source_definition_asset_name? text
    href? text

    """)

  /// Source: GET /v2/datasource_types, recorded.
  static let datasourceType = Shape(
    """
    metadata.asset_id id
    metadata.asset_type datasource_type
    metadata.creator_id text
    entity.name text
    entity.label text
    entity.description text
    entity.type database|file|generic
    entity.allowed_as_source bool
    entity.allowed_as_target bool
    entity.data_shape? text
    entity.auto_discovery bool
    entity.secure_gateway bool
    entity.tags texts
    entity.supported_environments list
    entity.supported_plans list
    entity.supported_products list
    entity.status text
    entity.properties?.source? list
    entity.properties?.target? list
    entity.properties?.filter? list
    entity.properties?.conditions? object
    entity.discovery? object
    entity.actions? list

    """ + Shape.lines(property, below: "entity.properties?.connection[]"))

  /// Source: GET /v2/connections/{connection_id}/assets, recorded.
  static let discovery = Shape(
    """
    path text
    asset_types[].type text
    asset_types[].dataset bool
    asset_types[].dataset_container bool
    assets[].id text
    assets[].type text
    assets[].name text
    assets[].path text
    assets[].has_children? bool
    assets[].description? text
    assets[].tags? texts
    assets[].details? object
    fields? list
    data? list
    first? object
    prev? object
    next? object
    last? object
    offset? int
    limit? int
    total_count? int
    logs? list
    """)
}
