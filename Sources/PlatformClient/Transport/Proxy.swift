import PlatformModel

/// One proxy. Its description never shows the password.
struct Proxy: Hashable, Sendable, CustomStringConvertible {
  enum Kind: Hashable, Sendable { case http, socks5 }

  var kind: Kind
  var host: String
  var port: Int
  var user: String?
  var password: String?

  /// `http://user:password@host:port`, `socks5://host:port`, or only `host:port`.
  init(_ text: String) throws(ConfigurationError) {
    let schemeEnd = text.firstRange(of: "://")
    let scheme = schemeEnd.map { text[..<$0.lowerBound].lowercased() } ?? "http"
    let rest = schemeEnd.map { text[$0.upperBound...] } ?? text[...]
    switch scheme {
    case "http": kind = .http
    case "socks5", "socks5h": kind = .socks5
    default:
      throw ConfigurationError("a proxy is reached by http:// or socks5://, not \(scheme)://")
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let at = authority.lastIndex(of: "@")
    if let at {
      let parts = authority[..<at].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      user = percentDecoded(parts[0])
      password = parts.count > 1 ? percentDecoded(parts[1]) : ""
    }
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    let url = try BaseURL("http://" + place)
    host = url.host.trimming("[", "]")
    port = url.port ?? (kind == .http ? 3128 : 1080)
    if kind == .socks5, user != nil {
      throw ConfigurationError("a SOCKS proxy cannot be given a user and password")
    }
  }

  var description: String {
    let scheme = kind == .http ? "http" : "socks5"
    return "\(scheme)://\(user.map { _ in "\(Secrets.mask)@" } ?? "")\(host):\(port)"
  }
}

/// The address of a proxy, as a configuration has it.
public enum ProxyAddress {
  /// Says that there is none, whatever the environment says.
  public static let direct = "direct"

  /// Why `text` is none; nil if it is one.
  public static func problem(_ text: String) -> String? {
    guard text != direct else { return nil }
    do {
      _ = try Proxy(text)
      return nil
    } catch {
      return error.description
    }
  }
}
