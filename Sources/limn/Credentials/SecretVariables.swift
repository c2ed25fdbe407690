/// Variables of the environment that hold secrets.
enum SecretVariables {
  /// Those that are limn's alone.
  static let own = ["LIMN_PASSWORD", "LIMN_API_KEY", "LIMN_TOKEN", "LIMN_AILAKE_TOKEN"]
  /// Those that are known without a configuration.
  static let standard = own + [ContextResolver.notebookToken]
}

extension PlatformSettings {
  /// Also those that the context names.
  var secretVariables: [String] {
    SecretVariables.standard
      + [ConfigKey.secretVariable, .aiLakeSecretVariable].compactMap { values.text($0) }
  }
}
