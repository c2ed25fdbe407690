import JSON

/// Specifications as they are answered: what they only name stands in them whole.
///
/// Source: the samples of GET /v2/environments and GET /v2/software_specifications.
extension SpecificationShelf {
  /// `{"total_results", "resources"}`.
  func list(_ found: [Specification]) throws -> JSONValue {
    [
      "total_results": JSONValue(found.count),
      "resources": .array(try found.map { try document(of: $0) }),
    ]
  }

  func document(of specification: Specification) throws -> JSONValue {
    [
      "metadata": try metadata(of: specification),
      "entity": [specification.kind.rawValue: try section(of: specification)],
    ]
  }

  private func metadata(of specification: Specification) throws -> JSONValue {
    let head = try specification.record.map { try JSONValue.parse($0.metadata) }
    let created = head?["created"]?.int.map(Int64.init) ?? UserGroup.begin
    let updated = head?["usage"]?["last_update_time"]?.int.map(Int64.init) ?? created
    var metadata: JSONValue = ["name": .string(specification.name)]
    metadata["description"] = .string(specification.description ?? "")
    metadata["asset_type"] = .string(specification.kind.rawValue)
    metadata["asset_id"] = .string(specification.id)
    for key in ["project_id", "space_id"] { metadata[key] = head?[key] }
    metadata["owner_id"] = head?["owner_id"] ?? "IBM"
    if specification.kind == .environment {
      metadata["created_at"] = .string(CalendarDate.seconds(created))
    } else {
      metadata["created_at"] = .string(CalendarDate.milliseconds(created))
      metadata["updated_at"] = .string(CalendarDate.milliseconds(updated))
    }
    if specification.kind == .softwareSpecification, specification.record == nil {
      metadata["life_cycle"] = ["available": .string(CalendarDate.milliseconds(created))]
    }
    if specification.kind != .packageExtension {
      metadata["href"] = .string("\(specification.kind.path)/\(specification.id)")
    }
    return metadata
  }

  private func section(of specification: Specification) throws -> JSONValue {
    var section = specification.section
    switch specification.kind {
    case .environment:
      for kind in [SpecificationKind.hardwareSpecification, .softwareSpecification] {
        guard let reference = section[kind.rawValue] else { continue }
        section[kind.rawValue] = try resolved(reference, kind)
      }
      section["spec_type"] = "referenced"
    case .softwareSpecification:
      let extensions = section["package_extensions"]?.array ?? []
      section["package_extensions"] = .array(
        try extensions.map { try resolved($0, .packageExtension) })
      if let base = section["base_software_specification"]?["guid"]?.string {
        let configuration = try find(base, .softwareSpecification)?.section[
          "software_configuration"]
        section["software_configuration"] = configuration ?? [:]
      }
    case .packageExtension: section["upload_complete"] = .none
    case .hardwareSpecification: break
    }
    return section
  }

  /// What a `{"guid"}` stands for; itself, if that is gone.
  private func resolved(_ reference: JSONValue, _ kind: SpecificationKind) throws -> JSONValue {
    guard let id = reference["guid"]?.string, let found = try find(id, kind) else {
      return reference
    }
    return try document(of: found)
  }
}
