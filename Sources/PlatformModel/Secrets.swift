/// What must not be shown to whoever looks over a shoulder.
public enum Secrets {
  /// Parts of names that secrets go by.
  private static let words = [
    "password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "api-key",
    "signature", "credential", "private_key", "privatekey", "access_key", "accesskey", "bearer",
    "authorization", "cookie", "connection_string",
  ]

  /// Names that only look like it.
  private static let harmless = [
    "token_type", "token_limit", "max_tokens", "is_secret", "page_token", "next_token",
    "set_cookie_domain",
  ]

  public static func isSecret(key: String) -> Bool {
    let key = key.lowercased()
    return words.contains { key.contains($0) } && !harmless.contains(key)
  }

  /// A value that is encrypted by the platform (`{dbaes}…`) or looks like a JSON web token.
  public static func isSecret(text: String) -> Bool {
    if text.hasPrefix("{dbaes") || text.hasPrefix("{wdpaes") || text.hasPrefix("{enc") {
      return true
    }
    return text.hasPrefix("eyJ") && text.utf8.filter { $0 == 0x2E }.count == 2
  }
}
