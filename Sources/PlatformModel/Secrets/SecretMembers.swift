public import JSON

/// Which members of an object hold secrets: those whose names say so, and the values of pairs that name
/// one, `{"name": "DB_PASSWORD", "value": …}` or `{"op": "add", "path": "/password", "value": …}`.
public struct SecretMembers {
  private let isPair: Bool

  /// Members that say what an object is about, in lower case.
  private static let naming: Set<String> = [
    "name", "key", "id", "label", "title", "parameter", "param", "variable", "env", "property",
    "field", "header", "option", "parameter_name", "property_name", "env_name", "variable_name",
  ]
  /// Kinds of values that nobody is to see.
  static let kinds: Set<String> = ["encrypted", "password", "secret", "credential"]

  public init(_ object: JSONObject) {
    isPair =
      object.contains { Self.holdsValue($0.key) }
      && object.contains { Self.namesSecret($0.key, $0.value) }
  }

  public func contains(_ key: String) -> Bool {
    Secrets.isSecret(key: key) || isPair && Self.holdsValue(key)
  }

  private static func namesSecret(_ key: String, _ value: JSONValue) -> Bool {
    guard let text = value.string, text.utf8.count <= 512 else { return false }
    let key = key.lowercased()
    if naming.contains(key) { return Secrets.isSecret(key: text) }
    if key == "type" || key == "kind" { return kinds.contains(text.lowercased()) }
    // A pointer into a document (RFC 6901).
    return key == "path" && text.hasPrefix("/")
      && text.split(separator: "/").contains { Secrets.isSecret(key: String($0)) }
  }

  /// `value`, `values`, `default`, `default_value`, `currentValue`, …
  private static func holdsValue(_ key: String) -> Bool {
    let key = key.lowercased()
    return key.hasSuffix("value") || key.hasSuffix("values") || key == "val" || key == "default"
  }
}
