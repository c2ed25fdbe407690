import HTTPTypes
import JSON

extension Routes {
  static let hardwareSpecifications: [Route] = [
    .get("/v2/hardware_specifications", .hardwareSpecifications) { call in
      let shelf = SpecificationShelf(call: call, container: try call.optionalSpecificationScope())
      let name = call.query("name")
      let found = try shelf.all(.hardwareSpecification).filter { name == nil || $0.name == name }
      return Answer.json(try shelf.list(found))
    },
    .changing(.post, "/v2/hardware_specifications", .hardwareSpecifications, createHardware),
    .get("/v2/hardware_specifications/{hardware_specification_guid}", .hardwareSpecifications) {
      call in
      let shelf = SpecificationShelf(call: call, container: try call.optionalSpecificationScope())
      let id = call.parameter("hardware_specification_guid")
      return Answer.json(try shelf.document(of: shelf.existing(id, .hardwareSpecification)))
    },
    .changing(
      .patch, "/v2/hardware_specifications/{hardware_specification_guid}",
      .hardwareSpecifications
    ) { call in
      let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
      let id = call.parameter("hardware_specification_guid")
      let (hardware, record) = try shelf.changeable(id, .hardwareSpecification)
      let changed = try SpecificationPatch(call).applied(to: hardware) { tokens in
        tokens.first.map { hardware.section[$0] != nil } ?? false
      }
      return Answer.json(try shelf.document(of: shelf.save(changed, over: record)))
    },
    .changing(
      .delete, "/v2/hardware_specifications/{hardware_specification_guid}",
      .hardwareSpecifications
    ) { call in
      try deleteSpecification(
        call.parameter("hardware_specification_guid"), .hardwareSpecification, call)
    },
  ]

  /// Exactly one of `nodes`, `spark` and `datastage`. A name of a specification that exists
  /// everywhere cannot be taken.
  ///
  /// Source: POST /v2/hardware_specifications.
  private static func createHardware(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let fields = try call.fields()
    let name = try fields.requiredString("name")
    let given = ["nodes", "spark", "datastage"].filter { fields[$0] != nil }
    guard given.count == 1, let part = given.first else {
      throw PlatformFault.invalid(
        "Exactly one of nodes, spark, datastage must be specified; "
          + "\(given.isEmpty ? "none" : "\(given.count)") given.", .field(given.first ?? "nodes"))
    }
    try shelf.requireNew(name, .hardwareSpecification)
    let made = try shelf.create(
      .hardwareSpecification, name: name, fields.string("description"),
      [part: try fields.requiredObject(part).value])
    return Answer.json(try shelf.document(of: made), .created)
  }
}

extension SpecificationShelf {
  /// Throws 409 if the name is that of a specification that exists everywhere.
  ///
  /// Source: POST /v2/hardware_specifications: "Restriction applicable only for global
  /// specifications."
  func requireNew(_ name: String, _ kind: SpecificationKind) throws {
    let isTaken = BuiltInSpecifications.all.contains { $0.kind == kind && $0.name == name }
    if isTaken { throw PlatformFault.conflict("Document already exists.") }
  }
}
