/// What must not be shown to whoever looks over a shoulder.
public enum Secrets {
  /// Parts of names that secrets go by. As bytes: every name of every document is looked at.
  private static let words: [[UInt8]] = [
    "password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "api-key",
    "signature", "credential", "private_key", "privatekey", "access_key", "accesskey", "bearer",
    "authorization", "cookie", "connection_string",
  ].map { Array($0.utf8) }

  /// Names that only look like it.
  private static let harmless = [
    "token_type", "token_limit", "max_tokens", "is_secret", "page_token", "next_token",
    "set_cookie_domain",
  ]

  public static func isSecret(key: String) -> Bool {
    let key = key.lowercased()
    let bytes = Array(key.utf8)
    return words.contains { has($0, in: bytes) } && !harmless.contains(key)
  }

  private static func has(_ word: [UInt8], in key: [UInt8]) -> Bool {
    guard word.count <= key.count else { return false }
    return (0...key.count - word.count).contains { start in
      key[start] == word[0] && key[start..<start + word.count].elementsEqual(word)
    }
  }

  /// A value that is encrypted by the platform (`{dbaes}…`) or looks like a JSON web token.
  public static func isSecret(text: String) -> Bool {
    if text.hasPrefix("{dbaes") || text.hasPrefix("{wdpaes") || text.hasPrefix("{enc") {
      return true
    }
    return text.hasPrefix("eyJ") && text.utf8.filter { $0 == 0x2E }.count == 2
  }
}
