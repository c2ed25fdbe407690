import JSON

/// What a data source can be asked to do.
///
/// Source: PUT /v2/connections/{connection_id}/actions/{action_name}, the table of actions.
enum DatasourceAction: String, Hashable, Sendable, CaseIterable {
  case dataSourceDefinition = "get_dsd_details"
  case oauthTokens = "get_oauth2_tokens"
  case recordCount = "get_record_count"
  case signedURL = "get_signed_url"
  case test
  case validate

  private var description: String {
    switch self {
    case .dataSourceDefinition: "Obtain Data Source Definition Asset details from a connector."
    case .oauthTokens: "Get refresh and authorization tokens for sources that support OAuth2."
    case .recordCount: "Get the number of records available for the specified asset."
    case .signedURL: "Get a signed URL for accessing a data source."
    case .test: "Check if a connection can be established to the data source."
    case .validate: "Validate the connection properties without establishing a connection."
    }
  }

  private var properties: (input: String, output: String) {
    switch self {
    case .dataSourceDefinition:
      ("", "data_source_definition_searchable data_source_definition_asset_id")
    case .oauthTokens: ("code redirect_uri", "access_token* refresh_token* token_type")
    case .recordCount: ("path schema_name table_name", "record_count:integer")
    case .signedURL: ("path bucket file_name", "signed_url")
    case .test, .validate: ("", "")
    }
  }

  var document: JSONValue {
    [
      "name": .string(rawValue), "description": .string(description),
      "properties": [
        "input": .array(DatasourceProperty.list(properties.input).map(\.document)),
        "output": .array(DatasourceProperty.list(properties.output).map(\.document)),
      ],
    ]
  }
}

extension DatasourceType {
  var actions: [DatasourceAction] {
    switch family {
    case .relational, .server, .oracle, .warehouse, .mongo, .jdbc:
      [.dataSourceDefinition, .recordCount, .test, .validate]
    case .bigquery: [.dataSourceDefinition, .oauthTokens, .recordCount, .test, .validate]
    case .salesforce, .sap: [.recordCount, .test, .validate]
    case .objects, .cos, .container, .gcs: [.signedURL, .test, .validate]
    case .drive: [.oauthTokens, .test, .validate]
    case .ftp, .http, .topics: [.test, .validate]
    }
  }
}
