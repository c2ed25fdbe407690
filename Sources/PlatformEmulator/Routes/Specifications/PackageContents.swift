import JSON

/// The file of a package extension: one of the files of its project or space.
extension SpecificationShelf {
  private func path(of found: Specification) -> String {
    "assets/\(found.section["object_key"]?.string ?? "")"
  }

  private var files: FileStore? {
    container.map { FileStore(database: call.database, owner: $0.scope.id) }
  }

  /// Where it is put, and once that is done fetched from, for an hour and without signing in: one
  /// of the addresses that POST /v2/asset_files/{path}/signed makes.
  func address(of found: Specification) -> String {
    let signature = FileSignature(
      found.section["upload_complete"] == true ? .get : .put,
      path: found.section["object_key"]?.string ?? "", scopeKey: container?.key ?? "",
      scopeID: container?.scope.id ?? "", user: call.caller, end: call.now + 3_600_000)
    return call.emulator.gate.address(signedBy: signature)
  }

  /// Nil if nothing was put there.
  func contents(of found: Specification) throws -> [UInt8]? {
    guard let files, let file = try files.find(path(of: found)) else { return nil }
    return try files.bytes(of: file)
  }

  func removeContents(of found: Specification) throws {
    try files?.remove(path(of: found))
  }

  /// An environment in which the package extensions say what is in their files of type `conda_yml`.
  /// The name of that field is not in the reference.
  func documentWithContents(of environment: Specification) throws -> JSONValue {
    var document = try document(of: environment)
    let key = SpecificationKind.softwareSpecification.rawValue
    var software = document["entity"]?["environment"]?[key]
    let list = software?["entity"]?[key]?["package_extensions"]?.array ?? []
    let extended = try list.map { item -> JSONValue in
      var item = item
      guard item["entity"]?["package_extension"]?["type"] == "conda_yml",
        let id = item["metadata"]?["asset_id"]?.string,
        let found = try find(id, .packageExtension), let bytes = try contents(of: found)
      else { return item }
      item["entity"]?["package_extension"]?["conda_yml"] = .string(
        String(decoding: bytes, as: UTF8.self))
      return item
    }
    guard software != nil else { return document }
    software?["entity"]?[key]?["package_extensions"] = .array(extended)
    document["entity"]?["environment"]?[key] = software
    return document
  }
}
