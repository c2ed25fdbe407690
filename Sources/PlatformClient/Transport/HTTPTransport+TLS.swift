import NIOSSL

extension HTTPTransport {
  /// TLS 1.2 or newer: older versions are broken, and would get the password too (RFC 8996).
  static var safe: TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    return tls
  }

  /// Throws what `init` would throw: a file or a proxy that cannot be used.
  public static func check(_ settings: Settings) throws(ConfigurationError) {
    _ = try tls(settings)
    _ = try ProxySettings(environment: settings.environment, proxy: settings.proxy)
  }

  /// Whom this side trusts, and what it proves who it is with.
  static func tls(_ settings: Settings) throws(ConfigurationError) -> TLSConfiguration {
    var tls = safe
    if !settings.verifiesTLS { tls.certificateVerification = .none }
    if let file = settings.trustFile {
      let certificates = (try? NIOSSLCertificate.fromPEMFile(file)) ?? []
      guard !certificates.isEmpty else {
        throw ConfigurationError("The file of trusted certificates has none in PEM form: \(file)")
      }
      tls.trustRoots = .certificates(certificates)
    }
    try addIdentity(settings, to: &tls)
    return tls
  }

  private static func addIdentity(
    _ settings: Settings, to tls: inout TLSConfiguration
  ) throws(ConfigurationError) {
    guard let file = settings.clientCertificate, let keyFile = settings.clientKey else { return }
    let chain = (try? NIOSSLCertificate.fromPEMFile(file)) ?? []
    guard !chain.isEmpty else {
      throw ConfigurationError("The client certificate cannot be read: \(file)")
    }
    guard let key = try? NIOSSLPrivateKey(file: keyFile, format: .pem) else {
      throw ConfigurationError("The key of the client certificate cannot be read: \(keyFile)")
    }
    tls.certificateChain = chain.map { .certificate($0) }
    tls.privateKey = .privateKey(key)
    guard (try? NIOSSLContext(configuration: tls)) != nil else {
      throw ConfigurationError("\(keyFile) is not the key of the client certificate \(file)")
    }
  }
}
