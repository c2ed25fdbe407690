import HTTPTypes
import NIOSSL
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

      #expect(
        cause(result)
          == .untrusted("the certificate is that of another host: it is issued for elsewhere.test"))
    }
  }

  @Test func theHostsOfACertificateOfOthersAreNamed() throws {
    let server = try TLSServer(certificate: TestCertificates.others, key: TestCertificates.oldKey)

    try withFile(TestCertificates.oldAuthority) { file in
      let result = try get(server, .init(trustFile: file))

      #expect(
        cause(result)
          == .untrusted(
            "the certificate is that of another host: it is issued for cpd.example.org, "
              + "*.apps.example.org, 10.0.0.7"))
    }
  }

  @Test(arguments: [
    (TestCertificates.expired, "the certificate of “here” expired on 2021-02-03 04:05 UTC"),
    (
      TestCertificates.early,
      "the certificate of “here” holds only from 2100-01-01 00:00 UTC on; is the clock of this "
        + "machine right?"
    ),
  ])
  func aCertificateOutOfItsTimeSaysSinceWhen(certificate: String, why: String) throws {
    let server = try TLSServer(certificate: certificate, key: TestCertificates.oldKey)

    try withFile(TestCertificates.oldAuthority) { file in
      let result = try get(server, .init(trustFile: file))

      #expect(cause(result) == .untrusted(why))
    }
  }

  /// The library may be built without the oldest ones; then there is no such server to refuse.
  @Test(arguments: [TLSVersion.tlsv1, .tlsv11])
  func aServerWithAnOldTLSGetsNoPassword(version: TLSVersion) throws {
    let server = try TLSServer(
      certificate: TestCertificates.here, key: TestCertificates.hereKey, version: version)

    let result = try get(server, .init(verifiesTLS: false))

    #expect(
      cause(result)
        == .unreachable("it knows no TLS from 1.2 on, and what is older is not safe"))
  }

  @Test func whatIsNoTLSBlamesNoCertificate() throws {
    let server = try LoopbackServer { connection in
      connection.write([0x16, 0x03, 0x03, 0x00, 0x05, 0xff, 0xff, 0xff, 0xff, 0xff])
      connection.waitForEnd()
    }
    let transport = try HTTPTransport()

    let error = try platformError { () throws(PlatformError) in
      try transport.send(
        TransportRequest(method: .get, url: "https://127.0.0.1:\(server.port)/"),
        cancellation: Cancellation())
    }

    guard case .unreachable(let why) = error.cause else {
      Issue.record("It is \(error.cause).")
      return
    }
    #expect(why.hasPrefix("no secure connection came about"))
    #expect(!why.contains("/"))
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
