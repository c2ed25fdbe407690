import JSON

extension Routes {
  /// What runtimes can be started from: one for each default environment. Not in the reference.
  static let runtimeDefinitions: [Route] = [
    .get("/v2/runtime_definitions", .runtimeDefinitions) { call in
      let scope = try call.optionalSpecificationScope()
      let type = call.query("runtime_type")
      let found = try SpecificationShelf(call: call, container: scope).all(.environment).filter {
        $0.record == nil && (type == nil || $0.section["sub_type"]?.string == type)
      }
      return Answer.json([
        "total_results": JSONValue(found.count),
        "resources": .array(found.map { runtimeDefinition($0, call) }),
      ])
    },
    .get("/v2/runtime_definitions/{runtime_definition_id}", .runtimeDefinitions) { call in
      _ = try call.optionalSpecificationScope()
      let id = call.parameter("runtime_definition_id")
      guard let item = BuiltInSpecifications.find(id), item.kind == .environment else {
        throw PlatformFault.missing("The runtime definition '\(id)' does not exist.")
      }
      return Answer.json(runtimeDefinition(Specification(item), call))
    },
  ]

  /// With `include=launch_configuration` it tells how it is started.
  private static func runtimeDefinition(_ runtime: Specification, _ call: Call) -> JSONValue {
    var entity: JSONValue = [
      "name": .string(runtime.name), "display_name": runtime.section["display_name"] ?? .null,
      "description": .string(runtime.description ?? ""),
      "runtime_type": runtime.section["sub_type"] ?? .null, "is_service": false,
    ]
    if call.queries("include").contains("launch_configuration") {
      entity["launch_configuration"] = [
        "image": .string("cp.icr.io/cp/cpd/runtime-\(runtime.name):latest"),
        "command": ["/opt/ibm/bin/start.sh"],
        "hardware_specification": runtime.section["hardware_specification"] ?? .null,
      ]
    }
    return [
      "metadata": [
        "guid": .string(runtime.id), "href": .string("/v2/runtime_definitions/\(runtime.id)"),
        "created_at": .string(CalendarDate.milliseconds(UserGroup.begin)),
      ], "entity": entity,
    ]
  }
}
