import JSON

/// Which parts of projects somebody wants to see.
///
/// Source: GET /v2/projects and GET /v2/projects/{project_id}, `include`; only the latter knows
/// `integrations`, `storage` and `credentials`. What each of them holds is not in the reference.
struct ProjectSections {
  private let names: Set<String>
  private let call: Call

  init(_ call: Call) {
    self.call = call
    let names = call.queries("include")
    self.names = Set(names.isEmpty ? ["fields"] : names)
  }

  /// Nothing at all is wanted.
  var isNothing: Bool { names == ["nothing"] }

  private func has(_ name: String) -> Bool {
    names.contains(name) || names.contains("everything")
  }

  func document(of project: ContainerRecord) throws -> JSONValue {
    var document = project.document
    guard !isNothing else { return ["metadata": document["metadata"] ?? [:]] }
    var entity = names == ["name"] ? ["name": .string(project.name)] : document["entity"] ?? [:]
    for section in ["tags", "settings", "integrations"] {
      let value = entity[section] ?? (section == "settings" ? [:] : [])
      entity[section] = has(section) ? .some(value) : .none
    }
    if has("members") {
      let members = try MemberRecord.all(of: project.id, in: call.database)
      entity["members"] = .array(members.map(\.projectDocument))
    }
    let properties = entity["storage"]?["properties"]
    if properties != nil, !has("storage") { entity["storage"]?["properties"] = .none }
    if has("credentials"), names != ["name"] {
      entity["storage"]?["credentials"] = properties?["credentials"] ?? [:]
    }
    document["entity"] = entity
    return document
  }
}
