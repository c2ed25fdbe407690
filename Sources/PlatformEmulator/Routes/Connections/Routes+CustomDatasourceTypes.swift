import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Types that somebody adds; those of the platform cannot be changed.
  static let customDatasourceTypes: [Route] = [
    .changing(.post, "/v2/datasource_types", .datasourceTypes, createDatasourceType),
    .changing(
      .patch, "/v2/datasource_types/{datasource_type}", .datasourceTypes, patchDatasourceType),
    .changing(.delete, "/v2/datasource_types/{datasource_type}", .datasourceTypes) { call in
      let definition = try custom(call)
      try call.database.execute(
        sql: "DELETE FROM datasource_type WHERE id = ?", arguments: [definition.id])
      return Answer.empty()
    },
  ]

  /// What a definition may say. The names of the first two are not in the reference, only their
  /// meaning: "Information needed to connect to a custom Arrow Flight service" and "The UUID of the
  /// base datasource type".
  private static let fields: Set<String> = [
    "flight_info", "origin_datasource_type", "name", "label", "description", "allowed_as_source",
    "allowed_as_target", "discovery", "child_source_systems", "properties", "status",
    "origin_country", "owner_id", "rov", "source_system", "source_system_history", "tags",
    "actions", "type",
  ]

  /// Answers "A collection of custom data source types". Source: POST /v2/datasource_types.
  private static func createDatasourceType(_ call: Call) throws -> EmulatorResponse {
    try call.requireAdministrator()
    let body = try call.fields()
    let id = call.newID()
    var entity: JSONValue = [
      "type": "generic", "allowed_as_source": true, "allowed_as_target": false, "status": "active",
      "origin_country": "us", "tags": [],
    ]
    if let base = try body.string("origin_datasource_type") {
      guard let definition = try DatasourceDefinition.find(base, in: call.database) else {
        throw PlatformFault.invalid(
          "The data source type '\(base)' cannot be found.", .field("origin_datasource_type"))
      }
      entity = definition.document["entity"] ?? entity
      entity["tags"] = []
      entity["name"] = nil
    }
    for (key, value) in body.value.object ?? [:] where fields.contains(key) { entity[key] = value }
    if entity["actions"] == nil {
      entity["actions"] = .array([DatasourceAction.test, .validate].map(\.document))
    }
    if entity["properties"]?["connection"] == nil { entity["properties"] = ["connection": []] }
    try check(entity, id: id, call)
    let document: JSONValue = [
      "metadata": [
        "asset_id": .string(id), "asset_type": "datasource_type", "asset_category": "USER",
        "creator_id": .string(call.caller.id),
        "create_time": .string(CalendarDate.milliseconds(call.now)),
        "href": .string("/v2/datasource_types/\(id)"),
      ], "entity": entity,
    ]
    try call.database.execute(
      sql: "INSERT INTO datasource_type VALUES (?, ?, ?)",
      arguments: [id, entity["name"]?.string, document.serialized()])
    return Answer.json(["resources": [document]], .created)
  }

  /// Answers the definition only. Source: PATCH /v2/datasource_types/{datasource_type}.
  private static func patchDatasourceType(_ call: Call) throws -> EmulatorResponse {
    var definition = try custom(call)
    let entity = try DocumentPatch(call).applied(to: definition.document["entity"] ?? [:])
    try check(entity, id: definition.id, call)
    definition.document["entity"] = entity
    try call.database.execute(
      sql: "UPDATE datasource_type SET name = ?, document = ? WHERE id = ?",
      arguments: [definition.name, definition.document.serialized(), definition.id])
    return Answer.json(entity)
  }

  /// Throws 404, or 403 for a type that came with the platform.
  private static func custom(_ call: Call) throws -> DatasourceDefinition {
    try call.requireAdministrator()
    let definition = try call.datasourceType(call.parameter("datasource_type"))
    guard definition.builtIn == nil else {
      throw PlatformFault.forbidden(
        "The data source type '\(definition.name)' belongs to the platform.")
    }
    return definition
  }

  private static let statuses = [
    "active", "deprecated", "inactive", "internal", "pending", "system",
  ]

  private static func check(_ entity: JSONValue, id: String, _ call: Call) throws {
    let body = try BodyFields(entity)
    let name = try body.requiredString("name")
    _ = try body.requiredString("label")
    _ = try body.bool("allowed_as_source")
    _ = try body.bool("allowed_as_target")
    _ = try body.strings("tags")
    for property in try body.requiredObject("properties").objects("connection") {
      _ = try property.requiredString("name")
    }
    for action in try body.objects("actions") { _ = try action.requiredString("name") }
    if let status = try body.string("status"), !statuses.contains(status) {
      throw PlatformFault.invalid("'\(status)' is not a status.", .field("status"))
    }
    if let other = try DatasourceDefinition.find(name, in: call.database), other.id != id {
      throw PlatformFault.invalid("The name '\(name)' is taken.", .field("name"))
    }
  }
}
