/// Keeps secrets out of what is said about a configuration.
enum SecretMask {
  static let mask = "•••"

  /// `http://user:password@proxy:3128` without what stands before the `@`.
  static func maskingUser(in text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return text }
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    guard start < at else { return text }
    return text[..<start] + mask + text[at...]
  }

  /// The program of a command; what it is given may be a secret.
  static func maskingArguments(of command: String) -> String {
    let words = command.split(separator: " ", maxSplits: 1)
    return words.count > 1 ? "\(words[0]) …" : command
  }

  /// A value as `config show` has it.
  static func shown(_ value: ConfigValue, of key: ConfigKey) -> String {
    switch key {
    case .secretCommand, .aiLakeSecretCommand: maskingArguments(of: value.text)
    case .proxy, .platformURL, .aiLakeURL, .iamURL: maskingUser(in: value.text)
    default: value.text
    }
  }
}
