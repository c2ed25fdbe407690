/// A context that is tried before it is written.
enum NewContext {
  /// The configuration with it, and what it is called there.
  struct Written {
    var name: String
    /// Its own lines.
    var lines: [String]
    var editor: ConfigEditor
  }

  /// Its values as the options say them: nobody can look at lines that are not there yet. Files are
  /// named in full, as what is beside the configuration stays there.
  static func unwritten(
    _ values: ContextValues, _ environment: [String: String]
  ) -> ContextValues {
    var result = values
    for (key, entry) in values.values {
      guard let option = option(key) else { continue }
      let isFile = key.kind == .file
      result.values[key] = Sourced(
        value: isFile ? .text(ContextPath.path(entry, environment)) : entry.value,
        origin: .flag(option))
    }
    return result
  }

  /// The option of `config init` that says it; nil if none does.
  private static func option(_ key: ConfigKey) -> String? {
    switch key {
    case .platformURL: "--url"
    case .region: "--region"
    case .user: "--user"
    case .signIn: "--sign-in"
    case .iamURL: "--iam-url"
    case .secretVariable: "--secret-env"
    case .secretCommand: "--secret-command"
    case .secretFile: "--secret-file"
    case .secretKeyring: "--secret-keyring"
    case .secretPrompt: "--secret-prompt"
    case .aiLakeURL: "--ailake-url"
    case .aiLakeSecretVariable: "--ailake-secret-env"
    case .aiLakeSecretCommand: "--ailake-secret-command"
    case .aiLakeSecretFile: "--ailake-secret-file"
    case .aiLakeSecretKeyring: "--ailake-secret-keyring"
    case .caFile: "--ca-file"
    case .verifyTLS: "--insecure"
    case .readOnly: "--read-only"
    case .production, .account, .aiLakeSecretPrompt, .clientCertificate, .clientKey, .proxy, .theme,
      .include,
      .exclude, .defaultContainer:
      nil
    }
  }
}
