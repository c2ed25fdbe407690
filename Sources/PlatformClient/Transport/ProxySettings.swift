/// Which calls go through a proxy, as the environment says.
///
/// | variable | for |
/// |---|---|
/// | `http_proxy`, `HTTP_PROXY` | addresses that start with `http:` |
/// | `https_proxy`, `HTTPS_PROXY` | addresses that start with `https:` |
/// | `all_proxy`, `ALL_PROXY` | those for which there is no other |
/// | `no_proxy`, `NO_PROXY` | exceptions: `*`, names with all below them, addresses, `10.0.0.0/8`, each with or without a port |
///
/// The lower-case name wins. This machine itself is reached directly, unless a proxy was said for limn
/// alone: that is for every address.
struct ProxySettings: Hashable, Sendable {
  private let http: Proxy?
  private let https: Proxy?
  private let exceptions: [String]
  /// The proxy was said for limn alone.
  private let isOwn: Bool

  /// Throws if a proxy cannot be understood: to go past it silently would be worse.
  /// - Parameter proxy: for all addresses, in place of those of the environment; `direct` for none.
  init(environment: [String: String], proxy: String? = nil) throws(ConfigurationError) {
    func value(_ name: String) -> (name: String, value: String)? {
      for name in [name, name.uppercased()] {
        if let value = environment[name], !value.isEmpty { return (name, value) }
      }
      return nil
    }
    if let proxy {
      let chosen = proxy == ProxyAddress.direct ? nil : try Self.proxy(("proxy", proxy))
      (http, https) = (chosen, chosen)
    } else {
      let all = value("all_proxy")
      http = try (value("http_proxy") ?? all).map(Self.proxy)
      https = try (value("https_proxy") ?? all).map(Self.proxy)
    }
    isOwn = proxy != nil
    exceptions = (value("no_proxy")?.value ?? "").lowercased()
      .split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  /// Nil if `url` is to be reached directly.
  func proxy(for url: BaseURL) -> Proxy? {
    guard let proxy = url.scheme == "https" ? https : http else { return nil }
    return isException(url) ? nil : proxy
  }

  private static func proxy(
    _ setting: (name: String, value: String)
  ) throws(ConfigurationError) -> Proxy {
    do {
      return try Proxy(setting.value)
    } catch {
      throw ConfigurationError("\(setting.name) cannot be used: \(error)")
    }
  }

  private func isException(_ url: BaseURL) -> Bool {
    let host = url.host.trimming("[", "]")
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    if url.isThisMachine, !isOwn { return true }
    let address = IPv4Range(host)
    return exceptions.contains { matches($0, host: host, port: port, address: address) }
  }

  private func matches(_ rule: String, host: String, port: Int, address: IPv4Range?) -> Bool {
    if rule == "*" { return true }
    var name = Substring(rule)
    if let colon = rule.lastIndex(of: ":"), let rulePort = Int(rule[rule.index(after: colon)...]),
      rule.hasPrefix("[") ? rule[..<colon].hasSuffix("]") : rule.firstIndex(of: ":") == colon
    {
      guard rulePort == port else { return false }
      name = rule[..<colon]
    }
    if let address, let range = IPv4Range(String(name)) { return range.contains(address) }
    if name.hasPrefix("*.") { name = name.dropFirst(1) }
    let bare = (name.hasPrefix(".") ? String(name.dropFirst()) : String(name)).trimming("[", "]")
    return !bare.isEmpty && (host == bare || host.hasSuffix("." + bare))
  }
}

extension String {
  /// Without the two characters if it is between them.
  func trimming(_ first: Character, _ last: Character) -> String {
    hasPrefix(String(first)) && hasSuffix(String(last)) ? String(dropFirst().dropLast()) : self
  }
}
