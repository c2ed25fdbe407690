import JSON

/// A change whose keys are paths: `{"/metadata/name": "…", "/entity/environment/display_name": "…"}`.
///
/// Source: PATCH /v2/environments/{environment_guid}.
struct SpecificationPatch {
  private let fields: BodyFields

  /// Throws 400 if the body is no object.
  init(_ call: Call) throws {
    fields = try call.fields()
  }

  /// - Parameter isPatchable: whether a path below the kind's section may be changed.
  /// Throws 400 for a path that may not be, or a value of the wrong kind.
  func applied(
    to specification: Specification, _ isPatchable: ([String]) -> Bool
  ) throws -> Specification {
    var changed = specification
    for (path, value) in fields.value.object ?? JSONObject() {
      let tokens = (try? JSONPointer(path))?.tokens ?? []
      switch tokens {
      case ["metadata", "name"]:
        changed.name = try fields.requiredString(path)
      case ["metadata", "description"]:
        changed.description = try fields.string(path)
      case _
      where tokens.starts(with: ["entity", specification.kind.rawValue])
        && isPatchable(Array(tokens.dropFirst(2))):
        changed.section = Self.setting(changed.section, tokens.dropFirst(2), value)
      default:
        throw PlatformFault.invalid("The path '\(path)' cannot be patched.", .field(path))
      }
    }
    return changed
  }

  /// Objects on the way are made.
  private static func setting(
    _ document: JSONValue, _ tokens: ArraySlice<String>, _ value: JSONValue
  ) -> JSONValue {
    guard let token = tokens.first else { return value }
    var document = document
    document[token] = setting(document[token] ?? [:], tokens.dropFirst(), value)
    return document
  }
}
