import HTTPTypes
import JSON

extension Routes {
  private static let one = "/v2/software_specifications/{software_specification_guid}"
  private static let extended = one + "/package_extensions/{package_extension_guid}"

  static let softwareSpecifications: [Route] = [
    .get("/v2/software_specifications", .softwareSpecifications, listSoftware),
    .changing(.post, "/v2/software_specifications", .softwareSpecifications, createSoftware),
    .get(one, .softwareSpecifications) { call in
      let shelf = SpecificationShelf(call: call, container: try call.optionalSpecificationScope())
      let id = call.parameter("software_specification_guid")
      return Answer.json(try shelf.document(of: shelf.existing(id, .softwareSpecification)))
    },
    .changing(.patch, one, .softwareSpecifications) { call in
      try change(call) { software, shelf in
        let changed = try SpecificationPatch(call).applied(to: software) { tokens in
          [["display_name"], ["package_extensions"]].contains(tokens)
        }
        software = changed
        let fields = try BodyFields(changed.section, path: "entity.software_specification")
        software.section["package_extensions"] = try shelf.extensions(in: fields)
      }
    },
    .changing(.delete, one, .softwareSpecifications) { call in
      try deleteSpecification(
        call.parameter("software_specification_guid"), .softwareSpecification, call)
    },
    .changing(.put, extended, .softwareSpecifications) { call in
      _ = try change(call) { software, shelf in
        let id = call.parameter("package_extension_guid")
        var list = software.section["package_extensions"]?.array ?? []
        let reference = try shelf.usableExtension(id, field: "package_extension_guid")
        guard !list.contains(reference) else {
          throw PlatformFault.conflict(
            "The software specification already references this package extension.")
        }
        list.append(reference)
        software.section["package_extensions"] = .array(list)
      }
      return Answer.empty()
    },
    .changing(.delete, extended, .softwareSpecifications) { call in
      _ = try change(call) { software, _ in
        let id = call.parameter("package_extension_guid")
        let list = software.section["package_extensions"]?.array ?? []
        guard list.contains(["guid": .string(id)]) else {
          throw PlatformFault.missing(
            "The software specification does not reference the package extension '\(id)'.")
        }
        software.section["package_extensions"] = .array(list.filter { $0["guid"]?.string != id })
      }
      return Answer.empty()
    },
  ]

  /// `include_packages`: all of these must be in it.
  ///
  /// Source: GET /v2/software_specifications.
  private static func listSoftware(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.optionalSpecificationScope())
    let name = call.query("name")
    let packages = call.queries("include_packages").map { $0.lowercased() }
    let found = try shelf.all(.softwareSpecification).filter { software in
      guard name == nil || software.name == name else { return false }
      return try packages.isEmpty || shelf.packages(of: software).isSuperset(of: packages)
    }
    return Answer.json(try shelf.list(found))
  }

  /// Derived from one that exists everywhere.
  ///
  /// Source: POST /v2/software_specifications.
  private static func createSoftware(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let fields = try call.fields()
    let name = try fields.requiredString("name")
    try shelf.requireNew(name, .softwareSpecification)
    let base = try shelf.reference(
      fields.requiredObject("base_software_specification"), .softwareSpecification)
    guard BuiltInSpecifications.find(base["guid"]?.string ?? "") != nil else {
      throw PlatformFault.invalid(
        "A software specification can only be derived from a base one.",
        .field("base_software_specification.guid"))
    }
    let title = try fields.string("display_name") ?? name
    let made = try shelf.create(
      .softwareSpecification, name: name, fields.string("description"),
      [
        "type": "derived", "display_name": .string(title), "base_software_specification": base,
        "package_extensions": try shelf.extensions(in: fields),
      ])
    return Answer.json(try shelf.document(of: made), .created)
  }

  private static func change(
    _ call: Call, _ body: (inout Specification, SpecificationShelf) throws -> Void
  ) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let id = call.parameter("software_specification_guid")
    var (software, record) = try shelf.changeable(id, .softwareSpecification)
    try body(&software, shelf)
    return Answer.json(try shelf.document(of: shelf.save(software, over: record)))
  }
}

extension SpecificationShelf {
  /// `package_extensions` as a list of references; empty if absent. Throws 400 for one that cannot
  /// be used.
  fileprivate func extensions(in fields: BodyFields) throws -> JSONValue {
    guard fields["package_extensions"] != nil else { return [] }
    return .array(
      try fields.objects("package_extensions").map { item in
        try usableExtension(item.requiredString("guid"), field: item.name("guid"))
      })
  }

  /// Throws 400 if there is none, or its upload is not complete.
  ///
  /// Source: PUT /v2/software_specifications/{software_specification_guid}/package_extensions/
  /// {package_extension_guid}.
  fileprivate func usableExtension(_ id: String, field: String) throws -> JSONValue {
    guard let found = try find(id, .packageExtension) else {
      throw PlatformFault.invalid("The package extension '\(id)' does not exist.", .field(field))
    }
    guard found.section["upload_complete"] == true else {
      throw PlatformFault.unable("The upload of the package extension '\(id)' is not complete.")
    }
    return ["guid": .string(id)]
  }

  /// Names in lower case; of a derived one those of its base.
  fileprivate func packages(of software: Specification) throws -> Set<String> {
    let base = try software.section["base_software_specification"]?["guid"]?.string
      .flatMap { try find($0, .softwareSpecification) }
    let configuration = (base ?? software).section["software_configuration"]
    let packages = configuration?["included_packages"]?.array ?? []
    return Set(packages.compactMap { $0["name"]?.string?.lowercased() })
  }
}
