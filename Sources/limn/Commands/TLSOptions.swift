import ArgumentParser
import Foundation
import PlatformEmulator

/// With what the emulator proves who it is, if it speaks HTTPS.
struct TLSOptions: ParsableArguments {
  @Flag(help: "Serve HTTPS, with a certificate that it makes for itself unless there is another.")
  var tls = false

  @Option(
    name: .customLong("tls-cert"),
    help: ArgumentHelp("Certificate and those above it (PEM).", valueName: "file"))
  var certificate: String?

  @Option(
    name: .customLong("tls-key"),
    help: ArgumentHelp("Private key of the certificate (PEM).", valueName: "file"))
  var key: String?

  func validate() throws {
    if certificate != nil, key == nil {
      throw ValidationError("--tls-cert: its private key is missing: --tls-key FILE")
    }
    if key != nil, certificate == nil {
      throw ValidationError("--tls-key: its certificate is missing: --tls-cert FILE")
    }
    for (option, file) in [("--tls-cert", certificate), ("--tls-key", key)] {
      if let file, !FileManager.default.isReadableFile(atPath: file) {
        throw ValidationError("\(option): \(file) cannot be read")
      }
    }
  }

  /// Nil: plain HTTP. `ownCertificate` is the file that clients are to trust, if it made its own.
  ///
  /// - Parameter data: where the emulator keeps its world; its certificate is kept there too.
  func identity(
    host: String, data: String?
  ) throws -> (tls: EmulatorServer.TLS, ownCertificate: String?)? {
    if let certificate, let key {
      return (try EmulatorServer.TLS(certificate: certificate, key: key), nil)
    }
    guard tls else { return nil }
    let state = Places(environment: ProcessInfo.processInfo.environment).state.path
    let own = try EmulatorServer.OwnCertificate(in: data ?? state, host: host)
    return (try own.tls(), own.file)
  }
}
