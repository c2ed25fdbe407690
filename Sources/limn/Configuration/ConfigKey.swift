/// Everything a context of the configuration can say: the one table that reading, checking,
/// `config show` and the environment go by. Raw values are the keys from the outside in.
enum ConfigKey: String, CaseIterable, Sendable {
  case platformURL = "platform.url"
  case region = "platform.region"
  case user = "platform.user"
  case account = "platform.account"
  case signIn = "platform.sign-in"
  case iamURL = "platform.iam-url"
  case secretVariable = "platform.secret.env"
  case secretCommand = "platform.secret.command"
  case secretFile = "platform.secret.file"
  case secretKeyring = "platform.secret.keyring"
  case secretPrompt = "platform.secret.prompt"
  case aiLakeURL = "ailake.url"
  case aiLakeSecretVariable = "ailake.secret.env"
  case aiLakeSecretCommand = "ailake.secret.command"
  case aiLakeSecretFile = "ailake.secret.file"
  case aiLakeSecretKeyring = "ailake.secret.keyring"
  case aiLakeSecretPrompt = "ailake.secret.prompt"
  case caFile = "ca-file"
  case clientCertificate = "client-certificate"
  case clientKey = "client-key"
  case verifyTLS = "verify-tls"
  case proxy
  case readOnly = "read-only"
  case production
  case theme
  case include = "containers.include"
  case exclude = "containers.exclude"
  case defaultContainer = "containers.default"

  enum Kind: Hashable, Sendable {
    case text
    /// An address that starts with https:// or http://.
    case address
    /// A file; `~` and paths beside the configuration are understood.
    case file
    case flag
    case choice([String])
    /// Patterns of names.
    case list
  }

  var kind: Kind {
    switch self {
    case .platformURL, .aiLakeURL, .iamURL: .address
    case .region: .choice(CloudRegion.names)
    case .signIn: .choice(SignInKind.allCases.map(\.rawValue))
    case .secretFile, .aiLakeSecretFile, .caFile, .clientCertificate, .clientKey: .file
    case .secretPrompt, .aiLakeSecretPrompt, .verifyTLS, .readOnly, .production: .flag
    case .include, .exclude: .list
    case .user, .account, .secretVariable, .secretCommand, .secretKeyring, .aiLakeSecretVariable,
      .aiLakeSecretCommand, .aiLakeSecretKeyring, .proxy, .theme, .defaultContainer:
      .text
    }
  }

  /// The variable that says it instead of the file; nil if none does.
  var variable: String? {
    switch self {
    case .platformURL: "LIMN_URL"
    case .region: "LIMN_REGION"
    case .user: "LIMN_USER"
    case .account: "LIMN_ACCOUNT"
    case .signIn: "LIMN_SIGN_IN"
    case .iamURL: "LIMN_IAM_URL"
    case .aiLakeURL: "LIMN_AILAKE_URL"
    case .caFile: "LIMN_CA_FILE"
    case .clientCertificate: "LIMN_CLIENT_CERTIFICATE"
    case .clientKey: "LIMN_CLIENT_KEY"
    case .verifyTLS: "LIMN_VERIFY_TLS"
    case .proxy: "LIMN_PROXY"
    case .readOnly: "LIMN_READ_ONLY"
    case .theme: "LIMN_THEME"
    case .defaultContainer: "LIMN_CONTAINER"
    case .secretVariable, .secretCommand, .secretFile, .secretKeyring, .secretPrompt,
      .aiLakeSecretVariable, .aiLakeSecretCommand, .aiLakeSecretFile, .aiLakeSecretKeyring,
      .aiLakeSecretPrompt, .production, .include, .exclude:
      nil
    }
  }

  /// Keys and sections right below a section; that of a context itself is empty.
  static func names(in section: String) -> [String] {
    let prefix = section.isEmpty ? "" : section + "."
    var names: [String] = []
    for key in allCases where key.rawValue.hasPrefix(prefix) {
      let name = String(key.rawValue.dropFirst(prefix.count).prefix { $0 != "." })
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Sources of a platform's secret, of which a context names one.
  static let secrets: [ConfigKey] = [
    .secretVariable, .secretCommand, .secretFile, .secretKeyring, .secretPrompt,
  ]
  static let aiLakeSecrets: [ConfigKey] = [
    .aiLakeSecretVariable, .aiLakeSecretCommand, .aiLakeSecretFile, .aiLakeSecretKeyring,
    .aiLakeSecretPrompt,
  ]
}
