import JSON

/// What a service says of its own operations, as a Swagger 2.0 document. Clients read from it which
/// parameters a list can be filtered by.
///
/// Source: GET /v2/connections/api/docs and GET /v2/jobs/docs/schemas/v2-swagger.yaml; the reference
/// does not show them.
struct ServiceDescription: Sendable {
  struct Operation: Sendable {
    var method: String
    var path: String
    var summary: String
    var query: [String]

    /// `GET /v2/jobs | What it does | limit next`.
    init?(_ line: Substring) {
      let parts = line.split(separator: "|").map { $0.trimmingBlanks() }
      let words = parts.first?.split(separator: " ").map(String.init) ?? []
      guard parts.count >= 2, words.count == 2 else { return nil }
      method = words[0].lowercased()
      path = words[1]
      summary = parts[1]
      query = parts.count > 2 ? parts[2].split(separator: " ").map(String.init) : []
    }
  }

  let title: String
  let operations: [Operation]
  /// True: parameters stand in one place and are referred to by `$ref`.
  let sharesParameters: Bool

  init(title: String, sharesParameters: Bool, _ text: String) {
    self.title = title
    self.sharesParameters = sharesParameters
    operations = text.split(separator: "\n").compactMap(Operation.init)
  }

  var document: JSONValue {
    var paths = JSONObject()
    var shared = JSONObject()
    for operation in operations {
      let parameters = parameters(of: operation)
      for (name, parameter) in parameters { shared[name] = parameter }
      var item = paths[operation.path] ?? [:]
      item[operation.method] = [
        "summary": .string(operation.summary), "produces": ["application/json"],
        "parameters": .array(
          parameters.map { sharesParameters ? ["$ref": .string("#/parameters/\($0.0)")] : $0.1 }),
        "responses": ["default": ["description": "See the reference of the platform."]],
      ]
      paths[operation.path] = item
    }
    var document: JSONValue = [
      "swagger": "2.0", "info": ["title": .string(title), "version": "2.0.0"], "basePath": "/",
      "paths": .object(paths),
    ]
    if sharesParameters { document["parameters"] = .object(shared) }
    return document
  }

  private func parameters(of operation: Operation) -> [(String, JSONValue)] {
    let names = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { String($0.dropFirst().dropLast()) }
    var parameters: [(String, JSONValue)] = names.map { name in
      (name, ["name": .string(name), "in": "path", "required": true, "type": "string"])
    }
    parameters += operation.query.map { name in
      (
        name,
        ["name": .string(name), "in": "query", "required": false, "type": .string(type(name))]
      )
    }
    if ["post", "put", "patch"].contains(operation.method) {
      parameters.append(
        ("body", ["name": "body", "in": "body", "required": false, "schema": ["type": "object"]]))
    }
    return parameters
  }

  private func type(_ name: String) -> String {
    switch name {
    case "limit", "offset", "skip": "integer"
    case "userfs", "test", "persist", "detail", "decrypt_secrets", "include_properties",
      "connection_properties", "interaction_properties", "discovery", "actions":
      "boolean"
    default: "string"
    }
  }
}

extension JSONValue {
  /// As YAML in block style; texts and unusual keys stay in their JSON quotes, as YAML allows.
  func yaml(indent: Int = 0) -> String {
    let blanks = String(repeating: " ", count: indent)
    switch self {
    case .object(let object) where !object.isEmpty:
      return object.map { member in
        "\(blanks)\(Self.yamlKey(member.key)):\(member.value.yamlBehindKey(indent + 2))"
      }.joined(separator: "\n")
    case .array(let list) where !list.isEmpty:
      return list.map { element in
        let text = element.yaml(indent: indent + 2)
        return "\(blanks)- \(text.drop { $0 == " " })"
      }.joined(separator: "\n")
    default:
      return "\(blanks)\(serialized())"
    }
  }

  private func yamlBehindKey(_ indent: Int) -> String {
    switch self {
    case .object(let object) where !object.isEmpty: "\n\(yaml(indent: indent))"
    case .array(let list) where !list.isEmpty: "\n\(yaml(indent: indent))"
    default: " \(serialized())"
    }
  }

  private static func yamlKey(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_")
    }
    return isPlain && !key.isEmpty ? key : JSONValue.string(key).serialized()
  }
}
