import HTTPTypes
import JSON

extension Routes {
  private static let one = "/v2/package_extensions/{package_extension_guid}"

  static let packageExtensions: [Route] = [
    .get("/v2/package_extensions", .packageExtensions) { call in
      let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
      let name = call.query("name")
      let type = try call.query("type").map { try checkedType($0, .parameter("type")) }
      let found = try shelf.all(.packageExtension).filter {
        (name == nil || $0.name == name) && (type == nil || $0.section["type"]?.string == type)
      }
      return Answer.json(try shelf.list(found))
    },
    .changing(.post, "/v2/package_extensions", .packageExtensions, createExtension),
    .changing(.post, one + "/upload_complete", .packageExtensions) { call in
      let (shelf, found, record) = try changeable(call)
      guard try shelf.contents(of: found) != nil else {
        throw PlatformFault.unable("Nothing was uploaded to '\(shelf.address(of: found))' yet.")
      }
      var changed = found
      changed.section["upload_complete"] = true
      _ = try shelf.save(changed, over: record)
      return Answer.empty()
    },
    .get(one, .packageExtensions) { call in
      let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
      let found = try shelf.existing(call.parameter("package_extension_guid"), .packageExtension)
      return Answer.json(try documentWithAddress(of: found, shelf))
    },
    .changing(.patch, one, .packageExtensions) { call in
      let (shelf, found, record) = try changeable(call)
      let changed = try SpecificationPatch(call).applied(to: found) { $0 == ["type"] }
      _ = try checkedType(
        changed.section["type"]?.string ?? "", .field("/entity/package_extension/type"))
      return Answer.json(try shelf.document(of: shelf.save(changed, over: record)))
    },
    .changing(.delete, one, .packageExtensions) { call in
      let (shelf, found, record) = try changeable(call)
      try shelf.removeContents(of: found)
      try record.remove(from: call.database)
      return Answer.empty()
    },
  ]

  private static func changeable(
    _ call: Call
  ) throws -> (SpecificationShelf, Specification, AssetRecord) {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let id = call.parameter("package_extension_guid")
    let (found, record) = try shelf.changeable(id, .packageExtension)
    return (shelf, found, record)
  }

  private static func checkedType(_ type: String, _ target: PlatformFault.Target) throws -> String {
    guard ["pip_zip", "conda_yml"].contains(type) else {
      throw PlatformFault.invalid("The type must be one of pip_zip, conda_yml.", target)
    }
    return type
  }

  /// Answers where its contents are to be put, and not yet under which key they then lie.
  ///
  /// Source: POST /v2/package_extensions. "Should be unique": the name, among those of the project
  /// or space.
  private static func createExtension(_ call: Call) throws -> EmulatorResponse {
    let shelf = SpecificationShelf(call: call, container: try call.specificationScope())
    let fields = try call.fields()
    let name = try fields.requiredString("name")
    let type = try checkedType(fields.requiredString("type"), .field("type"))
    let interpreter = try fields.string("interpreter") ?? "conda"
    guard ["conda", "mamba"].contains(interpreter) else {
      throw PlatformFault.invalid(
        "The field 'interpreter' must be one of conda, mamba.", .field("interpreter"))
    }
    guard try !shelf.all(.packageExtension).contains(where: { $0.name == name }) else {
      throw PlatformFault.conflict("Document already exists.")
    }
    let key = call.newID().filter { $0 != "-" }.prefix(9)
    let ending = type == "pip_zip" ? "zip" : "yml"
    let made = try shelf.create(
      .packageExtension, name: name, fields.string("description"),
      [
        "type": .string(type), "interpreter": .string(interpreter),
        "object_key": .string("package_extension/Package_Extension_\(key).\(ending)"),
        "upload_complete": false,
      ])
    var document = try documentWithAddress(of: made, shelf)
    document["entity"]?["package_extension"]?["object_key"] = .none
    return Answer.json(document, .created)
  }

  private static func documentWithAddress(
    of found: Specification, _ shelf: SpecificationShelf
  ) throws -> JSONValue {
    var document = try shelf.document(of: found)
    document["entity"]?["package_extension"]?["href"] = .string(shelf.address(of: found))
    return document
  }
}
