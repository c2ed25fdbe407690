import HTTPTypes
import JSON

extension Routes {
  static let environments: [Route] = [
    .get("/v2/environments", .environments, listEnvironments),
    .changing(.post, "/v2/environments", .environments, createEnvironment),
    .get("/v2/environments/{environment_guid}", .environments) { call in
      // What `response_format` does is not in the reference.
      let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
      let found = try shelf.existing(call.parameter("environment_guid"), .environment)
      return Answer.json(
        call.flag("include_conda_yml")
          ? try shelf.documentWithContents(of: found) : try shelf.document(of: found))
    },
    .changing(.patch, "/v2/environments/{environment_guid}", .environments, patchEnvironment),
    .changing(.delete, "/v2/environments/{environment_guid}", .environments) { call in
      try deleteSpecification(call.parameter("environment_guid"), .environment, call)
    },
  ]

  private static let environmentTypes = [
    "notebook", "wml_flow", "rstudio", "default_spark", "remote_spark", "jupyterlab",
    "remote_yarn", "datastage", "profiling", "modeler", "data_privacy", "pipelines",
  ]

  /// Only what lies in a project or space can be deleted.
  static func deleteSpecification(
    _ id: String, _ kind: SpecificationKind, _ call: Call
  ) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    try shelf.changeable(id, kind).1.remove(from: call.database)
    return Answer.empty()
  }

  /// `exclude_types` goes before `types`; `spark_versions` concerns Spark alone.
  ///
  /// Source: GET /v2/environments.
  private static func listEnvironments(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let types = call.queries("types")
    let noTypes = call.queries("exclude_types")
    let noLanguages = call.queries("exclude_languages").map { $0.lowercased() }
    let versions = call.queries("spark_versions")
    let found = try shelf.all(.environment).filter { environment in
      let type = environment.section["sub_type"]?.string ?? ""
      if noTypes.contains(type) { return false }
      guard types.isEmpty || types.contains(type) else { return false }
      guard languages(of: environment).isDisjoint(with: noLanguages) else { return false }
      return try versions.isEmpty
        || sparkVersion(of: environment, shelf).map(versions.contains)
          ?? true
    }
    return Answer.json(try shelf.list(found))
  }

  private static func languages(of environment: Specification) -> Set<String> {
    let kernels = environment.section["tools_specification"]?["supported_kernels"]?.array ?? []
    return Set(
      kernels.flatMap { [$0["name"]?.string, $0["language"]?.string] }
        .compactMap { $0?.lowercased() })
  }

  /// Nil if it has nothing to do with Spark.
  private static func sparkVersion(
    of environment: Specification, _ shelf: SpecificationShelf
  ) throws -> String? {
    guard environment.section["sub_type"]?.string?.hasSuffix("_spark") == true,
      let id = environment.section["software_specification"]?["guid"]?.string,
      let software = try shelf.find(id, .softwareSpecification)
    else { return nil }
    let document = try shelf.document(of: software)
    let section = document["entity"]?[SpecificationKind.softwareSpecification.rawValue]
    return section?["software_configuration"]?["platform"]?["version"]?.serialized()
  }

  /// Which fields are required depends on the type.
  ///
  /// Source: POST /v2/environments.
  private static func createEnvironment(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let fields = try call.fields()
    let type = try fields.requiredString("type")
    guard environmentTypes.contains(type) else {
      throw PlatformFault.invalid(
        "The field 'type' must be one of \(environmentTypes.joined(separator: ", ")).",
        .field("type"))
    }
    let name = try fields.requiredString("name")
    var section: JSONValue = [
      "sub_type": .string(type), "display_name": .string(try fields.requiredString("display_name")),
      "hardware_specification": try shelf.reference(in: fields, .hardwareSpecification),
    ]
    if type != "datastage" || fields["software_specification"] != nil {
      section["software_specification"] = try shelf.reference(in: fields, .softwareSpecification)
    }
    if type == "notebook" { _ = try fields.requiredObject("tools_specification") }
    for key in ["tools_specification", "environment_variables", "config_variables"] {
      if let object = try fields.object(key) { section[key] = object.value }
    }
    let made = try shelf.create(.environment, name: name, fields.string("description"), section)
    return Answer.json(try shelf.document(of: made), .created)
  }

  private static func patchEnvironment(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let id = call.parameter("environment_guid")
    let (environment, record) = try shelf.changeable(id, .environment)
    let changed = try SpecificationPatch(call).applied(to: environment) { tokens in
      [
        ["display_name"], ["hardware_specification"], ["software_specification"],
        ["environment_variables"], ["config_variables"], ["tools_specification"],
      ].contains(tokens)
    }
    let fields = try BodyFields(changed.section, path: "entity.environment")
    for kind in [SpecificationKind.hardwareSpecification, .softwareSpecification]
    where fields[kind.rawValue] != environment.section[kind.rawValue] {
      _ = try shelf.reference(in: fields, kind)
    }
    return Answer.json(try shelf.document(of: shelf.save(changed, over: record)))
  }
}

extension SpecificationShelf {
  /// `{"guid"}` of something that is there. Throws 400 if it is absent or there is no such thing.
  func reference(in fields: BodyFields, _ kind: SpecificationKind) throws -> JSONValue {
    try reference(fields.requiredObject(kind.rawValue), kind)
  }

  func reference(_ fields: BodyFields, _ kind: SpecificationKind) throws -> JSONValue {
    let id = try fields.requiredString("guid")
    guard try find(id, kind) != nil else {
      throw PlatformFault.invalid(
        "The \(kind.title) '\(id)' does not exist.", .field(fields.name("guid")))
    }
    return ["guid": .string(id)]
  }
}
