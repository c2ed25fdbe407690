import JSON

/// Secrets of connections: unreadable in the asset, in clear for those who may connect.
///
/// The form `{dbaes}…` is recorded; real platforms have a key for it, this one only turns the bytes
/// into letters.
enum SecretText {
  private static let prefix = "{dbaes}"

  static func stored(_ value: JSONValue) -> JSONValue {
    guard let text = value.string, !text.hasPrefix(prefix), !text.isEmpty else { return value }
    return .string(prefix + Base64.encodeForURL(Array(text.utf8)))
  }

  static func clear(_ value: JSONValue) -> JSONValue {
    guard let text = value.string, text.hasPrefix(prefix),
      let bytes = Base64.decode(text.dropFirst(prefix.count))
    else { return value }
    return .string(String(decoding: bytes, as: UTF8.self))
  }

  /// What is a secret whatever the type of the connection.
  static let names: Set<String> = {
    let lists = DatasourceType.all.map(\.connectionProperties)
    return Set(lists.joined().filter(\.isMasked).map(\.name))
      .union(["proxy_password", "key_passphrase", "sl_client_private_key", "master_key"])
  }()
}
