import HTTPTypes
import JSON

extension Routes {
  static let connectionActions: [Route] = [
    .get("/v2/connections/{connection_id}/actions", .connections) { call in
      let container = try call.container()
      let record = try call.connection(call.parameter("connection_id"), in: container)
      return Answer.json(["actions": .array(try call.datasourceType(record.typeID).actions)])
    },
    // Changes nothing here, whatever its method.
    Route(
      group: .connections, method: .put,
      pattern: "/v2/connections/{connection_id}/actions/{action_name}", access: .read,
      handler: performAction),
  ]

  /// Source: PUT /v2/connections/{connection_id}/actions/{action_name}; the answer is a free map.
  private static func performAction(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.connection(call.parameter("connection_id"), in: container)
    let name = call.parameter("action_name")
    let definition = try call.datasourceType(record.typeID)
    guard definition.actions.contains(where: { $0["name"]?.string == name }) else {
      throw PlatformFault.invalid(
        "The action '\(name)' is not supported by '\(definition.name)'.",
        .parameter("action_name"))
    }
    let input = try BodyFields(try call.optionalJSON())
    guard let action = DatasourceAction(rawValue: name) else { return Answer.json([:]) }
    return Answer.json(try result(of: action, record, definition, input, call))
  }

  private static func result(
    of action: DatasourceAction, _ record: ConnectionRecord, _ definition: DatasourceDefinition,
    _ input: BodyFields, _ call: Call
  ) throws -> JSONValue {
    let properties = try record.properties(in: call.database)
    switch action {
    case .validate:
      try ConnectionRules.validate(properties, of: definition, flags: record.flags)
      return [:]
    case .test:
      try ConnectionRules.validate(properties, of: definition, flags: record.flags)
      try ConnectionRules.reach(properties, name: record.asset.name)
      return [:]
    case .recordCount:
      let dataset = try ConnectionSource(record, call).dataset(at: try path(input))
      // A floating number, as recorded.
      let count = JSONNumber(text: "\(dataset.rowCount).0") ?? JSONNumber(dataset.rowCount)
      return ["record_count": .number(count)]
    case .signedURL:
      let path = try path(input).joined(separator: "/")
      let host = properties["url"]?.string ?? "https://objects.example.com"
      return [
        "signed_url": .string(
          "\(host)/\(path)?X-Amz-Expires=3600&X-Amz-Signature="
            + String(SplitMix64.mixed(WorldID.hash(path) ^ UInt64(call.now)), radix: 16))
      ]
    case .oauthTokens:
      return [
        "access_token": .string(call.newID()), "refresh_token": .string(call.newID()),
        "token_type": "bearer", "expires_in": 3600,
      ]
    case .dataSourceDefinition:
      let identity = ["host", "port", "database"].compactMap { name in
        properties[name].map { $0.string ?? $0.serialized() }
      }
      return [
        "data_source_definition_searchable": .string(identity.joined(separator: "|")),
        "data_source_definition_asset_id": record.section["data_source_definition_asset_id"] ?? "",
      ]
    }
  }

  /// `path`, or schema and table, or bucket and file. Throws 400 if there is none of them.
  private static func path(_ input: BodyFields) throws -> [String] {
    if let path = try input.string("path") { return ConnectionSource.segments(of: path) }
    if let table = try input.string("table_name") {
      return [try input.requiredString("schema_name"), table]
    }
    if let file = try input.string("file_name") {
      let bucket = try input.string("bucket").map { [$0] } ?? []
      return bucket + ConnectionSource.segments(of: file)
    }
    throw PlatformFault.invalid("The field 'path' is required.", .field("path"))
  }
}
