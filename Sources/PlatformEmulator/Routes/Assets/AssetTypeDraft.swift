import JSON

/// An asset type that somebody sent, checked and completed.
///
/// Source: POST and PUT /v2/asset_types.
struct AssetTypeDraft {
  let name: String
  let document: JSONValue

  /// - Parameter name: that of the path, if there is one.
  init(_ fields: BodyFields, named name: String?, in scope: AssetTypeScope) throws {
    self.name = try Self.name(fields, name)
    try Self.check(fields)
    var object = JSONObject()
    object["name"] = .string(self.name)
    object["version"] = 1
    object["description"] = ""
    object["fields"] = []
    object["relationships"] = []
    object["external_asset_preview"] = [:]
    object["properties"] = [:]
    for (key, value) in fields.value.object ?? [:] where !value.isNull { object[key] = value }
    object["scope"] = .string(scope.name)
    document = .object(object)
  }

  /// Letters, digits and underscores: names stand in queries as `name.field`. The reference does not
  /// say what a name may be.
  private static func name(_ fields: BodyFields, _ given: String?) throws -> String {
    let name = try given ?? fields.requiredString("name")
    if let given, let other = try fields.string("name"), other != given {
      throw PlatformFault.invalid(
        "The name '\(other)' is not that of the path, '\(given)'.", .field("name"))
    }
    let isPlain = name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain, name != "asset" else {
      throw PlatformFault.invalid(
        "'\(name)' cannot be the name of an asset type: letters, digits, '_' and '-' make one.",
        .field("name"))
    }
    return name
  }

  private static func check(_ fields: BodyFields) throws {
    _ = try fields.string("description")
    if fields["fields"] != nil {
      for field in try fields.objects("fields") {
        _ = try field.requiredString("key")
        _ = try field.requiredString("type")
        _ = try field.bool("facet")
        _ = try field.bool("is_array")
      }
    }
    _ = try fields.object("properties")
    _ = try fields.object("external_asset_preview")
    _ = try fields.array("relationships")
    _ = try fields.object("localized_metadata_attributes")
    if let strategy = try fields.object("identity")?
      .string("duplicate_detection_strategy")
    {
      guard strategies.contains(strategy) else {
        throw PlatformFault.invalid(
          "'\(strategy)' is none of \(strategies.joined(separator: ", ")).",
          .field("identity.duplicate_detection_strategy"))
      }
    }
  }

  /// Source: POST /v2/asset_types, the identity's "strategy for detecting duplicate asset", without
  /// the name of its field.
  private static let strategies = [
    "DUPLICATE_DETECTION_BY_NAME", "DUPLICATE_DETECTION_BY_NAME_AND_RESOURCE_KEY",
    "DUPLICATE_DETECTION_BY_NAME_AND_FOLDER", "DUPLICATE_DETECTION_BY_RESOURCE_KEY",
    "DUPLICATE_DETECTION_NOT_APPLICABLE",
  ]
}
