import NIOSSL

extension EmulatorServer {
  /// With what the server proves who it is.
  public struct TLS: Sendable {
    let context: NIOSSLContext

    /// - Parameters:
    ///   - certificate: PEM file with the server's certificate, and those between it and its root.
    ///   - key: PEM file with its private key.
    /// Throws `EmulatorStartError`.
    public init(certificate: String, key: String) throws {
      let chain = try Self.reading(certificate, "no PEM file with certificates") {
        try NIOSSLCertificate.fromPEMFile(certificate)
      }
      let privateKey = try Self.reading(key, "no PEM file with a private key") {
        try NIOSSLPrivateKey(file: key, format: .pem)
      }
      guard !chain.isEmpty else {
        throw EmulatorStartError.unusableTLS(
          file: certificate, reason: "no PEM file with certificates")
      }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
      configuration.minimumTLSVersion = .tlsv12
      context = try Self.reading(key, "not the key of \(certificate)") {
        try NIOSSLContext(configuration: configuration)
      }
    }

    private static func reading<T>(_ file: String, _ problem: String, _ body: () throws -> T) throws
      -> T
    {
      do {
        return try body()
      } catch {
        throw EmulatorStartError.unusableTLS(file: file, reason: problem)
      }
    }
  }
}
