/// Where a platform is: `https://cpd.example.com:8443/prefix`, taken apart and checked.
public struct BaseURL: Hashable, Sendable {
  /// `http` or `https`.
  let scheme: String
  /// In lower case; an IPv6 address in its brackets.
  let host: String
  /// Nil for that of the scheme.
  let port: Int?
  /// Empty, or starting with a slash and not ending with one.
  let prefix: String

  /// Throws what is wrong with it, in words for people.
  public init(_ text: String) throws(ConfigurationError) {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { throw ConfigurationError("The address is empty.") }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7f && $0 != "\\" })
    else { throw ConfigurationError("The address has characters that no address has: \(text)") }
    let lowered = text.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else {
      throw ConfigurationError("The address must start with https:// or http://: \(text)")
    }
    scheme = lowered.hasPrefix("https") ? "https" : "http"
    let rest = text.dropFirst(scheme.utf8.count + 3)
    guard !rest.contains("?"), !rest.contains("#") else {
      throw ConfigurationError("The address must end before any ? or #: \(text)")
    }
    let authority = rest.prefix { $0 != "/" }
    guard !authority.contains("@") else {
      throw ConfigurationError("The address must not contain a user or password.")
    }
    (host, port) = try Self.parts(of: authority.lowercased(), in: text)
    prefix = String(rest.dropFirst(authority.count).trimmingTrailingSlashes())
  }

  /// Host and port, as errors and the request log show them.
  var authority: String {
    host + (port.map { ":\($0)" } ?? "")
  }

  /// The same for every way to write the same address: `https://cpd.example.com:443/prefix`.
  public var identity: String {
    "\(scheme)://\(host):\(port ?? (scheme == "https" ? 443 : 80))\(prefix)"
  }

  var text: String { "\(scheme)://\(authority)\(prefix)" }

  /// It leads to this machine and leaves it nowhere.
  public var isThisMachine: Bool {
    let host = host.trimming("[", "]")
    if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
    return IPv4Range(host).map { IPv4Range("127.0.0.0/8")?.contains($0) == true } ?? false
  }

  /// True if a request to it can be read on its way.
  public var isOpen: Bool { scheme == "http" && !isThisMachine }

  private static func parts(
    of authority: String, in text: String
  ) throws(ConfigurationError) -> (host: String, port: Int?) {
    let isBracketed = authority.hasPrefix("[")
    let end =
      isBracketed
      ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
      : authority.firstIndex(of: ":")
    let host = String(authority[..<(end ?? authority.endIndex)])
    let rest = authority[(end ?? authority.endIndex)...]
    guard isHost(host, isBracketed: isBracketed) else {
      throw ConfigurationError("The address names no host: \(text)")
    }
    guard !rest.isEmpty, rest != ":" else { return (host, nil) }
    guard rest.hasPrefix(":"), rest.dropFirst().allSatisfy(\.isNumber),
      let port = Int(rest.dropFirst()), (1...65_535).contains(port)
    else { throw ConfigurationError("The address has no valid port: \(text)") }
    return (host, port)
  }

  private static func isHost(_ host: String, isBracketed: Bool) -> Bool {
    guard isBracketed else {
      return !host.isEmpty
        && host.utf8.allSatisfy { $0.isLetterOrDigit || $0 == 0x2d || $0 == 0x2e || $0 == 0x5f }
    }
    let inner = host.dropFirst().dropLast()
    return host.hasSuffix("]") && inner.contains(":")
      && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }
}

extension BaseURL {
  /// The absolute address of a call; segments and values are percent-encoded here.
  func url(path: [String], query: [QueryItem]) -> String {
    "\(scheme)://\(authority)\(prefix)\(Self.target(path: path, query: query))"
  }

  /// `/v2/catalogs?limit=100`
  static func target(path: [String], query: [QueryItem]) -> String {
    var target = path.map { "/" + percentEncodedSegment($0) }.joined()
    for (index, item) in query.enumerated() {
      target += index == 0 ? "?" : "&"
      target += percentEncoded(item.name) + "=" + percentEncoded(item.value)
    }
    return target
  }
}

extension StringProtocol {
  fileprivate func trimmingBlanks() -> String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension Substring {
  fileprivate func trimmingTrailingSlashes() -> Substring {
    var text = self
    while text.hasSuffix("/") { text = text.dropLast() }
    return text
  }
}
