import HTTPTypes
import PlatformModel
import Testing

@testable import PlatformClient

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whom the transport trusts, over real sockets of this machine.
struct TLSTests {
  private func get(
    _ server: TLSServer, _ settings: HTTPTransport.Settings
  ) throws -> Result<Int, PlatformError> {
    let transport = try HTTPTransport(settings: settings)
    do throws(PlatformError) {
      let answer = try transport.send(
        TransportRequest(method: .get, url: server.url), cancellation: Cancellation())
      return .success(answer.status)
    } catch {
      return .failure(error)
    }
  }

  private func cause(_ result: Result<Int, PlatformError>) -> PlatformError.Cause? {
    guard case .failure(let error) = result else { return nil }
    return error.cause
  }

  /// Runs `body` with the path of a file that holds `text`.
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    var path = Array("/tmp/limn-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    let name = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      close(descriptor)
      unlink(name)
    }
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    try body(name)
  }

  @Test func aPrivateAuthorityIsTrustedWhenItsFileIsNamed() throws {
    let server = try TLSServer(
      certificate: TestCertificates.here, key: TestCertificates.hereKey)

    try withFile(TestCertificates.authority) { file in
      let result = try get(server, .init(trustFile: file))

      #expect(result == .success(200))
    }
  }

  @Test func aPrivateAuthorityIsNotTrustedOtherwise() throws {
    let server = try TLSServer(
      certificate: TestCertificates.here, key: TestCertificates.hereKey)

    let result = try get(server, .init())

    #expect(
      cause(result)
        == .untrusted(
          "no trusted authority vouches for the certificate, which “Test Authority” has issued"))
  }

  @Test func aCertificateOfAnotherHostIsNotTrusted() throws {
    let server = try TLSServer(
      certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)

    try withFile(TestCertificates.authority) { file in
      let result = try get(server, .init(trustFile: file))

      #expect(cause(result) == .untrusted("the certificate is that of another host, “elsewhere”"))
    }
  }

  @Test func withoutVerificationEveryCertificateWillDo() throws {
    let server = try TLSServer(
      certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)

    #expect(try get(server, .init(verifiesTLS: false)) == .success(200))
  }

  @Test func aFileWithoutCertificatesIsRefused() throws {
    try withFile("no certificates here") { file in
      #expect(throws: ConfigurationError.self) {
        try HTTPTransport(settings: .init(trustFile: file))
      }
    }
  }

  @Test func aClientProvesWhoItIsWithItsCertificate() throws {
    let server = try TLSServer(
      certificate: TestCertificates.here, key: TestCertificates.hereKey,
      client: TestCertificates.client)

    try withFile(TestCertificates.client) { certificate in
      try withFile(TestCertificates.clientKey) { key in
        let known = HTTPTransport.Settings(
          verifiesTLS: false, clientCertificate: certificate, clientKey: key)
        let welcome = try get(server, known)
        let stranger = try get(server, .init(verifiesTLS: false))
        #expect(welcome == .success(200))
        #expect(cause(stranger) != nil)
      }
    }
  }

  @Test func aClientCertificateThatCannotBeUsedIsRefused() throws {
    try withFile(TestCertificates.client) { certificate in
      try withFile(TestCertificates.hereKey) { key in
        let error = #expect(throws: ConfigurationError.self) {
          try HTTPTransport(settings: .init(clientCertificate: certificate, clientKey: key))
        }
        #expect(error?.description.contains("is not the key of") == true)
        #expect(throws: ConfigurationError.self) {
          try HTTPTransport(settings: .init(clientCertificate: key, clientKey: certificate))
        }
      }
    }
  }

  @Test func aCertificateThatVouchesForItselfIsNamed() throws {
    let server = try TLSServer(
      certificate: TestCertificates.client, key: TestCertificates.clientKey)

    #expect(
      try cause(get(server, .init()))
        == .untrusted("nobody but “Test Client” itself vouches for its certificate"))
  }
}
