import HTTPTypes
import JSON

extension Routes {
  /// What the connections service says of itself.
  static let connectionService: [Route] = [
    // Source: GET /v2/connections/version, which clients ask when they start.
    .get("/v2/connections/version", .connections) { call in
      Answer.json([
        "service_name": "wdp-connect-connection", "status": "OK",
        "timestamp": .string(CalendarDate.milliseconds(call.now)), "version": "5.1.0",
      ])
    },
    // Path and members are those of a client of the platform; not in the reference.
    .get("/v2/connections/functional_ids", .connections) { _ in
      Answer.json(["functional_ids": .array(functionalIDs)])
    },
    .get("/v2/connections/api/docs", .connections) { _ in
      Answer.json(connectionsService.document)
    },
  ]

  private static let functionalIDs: [JSONValue] = [
    ("cpd_platform_connections", "Platform connections", ["catalog", "project", "space"]),
    ("datastage_connections", "DataStage connectors", ["datastage"]),
    ("data_virtualization", "Virtualized data sources", ["dv"]),
    ("metadata_import", "Metadata import", ["mdi"]),
  ].map { id, label, tools in
    [
      "functional_id": .string(id), "label": .string(label),
      "description": .string("\(label), as far as the licence of the platform goes."),
      "entitlements": ["cpd"], "tools": .array(tools.map { .string($0) }),
    ]
  }

  private static let connectionsService = ServiceDescription(
    title: "Connections API", sharesParameters: true,
    """
    GET /v2/connections | Lists defined connections. | \(scope) sort start limit metadata.creator \
    entity.name entity.datasource_type entity.context entity.properties entity.flags \
    entity.data_source_definition_asset_id interaction_properties decrypt_secrets include_properties
    POST /v2/connections | Defines a connection. | \(scope) test persist
    GET /v2/connections/{connection_id} | Gets a connection. | \(scope) entity.product \
    interaction_properties decrypt_secrets
    DELETE /v2/connections/{connection_id} | Deletes a connection. | \(scope)
    PATCH /v2/connections/{connection_id} | Updates a connection. | \(scope) test persist
    POST /v2/connections/{connection_id}/copy | Copies a connection. | project_id target_project_id
    POST /v2/connections/assets | Discovers assets of a description. | \(browsing)
    GET /v2/connections/{connection_id}/assets | Discovers assets. | \(scope) data_asset_id \
    data_asset_catalog_id data_asset_project_id data_asset_space_id \(browsing)
    GET /v2/connections/assets/{data_asset_id} | Discovers a data asset. | \(scope) \(browsing)
    GET /v2/connections/{connection_id}/actions | Lists actions. | \(scope)
    PUT /v2/connections/{connection_id}/actions/{action_name} | Performs an action. | \(scope)
    GET /v2/connections/files | Lists files. | limit offset
    PUT /v2/connections/files | Migrates files. | list_only catalogs projects spaces
    POST /v2/connections/files/{file_name} | Uploads a file.
    GET /v2/connections/files/{file_name} | Gets a file. | hash
    DELETE /v2/connections/files/{file_name} | Deletes a file. | hash
    GET /v2/connections/version | Gets the version of the service.
    GET /v2/connections/functional_ids | Lists functional ids.
    GET /v2/datasource_types | Lists types of data sources. | sort offset limit \(parts)
    POST /v2/datasource_types | Defines a type of data source.
    GET /v2/datasource_types/{datasource_type} | Gets a type of data source. | \(parts)
    DELETE /v2/datasource_types/{datasource_type} | Deletes a type of data source.
    PATCH /v2/datasource_types/{datasource_type} | Updates a type of data source.
    """)

  private static let scope = "catalog_id project_id space_id userfs"
  private static let browsing = "path limit offset fetch detail context properties filters"
  private static let parts =
    "connection_properties interaction_properties discovery actions entity.environment "
    + "entity.product product_selector_scope generate_transitive_conditions "
    + "show_data_source_definition_section"
}
