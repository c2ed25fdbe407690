import Crypto
import LocalFiles
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension EmulatorServer {
  /// A certificate that the emulator makes for itself, and keeps to be recognized by.
  public struct OwnCertificate: Sendable {
    /// What clients are to trust: `limn --ca-file`.
    public let file: String
    private let keyFile: String

    /// Takes the one that is in `directory`, or makes a new one if there is none that will do for
    /// this host.
    ///
    /// Throws `EmulatorStartError`.
    public init(in directory: String, host: String) throws {
      file = directory + "/emulator-certificate.pem"
      keyFile = directory + "/emulator-key.pem"
      let names = Self.names(host)
      do {
        if Self.isUsable(file, names), FileManager.default.fileExists(atPath: keyFile) { return }
        try FileManager.default.createDirectory(
          atPath: directory, withIntermediateDirectories: true)
        let (certificate, key) = try Self.make(names)
        try Self.write(key, to: keyFile, permissions: 0o600)
        try Self.write(certificate, to: file, permissions: 0o644)
      } catch {
        throw EmulatorStartError.unusableTLS(file: file, reason: "it cannot be written: \(error)")
      }
    }

    /// Throws `EmulatorStartError`.
    public func tls() throws -> TLS {
      try TLS(certificate: file, key: keyFile)
    }

    private static func names(_ host: String) -> [GeneralName] {
      var names: [GeneralName] = [.dnsName("localhost")]
      for address in ["127.0.0.1", "::1"] { names.append(Self.name(address)) }
      if !names.contains(Self.name(host)) { names.append(Self.name(host)) }
      return names
    }

    private static func name(_ host: String) -> GeneralName {
      var bytes = [UInt8](repeating: 0, count: 16)
      if inet_pton(AF_INET, host, &bytes) == 1 {
        return .ipAddress(ASN1OctetString(contentBytes: bytes[..<4]))
      }
      if inet_pton(AF_INET6, host, &bytes) == 1 {
        return .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
      }
      return .dnsName(host)
    }

    private static func isUsable(_ file: String, _ names: [GeneralName]) -> Bool {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8),
        let certificate = try? Certificate(pemEncoded: text),
        let known = try? certificate.extensions.subjectAlternativeNames
      else { return false }
      return certificate.notValidAfter > Date() + day && names.allSatisfy(known.contains)
    }

    /// In PEM: the certificate, and its key. It says nothing of how the key may be used, as it vouches
    /// for itself without being an authority.
    private static func make(_ names: [GeneralName]) throws -> (String, String) {
      let key = P256.Signing.PrivateKey()
      let name = try DistinguishedName { CommonName("limn emulator") }
      let publicKey = Certificate.PublicKey(key.publicKey)
      let certificate = try Certificate(
        version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
        notValidBefore: Date() - day, notValidAfter: Date() + 365 * day, issuer: name,
        subject: name, signatureAlgorithm: .ecdsaWithSHA256,
        extensions: try Certificate.Extensions {
          Critical(BasicConstraints.notCertificateAuthority)
          try ExtendedKeyUsage([.serverAuth])
          SubjectKeyIdentifier(hash: publicKey)
          SubjectAlternativeNames(names)
        }, issuerPrivateKey: Certificate.PrivateKey(key))
      return (try certificate.serializeAsPEM().pemString, key.pemRepresentation)
    }

    private static func write(_ text: String, to path: String, permissions: UInt32) throws {
      try WrittenFile.write(
        Array(text.utf8), to: path, replaces: true, mode: permissions, keepsMode: false)
    }

    private static let day: TimeInterval = 86_400
  }
}
