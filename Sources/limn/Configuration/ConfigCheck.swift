import ExplorerModel
import PlatformClient

/// What can be said about values of the configuration without looking anywhere else.
enum ConfigCheck {
  typealias Finding = (line: Int?, text: String)

  /// Nil if `text` can stand for `key`; else what is wrong, and what would be valid.
  static func problem(with text: String, of key: ConfigKey) -> String? {
    switch key.kind {
    case .choice(let words) where !words.contains(text):
      return "\(key.rawValue) cannot be '\(shown(text))'\(Nearest.hint(text, among: words))"
        + " (there are \(words.joined(separator: ", ")))"
    case .address:
      do {
        _ = try BaseURL(text)
        return nil
      } catch {
        return "\(key.rawValue): \(error)"
      }
    case .text where key == .proxy: return proxy(text).map { "proxy: \($0)" }
    default: return nil
    }
  }

  /// A bare word is more likely a mistake than a host.
  private static func proxy(_ text: String) -> String? {
    guard text == ProxyAddress.direct || text.contains(":") else {
      return "'\(shown(text))' is no address of a proxy: http://HOST:PORT or socks5://HOST:PORT "
        + "is, or \(ProxyAddress.direct) for none"
    }
    return ProxyAddress.problem(text)
  }

  /// What does not go together in a context, or is missing.
  static func problems(of context: ConfigFile.Context) -> [Finding] {
    secrets(context, ConfigKey.secrets, "platform") + platform(context)
      + secrets(context, ConfigKey.aiLakeSecrets, "ailake") + lake(context) + certificate(context)
      + patterns(context)
  }

  private static func platform(_ context: ConfigFile.Context) -> [Finding] {
    let values = context.values
    var findings: [Finding] = []
    if let region = values[.region], values[.platformURL] != nil {
      findings.append((region.line, "platform.url and platform.region are there: one is enough"))
    }
    let hasAddress = context.says(.region) || context.says(.platformURL)
    if !hasAddress, !context.says(.aiLakeURL) {
      findings.append(
        (context.line, "\(context.name) has neither platform.url, platform.region nor ailake.url"))
    } else if !hasAddress,
      let first = ConfigKey.allCases.first(where: {
        $0.rawValue.hasPrefix("platform.") && values[$0] != nil
      })
    {
      findings.append((values[first]?.line, "platform.url or platform.region is missing"))
    }
    guard let signIn = values[.signIn], let kind = SignInKind(rawValue: signIn.value.text) else {
      return findings
    }
    if kind.needsUser, !context.says(.user) {
      findings.append((signIn.line, "sign-in \(kind.rawValue) needs platform.user"))
    }
    if kind == .iam, !context.says(.iamURL) {
      findings.append((signIn.line, "sign-in iam needs platform.iam-url"))
    }
    return findings
  }

  private static func lake(_ context: ConfigFile.Context) -> [Finding] {
    guard !context.says(.aiLakeURL),
      let first = ConfigKey.aiLakeSecrets.first(where: { context.values[$0] != nil })
    else { return [] }
    return [(context.values[first]?.line, "ailake.url is missing")]
  }

  private static func secrets(
    _ context: ConfigFile.Context, _ keys: [ConfigKey], _ section: String
  ) -> [Finding] {
    let found = keys.filter { context.values[$0] != nil }
    guard found.count > 1, let last = found.last else { return [] }
    let names = found.map { $0.rawValue.dropFirst(section.count + 8) }.joined(separator: " and ")
    return [
      (context.values[last]?.line, "\(section).secret has \(names): it comes from one place")
    ]
  }

  private static func certificate(_ context: ConfigFile.Context) -> [Finding] {
    switch (context.values[.clientCertificate], context.values[.clientKey]) {
    case (let there?, nil): [(there.line, "client-key is missing beside client-certificate")]
    case (nil, let there?): [(there.line, "client-certificate is missing beside client-key")]
    default: []
    }
  }

  private static func patterns(_ context: ConfigFile.Context) -> [Finding] {
    [ConfigKey.include, .exclude].flatMap { key -> [Finding] in
      guard let entry = context.values[key], case .list(let list) = entry.value else { return [] }
      return list.compactMap { text in
        ContainerPattern.problem(text).map { (entry.line, "\(key.rawValue): \($0)") }
      }
    }
  }

  /// Bounded, on one line, without a user's name and password in an address.
  static func shown(_ text: String) -> String {
    let line = SecretMask.maskingUser(in: text).split(whereSeparator: \.isNewline).first ?? ""
    return line.count > 60 ? line.prefix(60) + "…" : String(line)
  }
}

extension Sourced {
  /// Nil unless it stands in a file.
  var line: Int? {
    if case .file(_, let line) = origin { line } else { nil }
  }
}
