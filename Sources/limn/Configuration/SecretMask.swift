import PlatformModel

/// Keeps secrets out of what is said about a configuration.
enum SecretMask {
  /// `http://user:password@proxy:3128` without what stands before the `@`.
  static func maskingUser(in text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return text }
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    guard start < at else { return text }
    return text[..<start] + Secrets.mask + text[at...]
  }

  /// True for a key or section that says where a secret comes from: people put the secret itself
  /// there.
  static func isSecret(_ key: String) -> Bool {
    key.split(separator: ".").contains("secret")
  }

  /// A value as `config show` has it.
  static func shown(_ value: ConfigValue, of key: ConfigKey) -> String {
    switch key {
    // What a command is given may be a secret, and what stands before it too.
    case .secretCommand, .aiLakeSecretCommand: Secrets.mask
    case .proxy, .platformURL, .aiLakeURL, .iamURL: maskingUser(in: value.text)
    default: value.text
    }
  }
}
