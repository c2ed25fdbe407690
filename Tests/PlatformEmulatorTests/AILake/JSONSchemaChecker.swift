import JSON

/// Checks values against schemas of OpenAPI 3.0: so much of them as the descriptions of AI Lake use.
///
/// Stricter than they are in one point: a member that is not described is a problem, too.
struct JSONSchemaChecker: Sendable {
  /// `components/schemas`.
  let schemas: JSONObject
  /// True if what `oneOf` lists cannot be told apart: then it is enough that one fits or more do.
  var isAmbiguous = false

  /// What is wrong, each with the place where: `data[0].attributes.id: is missing`.
  func problems(of value: JSONValue, by schema: JSONValue, at place: String = "body") -> [String] {
    let schema = resolved(schema)
    if value.isNull {
      return schema["nullable"] == true ? [] : ["\(place): is null"]
    }
    var problems = typeProblems(value, schema, place)
    guard problems.isEmpty else { return problems }
    problems += boundProblems(value, schema, place)
    for part in schema["allOf"]?.array ?? [] {
      problems += self.problems(of: value, by: withoutClosing(part), at: place)
    }
    if let choices = schema["oneOf"]?.array {
      problems += choiceProblems(value, choices, place)
    }
    if let object = value.object { problems += memberProblems(object, schema, place) }
    if let elements = value.array {
      if schema["uniqueItems"] == true, Set(elements).count != elements.count {
        problems.append("\(place): a value occurs twice")
      }
      for (index, element) in elements.enumerated() {
        problems += self.problems(of: element, by: schema["items"] ?? [:], at: "\(place)[\(index)]")
      }
    }
    return problems
  }

  private func typeProblems(
    _ value: JSONValue, _ schema: JSONValue, _ place: String
  ) -> [String] {
    let fits =
      switch schema["type"]?.string {
      case "object": value.object != nil
      case "array": value.array != nil
      case "string": value.string != nil
      case "integer": value.int != nil
      case "number": value.number != nil
      case "boolean": value.bool != nil
      default: true
      }
    return fits ? [] : ["\(place): is no \(schema["type"]?.string ?? "")"]
  }

  private func boundProblems(
    _ value: JSONValue, _ schema: JSONValue, _ place: String
  ) -> [String] {
    var problems: [String] = []
    if let choices = schema["enum"]?.array, !choices.contains(value) {
      problems.append("\(place): \(value.serialized()) is none of the enumeration")
    }
    if let least = schema["minimum"]?.double, let number = value.double, number < least {
      problems.append("\(place): is less than \(least)")
    }
    if let most = schema["maximum"]?.double, let number = value.double, number > most {
      problems.append("\(place): is more than \(most)")
    }
    if let longest = schema["maxLength"]?.int, let text = value.string, text.count > longest {
      problems.append("\(place): is longer than \(longest)")
    }
    let fitsFormat =
      switch schema["format"]?.string {
      case "int32": value.int.map { Int32(exactly: $0) != nil } ?? false
      case "uuid": value.string.map(Self.isUUID) ?? false
      default: true
      }
    if !fitsFormat { problems.append("\(place): is no \(schema["format"]?.string ?? "")") }
    return problems
  }

  private func choiceProblems(
    _ value: JSONValue, _ choices: [JSONValue], _ place: String
  ) -> [String] {
    let found = choices.map { problems(of: value, by: $0, at: place) }
    let fitting = found.count { $0.isEmpty }
    if fitting == 1 || isAmbiguous && fitting > 1 { return [] }
    return ["\(place): fits \(fitting) of \(choices.count)"] + found.flatMap(\.self)
  }

  private func memberProblems(
    _ object: JSONObject, _ schema: JSONValue, _ place: String
  ) -> [String] {
    var problems: [String] = []
    for name in schema["required"]?.array?.compactMap(\.string) ?? [] where object[name] == nil {
      problems.append("\(place).\(name): is missing")
    }
    let described = properties(of: schema)
    let isOpen = schema["isOpen"] == true || described.isEmpty
    for (name, member) in object {
      if let property = schema["properties"]?[name] {
        problems += self.problems(of: member, by: property, at: "\(place).\(name)")
      } else if let others = schema["additionalProperties"], others.object != nil {
        problems += self.problems(of: member, by: others, at: "\(place).\(name)")
      } else if !isOpen, described[name] == nil, !isDiscriminator(name) {
        problems.append("\(place).\(name): is not described")
      }
    }
    return problems
  }

  /// Of the schema and all that it is made of.
  private func properties(of schema: JSONValue) -> JSONObject {
    var found = schema["properties"]?.object ?? [:]
    for part in schema["allOf"]?.array ?? [] {
      for (name, property) in properties(of: resolved(part)) { found[name] = property }
    }
    return found
  }

  /// A part of a whole does not know what the other parts describe.
  private func withoutClosing(_ part: JSONValue) -> JSONValue {
    var part = resolved(part)
    part["isOpen"] = true
    return part
  }

  /// In the older description these stand in the parent only.
  private func isDiscriminator(_ name: String) -> Bool {
    isAmbiguous && (name == "type" || name == "status")
  }

  private func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.string else { return schema }
    return schemas[String(reference.split(separator: "/").last ?? "")] ?? ["enum": []]
  }

  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}
