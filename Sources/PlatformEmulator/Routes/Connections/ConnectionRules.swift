import JSON

/// What the platform demands of the properties of a connection, and whether it gets through.
enum ConnectionRules {
  private static let flags: Set<String> = [
    "restricted", "internal_use_only", "personal_credentials", "parameterized",
  ]

  /// Throws 400 naming the flag. Source: POST /v2/connections, `flags`.
  static func check(flags: [String]) throws {
    for flag in flags where !Self.flags.contains(flag) {
      throw PlatformFault.invalid("'\(flag)' is not a flag of a connection.", .field("flags"))
    }
  }

  /// Throws 400 naming the property that is missing or of another type. Who connects may bring
  /// credentials, and parameters stand for anything.
  static func validate(
    _ properties: JSONValue, of definition: DatasourceDefinition, flags: [String] = []
  ) throws {
    guard properties.object != nil else {
      throw PlatformFault.invalid("The field 'properties' must be an object.", .field("properties"))
    }
    if flags.contains("parameterized") { return }
    let isPersonal = flags.contains("personal_credentials")
    for property in definition.connectionProperties {
      let name = property["name"]?.string ?? ""
      let value = properties[name] ?? .null
      let isEmpty = value.isNull || value.string?.isEmpty == true
      if isEmpty, property["required"]?.bool == true, property["default_value"] == nil,
        !(isPersonal && property["group"] == "credentials")
      {
        throw PlatformFault.invalid(
          "CDICO0103E: The property '\(name)' of the connection is missing.",
          .field("properties.\(name)"))
      }
      if !isEmpty, property["type"] == "integer", value.int == nil,
        Int(value.string ?? "") == nil
      {
        throw PlatformFault.invalid(
          "CDICO0104E: The property '\(name)' must be a whole number.",
          .field("properties.\(name)"))
      }
    }
  }

  private static let places = [
    "host", "server_name", "url", "jdbc_url", "account_name", "sap_gateway_url", "project_id",
    "connection_string",
  ]

  /// Throws 400 if the data source does not answer: whatever has "fail" in its name or place, or a
  /// host of the domain that is never there (RFC 2606).
  static func reach(_ properties: JSONValue, name: String = "") throws {
    let texts = [name] + places.compactMap { properties[$0]?.string }
    let words = ["fail", "unreachable", ".invalid"]
    for text in texts where words.contains(where: { text.lowercased().contains($0) }) {
      throw PlatformFault.unable(
        "CDICO2005E: The connection test failed: '\(text)' could not be reached.")
    }
  }
}
