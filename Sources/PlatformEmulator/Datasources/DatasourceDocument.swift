import JSON

/// Which parts of a data source type somebody asked for.
///
/// Source: the query of GET /v2/datasource_types.
struct DatasourceParts: Hashable, Sendable {
  var connection = false
  var interaction = false
  var discovery = false
  var actions = false

  static let all = DatasourceParts(
    connection: true, interaction: true, discovery: true, actions: true)

  /// The document of a type with the parts that are wanted.
  func trimmed(_ document: JSONValue) -> JSONValue {
    var document = document
    var properties = JSONObject()
    let all = document["entity"]?["properties"]
    if connection {
      properties["connection"] = all?["connection"] ?? []
      properties["conditions"] = all?["conditions"]
    }
    if interaction {
      for key in ["source", "target", "filter"] { properties[key] = all?[key] ?? [] }
    }
    document["entity"]?["properties"] = properties.isEmpty ? nil : .object(properties)
    if !discovery { document["entity"]?["discovery"] = nil }
    if !actions { document["entity"]?["actions"] = nil }
    return document
  }
}

extension DatasourceType {
  /// `{metadata, entity}` with all its parts. Source: GET /v2/datasource_types/{datasource_type}.
  var document: JSONValue {
    [
      "metadata": [
        "asset_id": .string(id), "asset_type": "datasource_type", "asset_category": "SYSTEM",
        "creator_id": "IBM", "create_time": "2017-07-18T16:10:39.000Z",
        "href": .string("/v2/datasource_types/\(id)"),
      ],
      "entity": [
        "name": .string(name), "label": .string(label),
        "description": .string("Connects to \(label)."), "type": .string(kind.rawValue),
        "allowed_as_source": true, "allowed_as_target": .bool(isTarget),
        "data_shape": "rectangular", "auto_discovery": .bool(contents == .tables),
        "secure_gateway": .bool(port != nil), "tags": ["IBM"], "supported_environments": ["local"],
        "supported_plans": [], "supported_products": .array(products.map { .string($0) }),
        "status": "active", "origin_country": "us",
        "properties": [
          "connection": Self.list(connectionProperties), "source": Self.list(sourceProperties),
          "target": Self.list(targetProperties), "filter": Self.list(filterProperties),
          "conditions": ["connection": conditions],
        ], "discovery": discovery, "actions": .array(actions.map(\.document)),
      ],
    ]
  }

  var products: [String] {
    contents == .tables
      ? ["catalog", "cpd", "datastage", "dv", "mdi", "ml", "studio"]
      : ["catalog", "cpd", "datastage", "ml", "studio"]
  }

  private static func list(_ properties: [DatasourceProperty]) -> JSONValue {
    .array(properties.map(\.document))
  }

  /// The certificate only matters if the port is secured.
  private var conditions: JSONValue {
    guard connectionProperties.contains(where: { $0.name == "ssl" }) else { return [] }
    return [
      [
        "property_name": "ssl_certificate", "all_conditions_required": true,
        "conditions": [["property_name": "ssl", "condition": "equals", "values": ["true"]]],
      ]
    ]
  }

  private var discovery: JSONValue {
    let steps: [(String, Bool)] =
      switch contents {
      case .tables: [("schema", false), ("table", true), ("view", true)]
      case .buckets: [("bucket", false), ("folder", false), ("file", true)]
      case .folders: [("folder", false), ("file", true)]
      case .topics: [("topic", true)]
      }
    return [
      "top_level_filters": .array(filterProperties.map { .string($0.name) }),
      "asset_types": .array(
        steps.map { name, isDataset in
          [
            "name": .string(name), "label": .string(name.prefix(1).uppercased() + name.dropFirst()),
            "dataset": .bool(isDataset), "dataset_container": .bool(!isDataset),
            "next_level_filters": isDataset ? [] : ["name_pattern"],
          ]
        }),
    ]
  }
}
