import JSON

/// The asset types that containers declare.
///
/// Source: GET /v2/asset_types.
enum WorldAssetTypes {
  private static let described: [(name: String, description: String, fields: String)] = [
    (
      "data_asset", "Tables and files, with their columns",
      "data_asset.mime_type data_asset.columns.name"
    ),
    ("connection", "How to reach a data source", "connection.datasource_type"),
    ("notebook", "Notebooks", "notebook.kernel.language"),
    ("job", "Jobs that run other assets", "job.asset_ref_type"),
    ("wml_model", "Machine learning models", "wml_model.type"),
    ("data_intg_flow", "DataStage flows", "data_intg_flow.mime_type"),
    ("orchestration_flow", "Pipelines", "orchestration_flow.mime_type"),
    ("script", "Scripts", "script.language.name"),
    ("dashboard", "Dashboards", "dashboard.refresh"),
    ("report", "Business reports", "report.refresh"),
    ("policy", "Data protection policies", "policy.state"),
    ("data_rule", "Data quality rules", "data_rule.expression"),
    ("parameter_set", "Parameter sets", "parameter_set.parameters.name"),
    ("environment", "Environments", "environment.sub_type"),
    ("metadata_import", "Metadata imports", "metadata_import.import_type"),
  ]

  static let names = described.map(\.name)

  static let documents: [JSONValue] = described.map { type in
    let fields = type.fields.split(separator: " ").map { field -> JSONValue in
      [
        "key": .string(String(field)), "type": "string", "facet": true,
        "is_array": .bool(field.hasSuffix("columns.name")),
        "search_path": .string("entity.\(field)"), "is_searchable_across_types": false,
      ]
    }
    return [
      "name": .string(type.name), "version": 1.0, "description": .string(type.description),
      "fields": .array(fields), "relationships": [], "external_asset_preview": [:],
      "properties": [:], "scope": "GLOBAL", "is_versioned": true,
    ]
  }
}
